import type { ImageModelV4 } from '@ai-sdk/provider';
import type { ImageModelV3, ImageModelV3CallOptions } from '@ai-sdk/provider-v3';
import { lowerWarningsToV3 } from './lower-warnings.js';

/** What an image model of V3 answers. */
export type ImageModelV3Result = Awaited<ReturnType<ImageModelV3['doGenerate']>>;

/** An image model for AI SDK 6, which does what the V4 model does. */
export class FalOpenRouterImageModelV3 implements ImageModelV3 {
  readonly specificationVersion = 'v3';
  private readonly source: ImageModelV4;

  constructor(source: ImageModelV4) {
    this.source = source;
  }

  /** `fal-openrouter.image` */
  get provider(): string {
    return this.source.provider;
  }

  /** The model id without reference prefix. */
  get modelId(): string {
    return this.source.modelId;
  }

  /** How many images one request makes; the AI SDK sends several requests for more. */
  get maxImagesPerCall(): ImageModelV3['maxImagesPerCall'] {
    return this.source.maxImagesPerCall;
  }

  /** Makes images. */
  async doGenerate(options: ImageModelV3CallOptions): Promise<ImageModelV3Result> {
    const result = await this.source.doGenerate(options);
    // The cast: the JSON types of the two versions differ in `readonly` only.
    return { ...result, warnings: lowerWarningsToV3(result.warnings) } as ImageModelV3Result;
  }
}
