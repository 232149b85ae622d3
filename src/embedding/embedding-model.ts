import type { EmbeddingModelV4 } from '@ai-sdk/provider';
import { isObject } from '../chat/decode/wire-answer.js';
import { toCamelCaseObject } from '../chat/decode/convert-usage.js';
import { createHeaders } from '../headers.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';
import type { ResolvedSettings } from '../settings.js';

/** What an embedding model is made of. */
export interface EmbeddingModelConfig {
  readonly settings: ResolvedSettings;
  /** The factory's embedding model: it sends the request, through a `fetch` that knows the route's errors. */
  readonly base: EmbeddingModelV4;
}

/** Texts per request (OpenAI's limit, which the factory keeps too). */
const MAX_EMBEDDINGS_PER_CALL = 2048;

/** An embedding model of the route, such as `openai/text-embedding-3-small`. Some accounts need a key of the vendor's own. */
export class FalOpenRouterEmbeddingModel implements EmbeddingModelV4 {
  readonly specificationVersion = 'v4';
  readonly provider: string = `${PROVIDER_NAME}.embedding`;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: number = MAX_EMBEDDINGS_PER_CALL;
  readonly supportsParallelCalls: boolean = true;
  readonly #config: EmbeddingModelConfig;

  constructor(modelId: string, config: EmbeddingModelConfig) {
    this.modelId = modelId;
    this.#config = config;
  }

  async doEmbed(
    options: Parameters<EmbeddingModelV4['doEmbed']>[0],
  ): Promise<Awaited<ReturnType<EmbeddingModelV4['doEmbed']>>> {
    const { settings, base } = this.#config;
    const given = options.providerOptions;
    const own = { ...given?.[PROVIDER_NAME], ...given?.[OPTIONS_KEY] };
    const result = await base.doEmbed({
      ...options,
      headers: await createHeaders(settings, options.headers),
      // The factory would call the second spelling deprecated; here it is as good as the first.
      providerOptions: { ...omitKey(given, PROVIDER_NAME), [OPTIONS_KEY]: own },
    });
    const body = result.response?.body;
    const metadata = {
      ...(isObject(body) && isObject(body['usage']) && { usage: toCamelCaseObject(body['usage']) }),
      ...(isObject(body) && typeof body['provider'] === 'string' && { provider: body['provider'] }),
      ...(result.response?.headers?.['x-fal-request-id'] !== undefined && {
        requestId: result.response.headers['x-fal-request-id'],
      }),
    };
    return { ...result, providerMetadata: { ...result.providerMetadata, [OPTIONS_KEY]: metadata } };
  }
}

function omitKey<VALUE>(record: Record<string, VALUE> | undefined, key: string): Record<string, VALUE> {
  const { [key]: _omitted, ...rest } = record ?? {};
  return rest;
}
