import type { ErrorStatement } from './read-error-body.js';

/** Kinds and codes that name the cause in words (fal's, OpenRouter's, the upstreams'), by the status that they stand for. */
const WORDS_OF_STATUS: Readonly<Record<string, string>> = {
  400:
    'bad_request context_length_exceeded invalid_image invalid_prompt invalid_request invalid_request_error ' +
    'max_tokens_exceeded string_too_long token_limit_exceeded',
  401: 'authentication authentication_error',
  402: 'insufficient_quota payment_required',
  403: 'content_policy_violation moderation permission_denied permission_error user_locked',
  404: 'not_found not_found_error',
  413: 'payload_too_large request_too_large',
  422: 'unprocessable',
  429: 'concurrent_requests_limit rate_limit_error rate_limit_exceeded rate_limited',
  499: 'client_cancelled client_disconnected',
  500: 'api_error internal_error internal_server_error runner_server_error server server_error',
  502: 'bad_gateway runner_incomplete_response',
  503:
    'overloaded provider_overloaded provider_unavailable runner_connection_error runner_connection_refused ' +
    'runner_connection_timeout runner_disconnected runner_scheduling_failure service_unavailable',
  504: 'request_timeout startup_timeout timeout timeout_error',
  529: 'overloaded_error',
};

/** The status of an error that came inside of an answer with status 200: its code, or what its kind stands for. */
export function findStatusCode({ code, type }: ErrorStatement): number | undefined {
  return /^[45]\d\d$/.test(String(code)) ? Number(code) : (readWord(code) ?? readWord(type));
}

function readWord(word: number | string | undefined): number | undefined {
  const name = String(word).toLowerCase();
  for (const [status, words] of Object.entries(WORDS_OF_STATUS)) {
    if (words.split(' ').includes(name)) return Number(status);
  }
  return undefined;
}

/**
 * Whether the same request may succeed when it is sent again. fal's own word (`x-fal-retryable`) overrides the route's table
 * of statuses, in which a start timeout that the caller set is the one 504 that is not tried again.
 */
export function isRetryableError(
  statusCode: number | undefined,
  headers: Readonly<Record<string, string>> = {},
): boolean {
  const override = headers['x-fal-retryable']?.toLowerCase();
  if (override === 'true' || override === 'false') return override === 'true';
  if (isUserTimeout(statusCode, headers)) return false;
  return (
    /^(1|true)$/i.test(headers['x-fal-needs-retry'] ?? '') || /^(408|409|429|5..)$/.test(`${statusCode}`)
  );
}

/** What the caller can do about it, where that is known. */
export function adviseOnError(
  statusCode: number | undefined,
  message: string,
  headers: Readonly<Record<string, string>>,
): string {
  if (statusCode === 401) {
    return (
      'Check FAL_API_KEY or the `apiKey` setting. You get a key at https://fal.ai/dashboard/keys; it has the form ' +
      '<id>:<secret>, and goes out as Key, never as Bearer.'
    );
  }
  if (statusCode === 402 || (statusCode === 403 && /balance|locked|credit|payment|quota/i.test(message))) {
    // fal says so itself, as a rule.
    return /top up/i.test(message) ? '' : 'Top up at https://fal.ai/dashboard/billing.';
  }
  if (/not a valid model/i.test(message)) {
    return 'A model id is provider/model, such as openai/gpt-4.1.';
  }
  if (
    statusCode === 429 &&
    (/concurren/i.test(message) || headers['x-fal-error-type'] === 'concurrent_requests_limit')
  ) {
    return 'A new fal account may run 2 requests at a time: send fewer at once.';
  }
  return isUserTimeout(statusCode, headers)
    ? 'No runner started within the `startTimeout` setting: raise it, or leave it out.'
    : '';
}

function isUserTimeout(statusCode: number | undefined, headers: Readonly<Record<string, string>>): boolean {
  return statusCode === 504 && headers['x-fal-request-timeout-type']?.toLowerCase() === 'user';
}
