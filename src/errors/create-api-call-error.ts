import { APICallError } from '@ai-sdk/provider';
import {
  createProviderStreamError,
  extractResponseHeaders,
  isAbortError,
  type ProviderStreamError,
} from '@ai-sdk/provider-utils';
import { adviseOnError, findStatusCode, isRetryableError } from './classify-error.js';
import { omitUndefined } from '../omit-undefined.js';
import { readErrorBody, type ErrorStatement } from './read-error-body.js';
import { hideSecret, hideSecretInData, hideSecretInHeaders } from './hide-secret.js';
import { describeUnreadable, parseErrorText } from './read-error-text.js';

/** Where an error happened, for the fields that every `APICallError` carries. */
export interface CallContext {
  readonly url: string;
  readonly requestBodyValues: unknown;
  readonly responseHeaders?: Record<string, string>;
  /** What the request's header said: where an answer quotes it, the secret is left out of the error. */
  readonly authorization?: string | undefined;
}

/**
 * An answer whose status is no success → an `APICallError` that says what happened and what to do.
 *
 * @throws the reason of the abort when the caller aborted while the body came.
 */
export async function readFailedResponse(response: Response, context: CallContext): Promise<APICallError> {
  const responseBody = await response.text().catch((error: unknown) => {
    if (isAbortError(error)) throw error;
    // A body that breaks off takes nothing from what status and headers say.
    return '';
  });
  const data = parseErrorText(responseBody);
  const { status } = response;
  return createError(
    readErrorBody(data)?.message ?? describeUnreadable(status, responseBody).message,
    status,
    { ...context, responseHeaders: extractResponseHeaders(response) },
    { responseBody, data },
  );
}

/** An error that came with status 200, before anything of an answer: rejects the call as if the status had said it. */
export function createErrorFromAnswer(
  statement: ErrorStatement,
  data: unknown,
  responseBody: string,
  context: CallContext,
): APICallError {
  return createError(statement.message, findStatusCode(statement), context, { responseBody, data });
}

/** An error that came after a part of the answer: the value of an `error` stream part. */
export function createStreamError(
  { message, type, code }: ErrorStatement,
  data: unknown,
  { responseHeaders = {}, authorization }: CallContext,
): ProviderStreamError {
  const statusCode = findStatusCode({ message, type, code });
  return createProviderStreamError({
    message: hideSecret(completeMessage(message, statusCode, responseHeaders), authorization),
    ...omitUndefined({ type, code, statusCode }),
    isRetryable: isRetryableError(statusCode, responseHeaders),
    data: hideSecretInData(data, authorization),
  });
}

/** A connection that broke while the answer was being read. Whoever tries again may be luckier. */
export function createConnectionError(
  cause: unknown,
  statusCode: number,
  context: CallContext,
): APICallError {
  const message = `The connection broke before the answer was complete${describeCause(cause)}`;
  return createError(message, undefined, context, { statusCode, cause, isRetryable: true });
}

/** The same after a part of the answer: the value of an `error` stream part, which keeps the error itself as its `data`. */
export function createBrokenStreamError(error: APICallError): ProviderStreamError {
  const { message, statusCode, isRetryable } = error;
  return createProviderStreamError({
    message,
    ...omitUndefined({ statusCode }),
    isRetryable,
    data: error,
  });
}

/** An answer with status 200 that is none: empty, nothing but comments, an HTML page, JSON cut or of another kind. */
export function createUnreadableAnswerError(
  responseBody: string,
  statusCode: number,
  context: CallContext,
): APICallError {
  const { message, isCut } = describeUnreadable(statusCode, responseBody);
  const isRetryable = isRetryableError(isCut ? 502 : statusCode, context.responseHeaders);
  return createError(message, undefined, context, { statusCode, responseBody, isRetryable });
}

/** @param saidCode the status that the message tells and that decides whether to try again, unless `fields` say it. */
function createError(
  message: string,
  saidCode: number | undefined,
  { authorization, responseHeaders, ...context }: CallContext,
  { data, responseBody, ...fields }: Partial<ConstructorParameters<typeof APICallError>[0]>,
): APICallError {
  const safeData = hideSecretInData(data, authorization);
  // JSON may write the secret with escapes, which only its data show.
  const isEscaped = safeData !== data && typeof safeData === 'object';
  const safeBody = isEscaped ? JSON.stringify(safeData) : hideSecret(responseBody ?? '', authorization);
  return new APICallError({
    message: hideSecret(completeMessage(message, saidCode, responseHeaders ?? {}), authorization),
    isRetryable: isRetryableError(saidCode, responseHeaders),
    ...omitUndefined({
      responseHeaders: responseHeaders && hideSecretInHeaders(responseHeaders, authorization),
      statusCode: saidCode,
      responseBody: responseBody && safeBody,
      data: safeData,
    }),
    ...context,
    ...fields,
  });
}

/** Adds what to do, the status and the id that fal's support asks for. */
function completeMessage(
  message: string,
  statusCode: number | undefined,
  headers: Readonly<Record<string, string>>,
): string {
  const advice = adviseOnError(statusCode, message, headers);
  const sentence = advice === '' || /[.!?…]$/.test(message) ? message : `${message}.`;
  const requestId = headers['x-fal-request-id'];
  const facts = [statusCode && `status ${statusCode}`, headers['x-fal-error-type']]
    .filter(fact => fact && !message.includes(fact))
    .concat(requestId ? `request id ${requestId}` : [])
    .join(', ');
  return [shorten(sentence), advice, facts && `(${facts})`].filter(Boolean).join(' ');
}

/** Characters of what others said that a message holds: validation errors come one for each field of a request. */
const MAX_LENGTH = 4000;

function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

/** Node says "terminated" and puts what happened into the cause. */
function describeCause(error: unknown): string {
  if (!(error instanceof Error) || !error.message) return '';
  const { message, cause } = error;
  const isTold = cause instanceof Error && cause.message && cause.message !== message;
  return `: ${message}${isTold ? ` (${cause.message})` : ''}`;
}
