import {
  InvalidResponseDataError,
  TooManyEmbeddingValuesForCallError,
  type EmbeddingModelV4,
  type EmbeddingModelV4CallOptions,
  type EmbeddingModelV4Result,
} from '@ai-sdk/provider';
import { extractResponseHeaders, WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import { toCamelCaseObject } from '../chat/decode/convert-usage.js';
import { isObject, readNumber, readText, type WireObject } from '../chat/decode/wire-answer.js';
import {
  deserializeModel,
  serializeModel,
  type ModelConfig,
  type SerializedModel,
} from '../chat/serialize-model.js';
import { createErrorFromAnswer } from '../errors/create-api-call-error.js';
import { readErrorBody, saysSomething } from '../errors/read-error-body.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';
import { readAnswer } from '../read-answer.js';
import { createUrl, sendRequest } from '../send-request.js';
import { readEmbeddingFields } from './embedding-options.js';
import { readEmbeddings } from './read-embeddings.js';

const PATH = '/embeddings';

/** Texts per request (OpenAI's limit, and that of the route's schema). */
const MAX_EMBEDDINGS_PER_CALL = 2048;

/**
 * An embedding model of the route, such as `openai/text-embedding-3-small`. Some accounts need a key of the vendor's own.
 * The factory's embedding model is not used: it knows two of the route's fields, ignores the order of the answer, and fails
 * on a usage without prompt tokens.
 */
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
  async doEmbed({
    values,
    dimensions,
    headers,
    abortSignal,
    providerOptions,
  }: EmbeddingModelV4CallOptions): Promise<EmbeddingModelV4Result> {
    const { settings, options } = this.#config;
    if (values.length > MAX_EMBEDDINGS_PER_CALL) {
      throw new TooManyEmbeddingValuesForCallError({
        provider: this.provider,
        modelId: this.modelId,
        maxEmbeddingsPerCall: MAX_EMBEDDINGS_PER_CALL,
        values,
      });
    }
    const body = {
      model: this.modelId,
      input: values,
      dimensions,
      ...readEmbeddingFields(providerOptions, options),
      // The AI SDK takes nothing but lists of numbers.
      encoding_format: 'float',
    };
    const text = JSON.stringify(body);
    const response = await sendRequest({ settings, path: PATH, headers, body, text, abortSignal });
    const responseHeaders = extractResponseHeaders(response);
    const context = { url: createUrl(settings, PATH), requestBodyValues: body, responseHeaders };
    const answer = await readAnswer(response, context, abortSignal);
    const embeddings = readEmbeddings(answer.body['data'], values.length);
    if (embeddings === undefined) {
      if (saysSomething(answer.body['error'])) {
        const statement = readErrorBody(answer.body) ?? { message: 'The route reported an error' };
        throw createErrorFromAnswer(statement, answer.body, answer.text, context);
      }
      throw new InvalidResponseDataError({
        data: answer.body,
        message: `The answer does not have one embedding for each of the ${values.length} texts.`,
      });
    }
    const tokens = readTokens(answer.body['usage']);
    return {
      embeddings,
      warnings: [],
      ...(tokens !== undefined && { usage: { tokens } }),
      providerMetadata: { [OPTIONS_KEY]: readMetadata(answer.body, responseHeaders) },
      response: { headers: responseHeaders, body: answer.body },
    };
  }
}

function readTokens(usage: unknown): number | undefined {
  if (!isObject(usage)) return undefined;
  return readNumber(usage['prompt_tokens']) ?? readNumber(usage['total_tokens']);
}

function readMetadata(
  body: WireObject,
  headers: Readonly<Record<string, string>>,
): NonNullable<EmbeddingModelV4Result['providerMetadata']>[string] {
  const provider = readText(body['provider']);
  const requestId = headers['x-fal-request-id'];
  return {
    ...(provider !== undefined && { provider }),
    ...(requestId !== undefined && { requestId }),
    ...(isObject(body['usage']) && { usage: toCamelCaseObject(body['usage']) }),
  };
}
