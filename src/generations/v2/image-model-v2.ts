import type { ImageModelV4 } from '@ai-sdk/provider';
import type { ImageModelV2, ImageModelV2CallOptions, ImageModelV2CallWarning } from '@ai-sdk/provider-v2';
import type { SharedV3Warning } from '@ai-sdk/provider-v3';
import { FalOpenRouterImageModelV3 } from '../v3/image-model-v3.js';
import { omitUndefined } from '../../omit-undefined.js';
import { describeWarning } from './describe-warning.js';

/** What an image model of V2 answers. */
export type ImageModelV2Result = Awaited<ReturnType<ImageModelV2['doGenerate']>>;

const CALL_SETTINGS = ['prompt', 'n', 'size', 'aspectRatio', 'seed', 'providerOptions', 'headers'] as const;

/** An image model for AI SDK 5, which does what the V4 model does; V2 has neither files nor a mask to start from. */
export class FalOpenRouterImageModelV2 implements ImageModelV2 {
  readonly specificationVersion = 'v2';
  private readonly source: FalOpenRouterImageModelV3;

  constructor(source: ImageModelV4) {
    this.source = new FalOpenRouterImageModelV3(source);
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
  get maxImagesPerCall(): ImageModelV2['maxImagesPerCall'] {
    return this.source.maxImagesPerCall;
  }

  /** Makes images. */
  async doGenerate(options: ImageModelV2CallOptions): Promise<ImageModelV2Result> {
    const { warnings, ...same } = await this.source.doGenerate({
      ...options,
      files: undefined,
      mask: undefined,
    });
    // The cast: the metadata of images is JSON as it was parsed, which holds no `undefined`.
    return { ...same, warnings: warnings.map(lowerWarning) } as ImageModelV2Result;
  }
}

function lowerWarning(warning: SharedV3Warning): ImageModelV2CallWarning {
  const setting = CALL_SETTINGS.find(name => warning.type === 'unsupported' && name === warning.feature);
  if (setting === undefined || warning.type === 'other')
    return { type: 'other', message: describeWarning(warning) };
  return { type: 'unsupported-setting', setting, ...omitUndefined({ details: warning.details }) };
}
