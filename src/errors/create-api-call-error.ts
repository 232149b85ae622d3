import { APICallError } from '@ai-sdk/provider';
import {
  createProviderStreamError,
  extractResponseHeaders,
  type ProviderStreamError,
} from '@ai-sdk/provider-utils';
import { adviseOnError, findStatusCode, isRetryableError } from './classify-error.js';
import { readErrorBody, type ErrorStatement } from './read-error-body.js';

/** Where an error happened, for the fields that every `APICallError` carries. */
export interface CallContext {
  readonly url: string;
  readonly requestBodyValues: unknown;
  readonly responseHeaders?: Record<string, string>;
}

/** An answer whose status is no success → an `APICallError` that says what happened and what to do. */
export async function readFailedResponse(
  response: Response,
  url: string,
  requestBodyValues: unknown,
): Promise<APICallError> {
  // A body that breaks off takes nothing from what status and headers say.
  const responseBody = await response.text().catch(() => '');
  const responseHeaders = extractResponseHeaders(response);
  const data = parseJson(responseBody);
  const statement = readErrorBody(data);
  const message = statement?.message ?? describeUnreadable(response.status, responseBody);
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
  const reason = cause instanceof Error && cause.message !== '' ? `: ${cause.message}` : '';
  return new APICallError({
    message: completeMessage(
      `The connection broke before the answer was complete${reason}`,
      undefined,
      context.responseHeaders ?? {},
    ),
    ...context,
    statusCode,
    cause,
    isRetryable: true,
  });
}

/** An answer with status 200 that is none: empty, nothing but comments, an HTML page, JSON of another kind. */
export function createUnreadableAnswerError(
  responseBody: string,
  statusCode: number,
  context: CallContext,
): APICallError {
  const isEmpty = responseBody.trim() === '';
  return new APICallError({
    message: completeMessage(
      describeUnreadable(statusCode, responseBody),
      undefined,
      context.responseHeaders ?? {},
    ),
    ...context,
    statusCode,
    responseBody,
    // A gateway that sent nothing may send something next time; a page in another language will stay one.
    isRetryable: isRetryableError(isEmpty ? 502 : statusCode, context.responseHeaders),
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
  if (headers['x-fal-request-id'] !== undefined) facts.push(`request id ${headers['x-fal-request-id']}`);
  return [sentence, advice, facts.length === 0 ? '' : `(${facts.join(', ')})`].filter(Boolean).join(' ');
}

/** HTTP/2 has no status text, so what is said comes from the body or is said by us. */
function describeUnreadable(statusCode: number, body: string): string {
  const text = body.trim();
  if (text === '') return `The route answered with status ${statusCode} and an empty body`;
  if (/^(:|event:|data:|id:|retry:)/.test(text)) {
    return `The route answered with status ${statusCode} and an event stream without a single event`;
  }
  if (/^<(!doctype|html|head|body|\?xml)/i.test(text)) {
    const title = /<(title|h1)[^>]*>([^<]*)</i.exec(text)?.[2]?.trim();
    return `The gateway answered with status ${statusCode} and an HTML page${title ? ` ("${title}")` : ''} where JSON was expected`;
  }
  const excerpt = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return `The route answered with status ${statusCode} and a body that can't be read: ${excerpt}`;
}
