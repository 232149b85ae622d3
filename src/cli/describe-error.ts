import { APICallError } from '@ai-sdk/provider';
import { stripToLine } from './style.js';

/**
 * An error as one line: its message, what is known of a failed connection, and whether to try again.
 *
 * @param secret is taken out, should a server have quoted it.
 */
export function describeError(error: unknown, secret = ''): string {
  const line = stripToLine(describe(error));
  return secret === '' ? line : line.replaceAll(secret, '<key>');
}

function describe(error: unknown): string {
  const message = readMessage(error);
  if (APICallError.isInstance(error) && error.statusCode === undefined && !error.data) {
    return `Cannot connect to ${error.url}: ${readInnermostMessage(error)}. Check the connection, then try again.`;
  }
  return isRetryable(error) ? `${endSentence(message)} Try again.` : message;
}

/** An error, an `error` part of a stream, or whatever else was thrown. */
function readMessage(error: unknown): string {
  if (typeof error === 'string') return error;
  if (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
  ) {
    return error.message || 'Something failed without saying why.';
  }
  return String(error);
}

/** `fetch failed` says nothing; what happened is in the cause of its cause, and of several attempts the first one tells. */
function readInnermostMessage(error: Error): string {
  let innermost: Error = error;
  while (innermost.cause instanceof Error) innermost = innermost.cause;
  const [attempt] = innermost instanceof AggregateError ? (innermost.errors as unknown[]) : [];
  return readMessage(attempt ?? innermost);
}

function isRetryable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'isRetryable' in error && error.isRetryable === true;
}

function endSentence(message: string): string {
  return /[.!?…)]$/.test(message) ? message : `${message}.`;
}
