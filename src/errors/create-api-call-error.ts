import { APICallError } from '@ai-sdk/provider';
import {
  createProviderStreamError,
  extractResponseHeaders,
  isAbortError,
  type ProviderStreamError,
} from '@ai-sdk/provider-utils';
import { adviseOnError, findStatusCode, isRetryableError } from './classify-error.js';
import { readErrorBody, type ErrorStatement } from './read-error-body.js';
import { hideSecret } from './hide-secret.js';
import { describeUnreadable, parseErrorText } from './read-error-text.js';

/** Where an error happened, for the fields that every `APICallError` carries. */
export interface CallContext {
  readonly url: string;
  readonly requestBodyValues: unknown;
  readonly responseHeaders?: Record<string, string>;
}

/**
 * An answer whose status is no success → an `APICallError` that says what happened and what to do.
 *
 * @param authorization what the request's header said; where the body quotes it, the secret is left out.
 * @throws the reason of the abort when the caller aborted while the body came.
 */
export async function readFailedResponse(
  response: Response,
  url: string,
  requestBodyValues: unknown,
  authorization: string | undefined,
): Promise<APICallError> {
  const text = await response.text().catch((error: unknown) => {
    if (isAbortError(error)) throw error;
    // A body that breaks off takes nothing from what status and headers say.
    return '';
  });
  const responseBody = hideSecret(text, authorization);
  const responseHeaders = extractResponseHeaders(response);
  const data = parseErrorText(responseBody);
  const message = readErrorBody(data)?.message ?? describeUnreadable(response.status, responseBody).message;
  return new APICallError({
    message: completeMessage(message, response.status, responseHeaders),
    url,
    requestBodyValues,
    statusCode: response.status,
    responseHeaders,
    responseBody,
    isRetryable: isRetryableError(response.status, responseHeaders),
    ...(data !== undefined && { data }),
  });
}

/** An error that came with status 200, before anything of an answer: rejects the call as if the status had said it. */
export function createErrorFromAnswer(
  statement: ErrorStatement,
  data: unknown,
  responseBody: string,
  context: CallContext,
): APICallError {
  const statusCode = findStatusCode(statement);
  return new APICallError({
    message: completeMessage(statement.message, statusCode, context.responseHeaders ?? {}),
    ...context,
    ...(statusCode !== undefined && { statusCode }),
    responseBody,
    isRetryable: isRetryableError(statusCode, context.responseHeaders),
    data,
  });
}

/** An error that came after a part of the answer: the value of an `error` stream part. */
export function createStreamError(
  statement: ErrorStatement,
  data: unknown,
  responseHeaders: Record<string, string>,
): ProviderStreamError {
  const statusCode = findStatusCode(statement);
  return createProviderStreamError({
    message: completeMessage(statement.message, statusCode, responseHeaders),
    ...(statement.type !== undefined && { type: statement.type }),
    ...(statement.code !== undefined && { code: statement.code }),
    ...(statusCode !== undefined && { statusCode }),
    isRetryable: isRetryableError(statusCode, responseHeaders),
    data,
  });
}

/** A connection that broke while the answer was being read. Whoever tries again may be luckier. */
export function createConnectionError(
  cause: unknown,
  statusCode: number,
  context: CallContext,
): APICallError {
  const message = `The connection broke before the answer was complete${describeCause(cause)}`;
  return new APICallError({
    message: completeMessage(message, undefined, context.responseHeaders ?? {}),
    ...context,
    statusCode,
    cause,
    isRetryable: true,
  });
}

/** An answer with status 200 that is none: empty, nothing but comments, an HTML page, JSON cut or of another kind. */
export function createUnreadableAnswerError(
  responseBody: string,
  statusCode: number,
  context: CallContext,
): APICallError {
  const { message, isCut } = describeUnreadable(statusCode, responseBody);
  return new APICallError({
    message: completeMessage(message, undefined, context.responseHeaders ?? {}),
    ...context,
    statusCode,
    responseBody,
    isRetryable: isRetryableError(isCut ? 502 : statusCode, context.responseHeaders),
  });
}

/** Adds what to do, the status and the id that fal's support asks for. */
function completeMessage(
  message: string,
  statusCode: number | undefined,
  headers: Readonly<Record<string, string>>,
): string {
  const advice = adviseOnError(statusCode, message, headers);
  const sentence = /[.!?…]$/.test(message) || advice === '' ? message : `${message}.`;
  const facts = [];
  if (statusCode !== undefined && !message.includes(`status ${statusCode}`))
    facts.push(`status ${statusCode}`);
  const errorType = headers['x-fal-error-type'];
  if (errorType !== undefined && !message.includes(errorType)) facts.push(errorType);
  if (headers['x-fal-request-id'] !== undefined) facts.push(`request id ${headers['x-fal-request-id']}`);
  return [sentence, advice, facts.length === 0 ? '' : `(${facts.join(', ')})`].filter(Boolean).join(' ');
}

/** Node says "terminated" and puts what happened into the cause. */
function describeCause(error: unknown): string {
  if (!(error instanceof Error) || error.message === '') return '';
  const { cause } = error;
  const isTold = cause instanceof Error && cause.message !== '' && cause.message !== error.message;
  return `: ${error.message}${isTold ? ` (${cause.message})` : ''}`;
}
