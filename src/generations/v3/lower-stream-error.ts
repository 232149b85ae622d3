import { APICallError } from '@ai-sdk/provider';
import { isProviderStreamError } from '@ai-sdk/provider-utils';
import { omitUndefined } from '../../omit-undefined.js';

/**
 * Makes an `APICallError` of a provider stream error, which is a plain object that only AI SDK 7 turns into an `Error`.
 * Anything else comes back as it is.
 */
export function lowerStreamError(error: unknown): unknown {
  if (!isProviderStreamError(error)) return error;
  const { message, statusCode, isRetryable, data } = error;
  // A connection that broke: the route said nothing, and all that is known is in the error already.
  if (APICallError.isInstance(data)) return data;
  return new APICallError({
    message,
    url: readUrl(data),
    requestBodyValues: undefined,
    cause: error,
    data,
    ...omitUndefined({ statusCode, isRetryable }),
  });
}

function readUrl(data: unknown): string {
  return typeof data === 'object' && data !== null && 'url' in data && typeof data.url === 'string'
    ? data.url
    : '';
}
