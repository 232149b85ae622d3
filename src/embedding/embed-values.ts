import {
  InvalidResponseDataError,
  type EmbeddingModelV4CallOptions,
  type EmbeddingModelV4Result,
} from '@ai-sdk/provider';
import { extractResponseHeaders } from '@ai-sdk/provider-utils';
import { toCamelCaseObject } from '../chat/decode/convert-usage.js';
import { isObject, readNumber, readText, type WireObject } from '../chat/decode/wire-answer.js';
import type { ModelConfig } from '../chat/serialize-model.js';
import { createErrorFromAnswer } from '../errors/create-api-call-error.js';
import { readErrorBody } from '../errors/read-error-body.js';
import { OPTIONS_KEY } from '../names.js';
import { readAnswer } from '../read-answer.js';
import { createUrl, sendRequest } from '../send-request.js';
import { readEmbeddingFields } from './embedding-options.js';
import { readEmbeddings } from './read-embeddings.js';

const PATH = '/embeddings';

/**
 * Embeds texts with one request. The factory's embedding model is not used: it knows two of the route's fields, ignores the
 * order of the answer, and fails on a usage without prompt tokens.
 */
export async function embedValues(
  modelId: string,
  { settings, options }: ModelConfig,
  { values, dimensions, headers, abortSignal, providerOptions }: EmbeddingModelV4CallOptions,
): Promise<EmbeddingModelV4Result> {
  const body = {
    model: modelId,
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
    const statement = readErrorBody(answer.body);
    if (statement !== undefined) throw createErrorFromAnswer(statement, answer.body, answer.text, context);
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
