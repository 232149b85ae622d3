import type { EmbeddingModelV4 } from '@ai-sdk/provider';
import type { EmbeddingModelV1 } from '@ai-sdk/provider-v1';
import { omitUndefined } from '../../omit-undefined.js';
import { FalOpenRouterEmbeddingModelV2 } from '../v2/embedding-model-v2.js';

/** What an embedding model of V1 is asked. */
export type EmbeddingModelV1CallOptions = Parameters<EmbeddingModelV1<string>['doEmbed']>[0];

/** What an embedding model of V1 answers. */
export type EmbeddingModelV1Result = Awaited<ReturnType<EmbeddingModelV1<string>['doEmbed']>>;

/** An embedding model for AI SDK 4, which does what the V4 model does; V1 has neither warnings nor metadata here. */
export class FalOpenRouterEmbeddingModelV1 implements EmbeddingModelV1<string> {
  readonly specificationVersion = 'v1';
  private readonly source: FalOpenRouterEmbeddingModelV2;

  constructor(source: EmbeddingModelV4) {
    this.source = new FalOpenRouterEmbeddingModelV2(source);
  }

  /** `fal-openrouter.embedding` */
  get provider(): string {
    return this.source.provider;
  }

  /** The model id without reference prefix. */
  get modelId(): string {
    return this.source.modelId;
  }

  /** How many values go into one request; AI SDK 4 splits longer lists, and sends all at once where this is `undefined`. */
  get maxEmbeddingsPerCall(): number | undefined {
    const { maxEmbeddingsPerCall } = this.source;
    // V1 asks synchronously: a number that is still to come is as good as none.
    return typeof maxEmbeddingsPerCall === 'number' ? maxEmbeddingsPerCall : undefined;
  }

  /** Whether the requests of one list may be sent at the same time. */
  get supportsParallelCalls(): boolean {
    return this.source.supportsParallelCalls === true;
  }

  /** Embeds the values, in their order. */
  async doEmbed(options: EmbeddingModelV1CallOptions): Promise<EmbeddingModelV1Result> {
    const { embeddings, usage, response } = await this.source.doEmbed(options);
    const rawResponse = response === undefined ? undefined : omitUndefined({ headers: response.headers });
    return { embeddings, ...omitUndefined({ usage, rawResponse }) };
  }
}
