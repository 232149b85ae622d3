import {
  InvalidResponseDataError,
  type EmbeddingModelV4CallOptions,
  type EmbeddingModelV4Result,
} from '@ai-sdk/provider';
import { toCamelCaseObject } from '../chat/decode/convert-usage.js';
import { isObject, readNumber, readText } from '../chat/decode/wire-answer.js';
import type { ModelConfig } from '../chat/serialize-model.js';
import { createErrorFromAnswer } from '../errors/create-api-call-error.js';
import { hideSecretInData } from '../errors/hide-secret.js';
import { readErrorBody } from '../errors/read-error-body.js';
import { omitUndefined } from '../omit-undefined.js';
import { OPTIONS_KEY } from '../names.js';
import { readAnswer } from '../read-answer.js';
import { sendRequest } from '../send-request.js';
import { convertEmbeddingOptions } from './embedding-options.js';
import { readEmbeddings } from './read-embeddings.js';

/**
 * Embeds texts with one request. The factory's embedding model is not used: it knows two of the route's fields, ignores the
 * order of the answer, and fails on a usage without prompt tokens.
 */
export async function embedValues(
  modelId: string,
  { settings, options }: ModelConfig,
  callOptions: EmbeddingModelV4CallOptions,
): Promise<EmbeddingModelV4Result> {
  const { values, abortSignal } = callOptions;
  const body = {
    model: modelId,
    input: values,
    ...convertEmbeddingOptions(callOptions, options),
    // The AI SDK takes nothing but lists of numbers.
    encoding_format: 'float',
  };
  const text = JSON.stringify(body);
  const { response, context } = await sendRequest(settings, '/embeddings', body, text, callOptions);
  const { responseHeaders } = context;
  const answer = await readAnswer(response, context, abortSignal);
  const embeddings = readEmbeddings(answer.body['data'], values.length);
  if (embeddings === undefined) {
    const statement = readErrorBody(answer.body);
    if (statement !== undefined) throw createErrorFromAnswer(statement, answer.body, answer.text, context);
    throw new InvalidResponseDataError({
      data: hideSecretInData(answer.body, context.authorization),
      message: `The answer does not have one embedding for each of the ${values.length} texts.`,
    });
  }
  const { provider, usage } = answer.body;
  const knownUsage = isObject(usage) ? usage : undefined;
  const tokens = readNumber(knownUsage?.['prompt_tokens']) ?? readNumber(knownUsage?.['total_tokens']);
  return {
    embeddings,
    warnings: [],
    ...(tokens !== undefined && { usage: { tokens } }),
    providerMetadata: {
      [OPTIONS_KEY]: omitUndefined({
        provider: readText(provider),
        requestId: responseHeaders['x-fal-request-id'],
        usage: knownUsage && toCamelCaseObject(knownUsage),
      }),
    },
    response: { headers: responseHeaders, body: answer.body },
  };
}
