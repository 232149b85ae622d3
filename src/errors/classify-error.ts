import type { ErrorStatement } from './read-error-body.js';

/** Status codes of the client's side after which the same request may succeed (the route's error table). */
const RETRYABLE_STATUS: ReadonlySet<number> = new Set([408, 409, 429]);

/** Kinds and codes that name the cause in words (fal's, OpenRouter's, the upstreams'), and the status each stands for. */
const STATUS_OF_WORD: Readonly<Record<string, number>> = {
  bad_request: 400,
  context_length_exceeded: 400,
  invalid_image: 400,
  invalid_prompt: 400,
  invalid_request: 400,
  invalid_request_error: 400,
  max_tokens_exceeded: 400,
  string_too_long: 400,
  token_limit_exceeded: 400,
  authentication: 401,
  authentication_error: 401,
  insufficient_quota: 402,
  payment_required: 402,
  content_policy_violation: 403,
  moderation: 403,
  permission_denied: 403,
  permission_error: 403,
  user_locked: 403,
  not_found: 404,
  not_found_error: 404,
  payload_too_large: 413,
  request_too_large: 413,
  unprocessable: 422,
  concurrent_requests_limit: 429,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  rate_limited: 429,
  client_cancelled: 499,
  client_disconnected: 499,
  api_error: 500,
  internal_error: 500,
  internal_server_error: 500,
  runner_server_error: 500,
  server: 500,
  server_error: 500,
  bad_gateway: 502,
  runner_incomplete_response: 502,
  overloaded: 503,
  provider_overloaded: 503,
  provider_unavailable: 503,
  runner_connection_error: 503,
  runner_connection_refused: 503,
  runner_connection_timeout: 503,
  runner_disconnected: 503,
  runner_scheduling_failure: 503,
  service_unavailable: 503,
  request_timeout: 504,
  startup_timeout: 504,
  timeout: 504,
  timeout_error: 504,
  overloaded_error: 529,
};

/** The status of an error that came inside of an answer with status 200: its code, or what its kind stands for. */
export function findStatusCode({ code, type }: ErrorStatement): number | undefined {
  const numeric = typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : code;
  if (typeof numeric === 'number' && Number.isInteger(numeric) && numeric >= 400 && numeric <= 599)
    return numeric;
  return readWord(code) ?? readWord(type);
}

function readWord(word: number | string | undefined): number | undefined {
  const name = typeof word === 'string' ? word.toLowerCase() : '';
  return Object.hasOwn(STATUS_OF_WORD, name) ? STATUS_OF_WORD[name] : undefined;
}

/**
 * Whether the same request may succeed when it is sent again. fal's own word (`x-fal-retryable`) overrides the table, in
 * which a start timeout that the caller set is the one 504 that is not tried again.
 */
export function isRetryableError(
  statusCode: number | undefined,
  headers: Readonly<Record<string, string>> = {},
): boolean {
  const override = headers['x-fal-retryable']?.toLowerCase();
  if (override === 'true' || override === 'false') return override === 'true';
  if (statusCode === 504 && isUserTimeout(headers)) return false;
  if (/^(1|true)$/i.test(headers['x-fal-needs-retry'] ?? '')) return true;
  return statusCode !== undefined && (RETRYABLE_STATUS.has(statusCode) || statusCode >= 500);
}

/** What the caller can do about it, where that is known. */
export function adviseOnError(
  statusCode: number | undefined,
  message: string,
  headers: Readonly<Record<string, string>>,
): string {
  switch (statusCode) {
    case 401:
      return (
        'Check the key: set FAL_API_KEY (or the `apiKey` setting) to a key of the form <id>:<secret> from ' +
        'https://fal.ai/dashboard/keys; it goes out as `Authorization: Key …`, never as Bearer.'
      );
    case 402:
    case 403:
      return /balance|locked|credit|payment|quota/i.test(message) || statusCode === 402
        ? 'Top up at https://fal.ai/dashboard/billing.'
        : '';
    case 429:
      return /concurren/i.test(message) || headers['x-fal-error-type'] === 'concurrent_requests_limit'
        ? 'A new fal account may run 2 requests at a time: send fewer at once.'
        : '';
    case 504:
      return isUserTimeout(headers)
        ? 'No runner started within the `startTimeout` setting: raise it, or leave it out.'
        : '';
    default:
      return '';
  }
}

function isUserTimeout(headers: Readonly<Record<string, string>>): boolean {
  return headers['x-fal-request-timeout-type']?.toLowerCase() === 'user';
}
