import {
  TooManyEmbeddingValuesForCallError,
  type EmbeddingModelV4,
  type EmbeddingModelV4CallOptions,
  type EmbeddingModelV4Result,
} from '@ai-sdk/provider';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@workflow/serde';
import {
  deserializeModel,
  serializeModel,
  type ModelConfig,
  type SerializedModel,
} from '../chat/serialize-model.js';
import { PROVIDER_NAME } from '../names.js';

/** Texts per request (OpenAI's limit, and that of the route's schema). */
const MAX_EMBEDDINGS_PER_CALL = 2048;

/** An embedding model of the route, such as `openai/text-embedding-3-small`. Some accounts need a key of the vendor's own. */
export class FalOpenRouterEmbeddingModel implements EmbeddingModelV4 {
  readonly specificationVersion = 'v4';
  readonly provider: string = `${PROVIDER_NAME}.embedding`;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: number = MAX_EMBEDDINGS_PER_CALL;
  readonly supportsParallelCalls: boolean = true;
  readonly #config: ModelConfig;

  /** What a durable engine stores of the model: everything but the key and what is no JSON. */
  static [WORKFLOW_SERIALIZE](model: FalOpenRouterEmbeddingModel): SerializedModel {
    return serializeModel(model.modelId, model.#config);
  }

  /** The model again, perhaps in another process: its key comes from the environment there. */
  static [WORKFLOW_DESERIALIZE](serialized: SerializedModel): FalOpenRouterEmbeddingModel {
    return new FalOpenRouterEmbeddingModel(serialized.modelId, deserializeModel(serialized));
  }

  constructor(modelId: string, config: ModelConfig) {
    this.modelId = modelId;
    this.#config = config;
  }

  /**
   * Embeds up to 2048 texts with one request.
   *
   * @throws APICallError, LoadAPIKeyError, TooManyEmbeddingValuesForCallError; InvalidResponseDataError when the answer
   * does not have one vector for each text.
   */
  async doEmbed(callOptions: EmbeddingModelV4CallOptions): Promise<EmbeddingModelV4Result> {
    const { values } = callOptions;
    if (values.length > MAX_EMBEDDINGS_PER_CALL) {
      throw new TooManyEmbeddingValuesForCallError({
        provider: this.provider,
        modelId: this.modelId,
        maxEmbeddingsPerCall: MAX_EMBEDDINGS_PER_CALL,
        values,
      });
    }
    const { embedValues } = await import('./embed-values.js');
    return embedValues(this.modelId, this.#config, callOptions);
  }
}
