import { buildOpenRouterError } from '../refusal.js';
import type { AnswerScript } from '../types.js';
import type { TriggerName } from './triggers.js';

const gatewayPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n';

/** What an upstream says that gave up after generation began. */
export const brokenGeneration = buildOpenRouterError(502, 'Provider returned error', {
  provider_name: 'Emulated',
  raw: '{"error":{"message":"The emulated model broke down while it spoke."}}',
});

const tooManyRequests: AnswerScript = {
  status: 429,
  headers: { 'retry-after': '0', 'x-fal-needs-retry': '1', 'x-fal-error-type': 'concurrent_requests_limit' },
  json: {
    detail: 'Too many concurrent requests. Reason: concurrent_requests_limit (2).',
    error_type: 'concurrent_requests_limit',
  },
};

const errors: Partial<Record<TriggerName, AnswerScript>> = {
  'error-401': { status: 401, json: { detail: 'No user found for Key ID and Secret' } },
  'error-402': {
    status: 402,
    json: buildOpenRouterError(402, 'Insufficient credits. Add more credits to go on.', {
      error_type: 'payment_required',
    }),
  },
  'error-403': {
    status: 403,
    headers: { 'x-fal-error-type': 'user_locked' },
    json: {
      detail: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing',
      error_type: 'user_locked',
    },
  },
  'error-404': {
    status: 404,
    json: buildOpenRouterError(404, 'No endpoints found that support tool use.'),
  },
  'error-422': {
    status: 422,
    json: { detail: [{ loc: ['body', 'messages'], msg: 'field required', type: 'missing', input: {} }] },
  },
  'error-429': tooManyRequests,
  'error-500': { status: 500, json: { detail: 'Internal Server Error' } },
  'error-502-html': { status: 502, text: gatewayPage },
  'error-503': {
    status: 503,
    json: buildOpenRouterError(503, 'Provider returned error', {
      provider_name: 'Emulated',
      raw: { error: { message: 'The model is overloaded. Please try again later.' } },
      error_type: 'provider_overloaded',
    }),
  },
  'error-504': { status: 504, json: { detail: 'The request timed out.', error_type: 'request_timeout' } },
  'error-in-200': { json: brokenGeneration },
};

/** The answer to a trigger that stands for an error before generation began. */
export function emulateError(
  trigger: TriggerName,
  prompt: string,
  refusedPrompts: Set<string>,
): AnswerScript | undefined {
  if (trigger !== 'error-429-once') return errors[trigger];
  if (refusedPrompts.has(prompt)) return undefined;
  refusedPrompts.add(prompt);
  return tooManyRequests;
}
