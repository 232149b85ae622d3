import type { EmbeddingModelV4 } from '@ai-sdk/provider';
import type {
  EmbeddingModelV3,
  EmbeddingModelV3CallOptions,
  EmbeddingModelV3Result,
} from '@ai-sdk/provider-v3';
import { lowerWarningsToV3 } from './lower-warnings.js';

/** An embedding model for AI SDK 6, which does what the V4 model does. */
export class FalOpenRouterEmbeddingModelV3 implements EmbeddingModelV3 {
  readonly specificationVersion = 'v3';
  private readonly source: EmbeddingModelV4;

  constructor(source: EmbeddingModelV4) {
    this.source = source;
  }

  /** `fal-openrouter.embedding` */
  get provider(): string {
    return this.source.provider;
  }

  /** The model id without reference prefix. */
  get modelId(): string {
    return this.source.modelId;
  }

  /** How many values go into one request; the AI SDK splits longer lists. */
  get maxEmbeddingsPerCall(): EmbeddingModelV3['maxEmbeddingsPerCall'] {
    return this.source.maxEmbeddingsPerCall;
  }

  /** Whether the AI SDK may send the requests of one list at the same time. */
  get supportsParallelCalls(): EmbeddingModelV3['supportsParallelCalls'] {
    return this.source.supportsParallelCalls;
  }

  /** Embeds the values, in their order. */
  async doEmbed(options: EmbeddingModelV3CallOptions): Promise<EmbeddingModelV3Result> {
    const result = await this.source.doEmbed(options);
    // The cast: the JSON types of the two versions differ in `readonly` only.
    return { ...result, warnings: lowerWarningsToV3(result.warnings) } as EmbeddingModelV3Result;
  }
}
