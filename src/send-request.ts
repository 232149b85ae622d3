import { APICallError } from '@ai-sdk/provider';
import { postToApi } from '@ai-sdk/provider-utils';
import { readFailedResponse } from './errors/create-api-call-error.js';
import { createHeaders } from './headers.js';
import type { ResolvedSettings } from './settings.js';
import { untilAborted } from './until-aborted.js';

/** The address of one of the route's endpoints, as errors name it: also where a proxy stands in between. */
export function createUrl(settings: ResolvedSettings, path: string): string {
  return settings.baseURL + path;
}

/**
 * Posts one request and gives the response, unread, if its status is a success.
 *
 * @throws APICallError for any other status and for a connection that failed; LoadAPIKeyError for a missing key; the reason
 * of the abort signal when the caller aborted.
 */
export async function sendRequest({
  settings,
  path,
  headers,
  body,
  text,
  abortSignal,
}: {
  settings: ResolvedSettings;
  path: string;
  headers: Record<string, string | undefined> | undefined;
  body: unknown;
  /** The body as JSON text: made once, by the caller. */
  text: string;
  abortSignal: AbortSignal | undefined;
}): Promise<Response> {
  const url = createUrl(settings, path);
  const allHeaders = await untilAborted(createHeaders(settings, headers), abortSignal);
  allHeaders['content-type'] = 'application/json';
  if (settings.proxyUrl !== undefined) allHeaders['x-fal-target-url'] = url;
  // A `fetch` of the caller's own may not look at the signal before it sends.
  abortSignal?.throwIfAborted();
  const posted = postToApi<Response>({
    url: settings.proxyUrl ?? url,
    headers: allHeaders,
    body: { content: text, values: body },
    failedResponseHandler: async ({ response, requestBodyValues }) => ({
      value: await readFailedResponse(response, url, requestBodyValues, allHeaders['authorization']),
    }),
    successfulResponseHandler: ({ response }) => Promise.resolve({ value: response }),
    ...(abortSignal !== undefined && { abortSignal }),
    ...(settings.fetch !== undefined && { fetch: settings.fetch }),
  });
  try {
    const { value } = await untilAborted(posted, abortSignal);
    return value;
  } catch (error) {
    if (abortSignal?.aborted === true) {
      // A response that comes all the same is nobody's.
      posted.then(({ value }) => value.body?.cancel()).catch(() => {});
      // A reason of the caller's own is no `AbortError`, and would be taken for a broken connection.
      throw abortSignal.reason;
    }
    throw isNetworkFailure(error) ? createUnreachableError(error, url, body) : error;
  }
}

/**
 * How platforms say that there is no connection: browsers by a bare `TypeError`, Cloudflare's `workerd` by a plain `Error`, each
 * in its own words (where `workerd` can't find the address or trust it, in none).
 */
function isNetworkFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof TypeError
    ? /^(fetch failed|failed to fetch|load failed|networkerror|network error)/i.test(error.message)
    : /^(network connection lost|internal error; reference =)/i.test(error.message);
}

function createUnreachableError(cause: Error, url: string, requestBodyValues: unknown): APICallError {
  return new APICallError({
    message: `Cannot connect to API: ${cause.message}`,
    cause,
    url,
    requestBodyValues,
    isRetryable: true,
  });
}
