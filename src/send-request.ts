import { APICallError } from '@ai-sdk/provider';
import { extractResponseHeaders, postToApi } from '@ai-sdk/provider-utils';
import { readFailedResponse, type CallContext } from './errors/create-api-call-error.js';
import { hideSecret } from './errors/hide-secret.js';
import { omitUndefined } from './omit-undefined.js';
import { createHeaders } from './headers.js';
import type { ResolvedSettings } from './settings.js';
import { untilAborted } from './until-aborted.js';

/** What a call of any kind of model says of its request. */
interface CallSettings {
  readonly headers?: Record<string, string | undefined> | undefined;
  readonly abortSignal?: AbortSignal | undefined;
}

/** A response that nobody has read yet, and where it came from. */
export interface SentRequest {
  readonly response: Response;
  readonly context: CallContext & { readonly responseHeaders: Record<string, string> };
}

/**
 * Posts one request and gives the response, unread, if its status is a success.
 *
 * @throws APICallError for any other status and for a connection that failed; LoadAPIKeyError for a missing key; the reason
 * of the abort signal when the caller aborted.
 */
export async function sendRequest(
  settings: ResolvedSettings,
  path: string,
  body: unknown,
  /** The body as JSON text: made once, by the caller. */
  text: string,
  { headers, abortSignal }: CallSettings,
): Promise<SentRequest> {
  // The address that errors name, also where a proxy stands in between.
  const url = settings.baseURL + path;
  const allHeaders = await untilAborted(createHeaders(settings, headers), abortSignal);
  allHeaders['content-type'] = 'application/json';
  if (settings.proxyUrl !== undefined) allHeaders['x-fal-target-url'] = url;
  const context = { url, requestBodyValues: body, authorization: allHeaders['authorization'] };
  // A `fetch` of the caller's own may not look at the signal before it sends.
  abortSignal?.throwIfAborted();
  const posted = postToApi<SentRequest>({
    url: settings.proxyUrl ?? url,
    headers: allHeaders,
    body: { content: text, values: body },
    failedResponseHandler: async ({ response }) => ({
      value: await readFailedResponse(response, context),
    }),
    successfulResponseHandler: async ({ response }) => ({
      value: {
        response,
        context: { ...context, responseHeaders: extractResponseHeaders(response) },
      },
    }),
    ...omitUndefined({ abortSignal, fetch: settings.fetch }),
  });
  try {
    const { value } = await untilAborted(posted, abortSignal);
    return value;
  } catch (error) {
    if (abortSignal?.aborted === true) {
      // A response that comes all the same is nobody's.
      posted.then(({ value }) => value.response.body?.cancel()).catch(() => {});
      // A reason of the caller's own is no `AbortError`, and would be taken for a broken connection.
      throw abortSignal.reason;
    }
    const cause = findNetworkFailure(error);
    if (cause === undefined) throw error;
    throw new APICallError({
      message: hideSecret(`Cannot connect to API: ${describeFailure(cause)}`, context.authorization),
      cause,
      url,
      requestBodyValues: body,
      isRetryable: true,
    });
  }
}

/** A failed connection that the AI SDK does not take for one, or takes for one without saying why. */
function findNetworkFailure(error: unknown): Error | undefined {
  if (isNetworkFailure(error)) return error;
  const cause = APICallError.isInstance(error) ? error.cause : undefined;
  return cause instanceof AggregateError ? cause : undefined;
}

/** Node tries all addresses of a host, and says what each of them said in an error without words of its own. */
function describeFailure(error: Error): string {
  if (!(error instanceof AggregateError) || error.message) return error.message;
  return error.errors.map(inner => (inner instanceof Error ? inner.message : String(inner))).join(', ');
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
