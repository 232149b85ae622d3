import type { EmbeddingModelV4 } from '@ai-sdk/provider';
import type { EmbeddingModelV2 } from '@ai-sdk/provider-v2';
import { addOwnMetadata } from '../provider-metadata.js';
import { FalOpenRouterEmbeddingModelV3 } from '../v3/embedding-model-v3.js';
import { omitUndefined } from '../../omit-undefined.js';
import { lowerWarningsToV2 } from './lower-warnings.js';
import { omitUndefinedMetadata } from './omit-undefined-metadata.js';

/** What an embedding model of V2 is asked. */
export type EmbeddingModelV2CallOptions = Parameters<EmbeddingModelV2<string>['doEmbed']>[0];

/** What an embedding model of V2 answers. */
export type EmbeddingModelV2Result = Awaited<ReturnType<EmbeddingModelV2<string>['doEmbed']>>;

/** An embedding model for AI SDK 5, which does what the V4 model does. */
export class FalOpenRouterEmbeddingModelV2 implements EmbeddingModelV2<string> {
  readonly specificationVersion = 'v2';
  private readonly source: FalOpenRouterEmbeddingModelV3;

  constructor(source: EmbeddingModelV4) {
    this.source = new FalOpenRouterEmbeddingModelV3(source);
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
  get maxEmbeddingsPerCall(): EmbeddingModelV2<string>['maxEmbeddingsPerCall'] {
    return this.source.maxEmbeddingsPerCall;
  }

  /** Whether the AI SDK may send the requests of one list at the same time. */
  get supportsParallelCalls(): EmbeddingModelV2<string>['supportsParallelCalls'] {
    return this.source.supportsParallelCalls;
  }

  /** Embeds the values, in their order. V2 has no warnings here: they come in the metadata, under `warnings`. */
  async doEmbed({ headers, ...options }: EmbeddingModelV2CallOptions): Promise<EmbeddingModelV2Result> {
    const { warnings, providerMetadata, ...same } = await this.source.doEmbed({
      ...options,
      ...omitUndefined({ headers: headers === undefined ? undefined : omitUndefinedHeaders(headers) }),
    });
    const metadata =
      warnings.length === 0
        ? providerMetadata
        : addOwnMetadata(providerMetadata, { warnings: lowerWarningsToV2(warnings, undefined) });
    return { ...same, ...omitUndefinedMetadata(omitUndefined({ providerMetadata: metadata })) };
  }
}

function omitUndefinedHeaders(headers: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
