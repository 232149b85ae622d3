import type { ImageModelV4, ImageModelV4CallOptions, ImageModelV4Result } from '@ai-sdk/provider';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@workflow/serde';
import {
  deserializeModel,
  serializeModel,
  type ModelConfig,
  type SerializedModel,
} from '../chat/serialize-model.js';
import { PROVIDER_NAME } from '../names.js';
// With the catalogue, after everything else: see the provider.
import { FalOpenRouterChatLanguageModel } from '../chat/chat-language-model.js';

/** Asks a chat model for images, since the route has no image endpoint. One answer gives one image as a rule. */
export class FalOpenRouterImageModel implements ImageModelV4 {
  readonly specificationVersion = 'v4';
  readonly provider: string = `${PROVIDER_NAME}.image`;
  readonly modelId: string;
  /** The wire has no number of images, so the SDK makes a call for each. */
  readonly maxImagesPerCall: number = 1;
  readonly supportsFileInputs: boolean = true;
  readonly supportsMaskInputs: boolean = false;
  readonly #config: ModelConfig;
  readonly #chatModel: FalOpenRouterChatLanguageModel;

  /** What a durable engine stores of the model: everything but the key and what is no JSON. */
  static [WORKFLOW_SERIALIZE](model: FalOpenRouterImageModel): SerializedModel {
    return serializeModel(model.modelId, model.#config);
  }

  /** The model again, perhaps in another process: its key comes from the environment there. */
  static [WORKFLOW_DESERIALIZE](serialized: SerializedModel): FalOpenRouterImageModel {
    return new FalOpenRouterImageModel(serialized.modelId, deserializeModel(serialized));
  }

  constructor(modelId: string, config: ModelConfig) {
    this.modelId = modelId;
    this.#config = config;
    this.#chatModel = new FalOpenRouterChatLanguageModel(modelId, {
      ...config,
      fetchesGeneratedFiles: false,
    });
  }

  async doGenerate(callOptions: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
    const { generateImage } = await import('./generate-image.js');
    return generateImage(this.#chatModel, this.#config, callOptions);
  }
}
