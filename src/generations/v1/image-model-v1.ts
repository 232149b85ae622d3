import type { ImageModelV4 } from '@ai-sdk/provider';
import type { ImageModelV1, ImageModelV1CallOptions } from '@ai-sdk/provider-v1';
import { FalOpenRouterImageModelV2 } from '../v2/image-model-v2.js';

/** What an image model of V1 answers. */
export type ImageModelV1Result = Awaited<ReturnType<ImageModelV1['doGenerate']>>;

/** An image model for AI SDK 4, which does what the V4 model does; V1 has no metadata here. */
export class FalOpenRouterImageModelV1 implements ImageModelV1 {
  readonly specificationVersion = 'v1';
  private readonly source: FalOpenRouterImageModelV2;

  constructor(source: ImageModelV4) {
    this.source = new FalOpenRouterImageModelV2(source);
  }

  /** `fal-openrouter.image` */
  get provider(): string {
    return this.source.provider;
  }

  /** The model id without reference prefix. */
  get modelId(): string {
    return this.source.modelId;
  }

  /** How many images one request makes; AI SDK 4 sends several requests for more, one for each where this is `undefined`. */
  get maxImagesPerCall(): number | undefined {
    const { maxImagesPerCall, modelId } = this.source;
    const limit = typeof maxImagesPerCall === 'function' ? maxImagesPerCall({ modelId }) : maxImagesPerCall;
    // V1 asks synchronously: a number that is still to come is as good as none.
    return typeof limit === 'number' ? limit : undefined;
  }

  /** Makes images. */
  async doGenerate(options: ImageModelV1CallOptions): Promise<ImageModelV1Result> {
    const { images, warnings, response } = await this.source.doGenerate(options);
    return { images, warnings, response };
  }
}
