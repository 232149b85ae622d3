/** One refusal of the route: what comes, and what a caller has to learn from it. */
export interface ErrorRow {
  name: string;
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON; a text is sent as it is. */
  body: unknown;
  isRetryable: boolean;
  /** Each stands in the message. */
  says: string[];
}

const detail = (text: string, type?: string) => ({
  detail: text,
  ...(type !== undefined && { error_type: type }),
});
const openRouter = (code: number | string | null, message: string | null, metadata?: object) => ({
  error: { code, message, ...(metadata !== undefined && { metadata }) },
  user_id: 'user_1',
});
const nest = (text: string, times: number): unknown =>
  times === 0 ? text : { message: nest(text, times - 1) };
const nestAsText = (text: string, times: number): string =>
  times === 0 ? text : JSON.stringify({ message: nestAsText(text, times - 1) });
const PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>';

/** Every row of the dialect's table of statuses, with the bodies that it names. */
export const statusRows: ErrorRow[] = [
  {
    name: '400: reasoning that can not be disabled',
    status: 400,
    body: openRouter(400, 'Reasoning is mandatory for this endpoint and cannot be disabled.'),
    isRetryable: false,
    says: ['Reasoning is mandatory for this endpoint and cannot be disabled.', 'status 400'],
  },
  {
    name: '400: an id without its provider',
    status: 400,
    body: openRouter(400, 'gpt-4.1 is not a valid model ID'),
    isRetryable: false,
    says: ['gpt-4.1 is not a valid model ID', 'provider/model', 'openai/gpt-4.1'],
  },
  {
    name: '401: an unknown key',
    status: 401,
    body: detail('No user found for Key ID and Secret'),
    isRetryable: false,
    says: ['No user found for Key ID and Secret', 'FAL_API_KEY', 'https://fal.ai/dashboard/keys', 'Bearer'],
  },
  {
    name: '401: a Bearer header',
    status: 401,
    body: detail('Invalid Key Authorization header format.'),
    isRetryable: false,
    says: ['Invalid Key Authorization header format.', 'FAL_API_KEY'],
  },
  {
    name: '401: no access to the application',
    status: 401,
    body: detail('Cannot access application "openrouter/router"'),
    isRetryable: false,
    says: ['Cannot access application "openrouter/router"', 'FAL_API_KEY'],
  },
  {
    name: '402: no credit',
    status: 402,
    body: openRouter(402, 'Insufficient credits', { error_type: 'payment_required' }),
    isRetryable: false,
    says: ['Insufficient credits', 'https://fal.ai/dashboard/billing'],
  },
  {
    name: '403: a locked user',
    status: 403,
    headers: { 'x-fal-error-type': 'user_locked' },
    body: detail('User is locked. Reason: Exhausted balance.', 'user_locked'),
    isRetryable: false,
    says: ['User is locked. Reason: Exhausted balance.', 'https://fal.ai/dashboard/billing', 'user_locked'],
  },
  {
    name: '403: a locked user who is told what to do, which need not be said twice',
    status: 403,
    body: detail('Exhausted balance. Top up your balance at fal.ai/dashboard/billing', 'user_locked'),
    isRetryable: false,
    says: ['Exhausted balance. Top up your balance at fal.ai/dashboard/billing (status 403'],
  },
  {
    name: '403: moderation',
    status: 403,
    body: openRouter(403, 'Your input was flagged', {
      reasons: ['violence', 'harassment'],
      flagged_input: '…',
      provider_name: 'OpenAI',
    }),
    isRetryable: false,
    says: ['Your input was flagged', 'violence, harassment', 'OpenAI'],
  },
  {
    name: '404: no endpoint',
    status: 404,
    body: openRouter(404, 'No endpoints found that support tool use.'),
    isRetryable: false,
    says: ['No endpoints found that support tool use.', 'status 404'],
  },
  { name: '408', status: 408, body: openRouter(408, 'Timed out'), isRetryable: true, says: ['Timed out'] },
  {
    name: '409',
    status: 409,
    body: detail('Conflict of keys'),
    isRetryable: true,
    says: ['Conflict of keys'],
  },
  { name: '413', status: 413, body: detail('Too large'), isRetryable: false, says: ['Too large'] },
  {
    name: '422: the fields of a validation error',
    status: 422,
    body: {
      detail: [
        { loc: ['body', 'messages'], msg: 'field required', type: 'missing', input: {} },
        { loc: ['body', 'messages', 0, 'role'], msg: 'not a role', type: 'enum', input: 'x' },
      ],
    },
    isRetryable: false,
    says: ['messages: field required', 'messages.0.role: not a role', 'status 422'],
  },
  {
    name: '429: too many at a time',
    status: 429,
    headers: {
      'x-fal-needs-retry': '1',
      'x-fal-error-type': 'concurrent_requests_limit',
      'retry-after': '7',
    },
    body: detail('Too many requests. Reason: concurrent_requests_limit', 'concurrent_requests_limit'),
    isRetryable: true,
    says: ['Too many requests.', '2 requests at a time'],
  },
  {
    name: '429: the rate of an upstream',
    status: 429,
    body: openRouter(429, 'Provider returned error', { provider_name: 'Google', raw: 'Quota exceeded' }),
    isRetryable: true,
    says: ['Google: Quota exceeded', 'status 429'],
  },
  { name: '499', status: 499, body: detail('Client left'), isRetryable: false, says: ['Client left'] },
  {
    name: '500',
    status: 500,
    body: detail('The runner failed', 'runner_server_error'),
    isRetryable: true,
    says: ['The runner failed'],
  },
  {
    name: '502: an upstream, its words as a text',
    status: 502,
    body: openRouter(502, 'Provider returned error', { provider_name: 'Anthropic', raw: 'Overloaded' }),
    isRetryable: true,
    says: ['Anthropic: Overloaded', 'status 502'],
  },
  {
    name: '502: a page of the gateway',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: PAGE,
    isRetryable: true,
    says: ['HTML page', '502 Bad Gateway', 'status 502'],
  },
  {
    name: '503: no provider',
    status: 503,
    body: openRouter(503, 'No provider', { error_type: 'provider_overloaded' }),
    isRetryable: true,
    says: ['No provider'],
  },
  {
    name: '504: of the upstream',
    status: 504,
    body: detail('Request timed out', 'request_timeout'),
    isRetryable: true,
    says: ['Request timed out', 'status 504'],
  },
  {
    name: '504: of the caller',
    status: 504,
    headers: { 'x-fal-request-timeout-type': 'user' },
    body: detail('Request timed out', 'request_timeout'),
    isRetryable: false,
    says: ['Request timed out', '`startTimeout`'],
  },
  { name: '524', status: 524, body: 'error code: 524', isRetryable: true, says: ['error code: 524'] },
  { name: '529', status: 529, body: openRouter(529, 'Overloaded'), isRetryable: true, says: ['Overloaded'] },
  {
    name: 'x-fal-retryable: true over a 400',
    status: 400,
    headers: { 'x-fal-retryable': 'true' },
    body: detail('Try me again'),
    isRetryable: true,
    says: ['Try me again'],
  },
  {
    name: 'x-fal-retryable: false over a 503',
    status: 503,
    headers: { 'x-fal-retryable': 'false' },
    body: detail('Do not'),
    isRetryable: false,
    says: ['Do not'],
  },
];

/** Every form of body, nested at will, with the words that have to be found in it. */
export const bodyRows: Array<{ name: string; body: unknown; says: string[] }> = [
  {
    name: 'raw as JSON text',
    body: openRouter(500, 'Provider returned error', {
      provider_name: 'Groq',
      raw: '{"error":{"message":"Out of memory","type":"server_error"}}',
    }),
    says: ['Groq: Out of memory'],
  },
  {
    name: 'raw as an object with a message',
    body: openRouter(500, 'Provider returned error', { raw: { message: 'Out of memory' } }),
    says: ['Out of memory'],
  },
  {
    name: 'raw as an object with a detail',
    body: openRouter(500, 'Provider returned error', { raw: { detail: 'Out of memory' } }),
    says: ['Out of memory'],
  },
  {
    name: 'raw as a list, as Google answers',
    body: openRouter(500, 'Provider returned error', { raw: '[{"error":{"message":"Out of memory"}}]' }),
    says: ['Out of memory'],
  },
  {
    name: 'raw nested three times as text',
    body: openRouter(500, 'Provider returned error', {
      raw: JSON.stringify({
        error: JSON.stringify({ error: { message: JSON.stringify({ detail: 'Deep' }) } }),
      }),
    }),
    says: ['Deep'],
  },
  {
    name: 'raw nested ten times as text, which is quoted where it gets too deep',
    body: openRouter(500, 'Provider returned error', { provider_name: 'Odd', raw: nestAsText('Deep', 10) }),
    says: ['Odd: {"message":"{'],
  },
  {
    name: 'raw nested eight times',
    body: openRouter(500, 'Provider returned error', { raw: nest('Deep', 8) }),
    says: ['Deep (status 500)'],
  },
  {
    name: 'raw nested nine times, which is quoted',
    body: openRouter(500, 'Provider returned error', { raw: nest('Deep', 9) }),
    says: ['{"message":{"message":', '"Deep"}}'],
  },
  {
    name: 'raw that is no message of any known form',
    body: openRouter(500, 'Provider returned error', { provider_name: 'Odd', raw: { code: 'E_MOON' } }),
    says: ['Odd', 'E_MOON'],
  },
  {
    name: 'raw that is an HTML page',
    body: openRouter(500, 'Provider returned error', { provider_name: 'Odd', raw: PAGE }),
    says: ['Odd: an HTML page ("502 Bad Gateway")'],
  },
  {
    name: 'a message of its own and another of the upstream',
    body: openRouter(500, 'Could not route', { provider_name: 'Groq', raw: 'No GPU' }),
    says: ['Could not route', 'Groq: No GPU'],
  },
  { name: 'no raw', body: openRouter(500, 'Boom', { provider_name: 'Groq' }), says: ['Groq: Boom'] },
  { name: 'a message that is JSON', body: openRouter(500, '{"error":{"message":"Boom"}}'), says: ['Boom'] },
  {
    name: 'metadata: null',
    body: { error: { code: null, message: 'Boom', metadata: null } },
    says: ['Boom'],
  },
  { name: 'an error without a message', body: { error: { code: 'E_MOON' } }, says: ['E_MOON'] },
  { name: 'error as a text', body: { error: 'Boom' }, says: ['Boom'] },
  {
    name: 'error as a text beside a message',
    body: { error: 'Oops', message: 'Boom' },
    says: ['Oops: Boom'],
  },
  { name: 'a message alone', body: { message: 'Boom' }, says: ['Boom'] },
  { name: 'detail as an object', body: { detail: { message: 'Boom' } }, says: ['Boom'] },
  { name: 'detail as a list of texts', body: { detail: ['Boom', 'Bang'] }, says: ['Boom; Bang'] },
  { name: 'detail with an entry without a place', body: { detail: [{ msg: 'Boom' }] }, says: ['Boom'] },
  { name: 'an event stream', body: 'event: error\ndata: {"error":{"message":"Boom"}}\n\n', says: ['Boom'] },
  { name: 'plain text', body: 'upstream connect error', says: ['upstream connect error'] },
  { name: 'JSON that breaks off', body: '{"error":{"mess', says: ['breaks off', '{"error":{"mess'] },
  { name: 'an empty body', body: '', says: ['status 500 and an empty body'] },
  { name: 'an empty object', body: {}, says: ['{}'] },
  { name: 'null', body: null, says: ['null'] },
  { name: 'comments alone', body: ': OPENROUTER PROCESSING\n\n', says: ['without a single event'] },
];
