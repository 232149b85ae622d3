import { isAbortError } from '@ai-sdk/provider-utils';
import { isObject, type WireObject } from './chat/decode/wire-answer.js';
import {
  createConnectionError,
  createUnreadableAnswerError,
  type CallContext,
} from './errors/create-api-call-error.js';
import { parseJson } from './parse-json.js';
import { untilAborted } from './until-aborted.js';

/**
 * Reads a whole answer, as text and as the JSON object that it has to be.
 *
 * @throws APICallError when the connection breaks or the answer is no JSON object; the reason of the abort when the caller
 * aborted.
 */
export async function readAnswer(
  response: Response,
  context: CallContext,
  abortSignal: AbortSignal | undefined,
): Promise<{ text: string; body: WireObject }> {
  const text = await untilAborted(response.text(), abortSignal).catch((error: unknown) => {
    const isAborted = abortSignal?.aborted === true || isAbortError(error);
    throw isAborted ? error : createConnectionError(error, response.status, context);
  });
  const body = parseJson(text);
  if (!isObject(body)) throw createUnreadableAnswerError(text, response.status, context);
  return { text, body };
}
