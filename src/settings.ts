import { InvalidArgumentError } from '@ai-sdk/provider';
import { isRecord, type FetchFunction } from '@ai-sdk/provider-utils';
import type { ApiKeySetting } from './api-key.js';
import type { FalOpenRouterCapabilityOverrides } from './catalog/capabilities.js';
import type { FalOpenRouterChatOptions } from './chat/chat-options.js';
import { omitUndefined } from './omit-undefined.js';
import { isHeaderValue } from './header-value.js';

/** The address of fal's OpenRouter route (fal's documentation of its OpenAI-compatible endpoint). */
export const DEFAULT_BASE_URL = 'https://fal.run/openrouter/router/openai/v1';

/** Settings of {@link createFalOpenRouter}. All of them are optional. */
export interface FalOpenRouterProviderSettings {
  /**
   * The fal key (`<id>:<secret>`), or a function that gives it, asked once for each request.
   *
   * Default: the environment variables `FAL_API_KEY`, `FAL_KEY`, or `FAL_KEY_ID` with `FAL_KEY_SECRET`, read when a request
   * is sent. White space around the key and a leading `Key ` are taken off. When there is none, the request rejects with a
   * `LoadAPIKeyError`; creating a provider or a model never does.
   */
  apiKey?: ApiKeySetting | undefined;

  /** Address of the route, with or without a slash at the end. Default: {@link DEFAULT_BASE_URL}. */
  baseURL?: string | undefined;

  /**
   * Headers sent with each request. The headers of a call win over them. An `Authorization` here, in any letter case,
   * replaces the key.
   */
  headers?: Record<string, string | undefined> | undefined;

  /**
   * A `fetch` to use in place of the global one: to test, to log, to go through a gateway. It also gets the addresses of generated
   * images that have to come as bytes, wherever they are: one that adds a secret has to look at the address.
   */
  fetch?: FetchFunction | undefined;

  /** Your program's name, shown in OpenRouter's app attribution (`X-Title`). */
  appName?: string | undefined;

  /** Your program's address, the other half of app attribution (`HTTP-Referer`). */
  appUrl?: string | undefined;

  /**
   * Seconds until a runner must have started the work, more than 1; after that fal answers with a 504 that is not tried
   * again (`X-Fal-Request-Timeout`). Default: fal's own limit.
   */
  startTimeout?: number | undefined;

  /** `false` asks fal to keep no copy of request and answer (`X-Fal-Store-IO: 0`). fal's default keeps them for 30 days. */
  storeIO?: boolean | undefined;

  /** Fields put into the body of each chat request as they are, over everything else. */
  extraBody?: Record<string, unknown> | undefined;

  /**
   * Address of fal's server proxy, e.g. `/api/fal/proxy`, for programs that run in a browser. Requests go there, with the
   * true address in `x-fal-target-url` and without a key: the proxy adds it.
   */
  proxyUrl?: string | undefined;

  /** What you know of models better than the catalogue: overrides and additions, by model id. */
  models?: Readonly<Record<string, FalOpenRouterCapabilityOverrides>> | undefined;

  /** Provider options for every call. The options of a model win over them, and the options of a call over both. */
  defaults?: FalOpenRouterChatOptions | undefined;
}

/** Settings after validation, with what can be worked out once for all requests. */
export interface ResolvedSettings extends FalOpenRouterProviderSettings {
  readonly baseURL: string;
  /** Headers that say to the route what the settings say, in lower case. */
  readonly routeHeaders: Readonly<Record<string, string>>;
}

/** What a setting must be, in words and as a check; one that is left out is not checked. */
type Rule = readonly [expected: string, isValid: (value: unknown) => boolean];

const OBJECT: Rule = ['an object', isRecord];

/** What goes out as a header has to be one: better said here than by each request. */
const HEADER_TEXT: Rule = [
  'a string: a text without line breaks, in Latin-1',
  value => typeof value === 'string' && isHeaderValue(value),
];

// No message quotes what was given: it may be a secret.
const RULES: Readonly<Record<Exclude<keyof FalOpenRouterProviderSettings, 'baseURL'>, Rule>> = {
  apiKey: [
    'a string, or a function that returns one',
    value => typeof value === 'string' || typeof value === 'function',
  ],
  headers: OBJECT,
  fetch: ['a function', value => typeof value === 'function'],
  appName: HEADER_TEXT,
  appUrl: HEADER_TEXT,
  storeIO: ['a boolean', value => typeof value === 'boolean'],
  extraBody: OBJECT,
  models: [
    'an object of objects, by model id; their `reasoning` is false or an object, its `efforts` a list',
    value => isRecord(value) && Object.values(value).every(isOverride),
  ],
  defaults: OBJECT,
  proxyUrl: [
    'a string: an address such as /api/fal/proxy, without user name and password',
    value => typeof value === 'string' && value.trim() !== '' && !/^[^/?#]*\/\/[^/?#]*@/.test(value),
  ],
  startTimeout: [
    'a number of seconds greater than 1',
    value => typeof value === 'number' && value > 1 && value < Infinity,
  ],
};

/**
 * Checks the settings and fills in the defaults. The environment is not read.
 *
 * @throws InvalidArgumentError which names the setting and says what is expected.
 */
export function resolveSettings(settings: FalOpenRouterProviderSettings = {}): ResolvedSettings {
  requireValid('settings', settings, OBJECT);
  for (const [name, rule] of Object.entries(RULES)) {
    const value = settings[name as keyof typeof RULES]; // the keys of the rules are those of the settings
    if (value !== undefined) requireValid(name, value, rule);
  }
  const { appName, appUrl, startTimeout, storeIO } = settings;
  return {
    ...settings,
    baseURL: resolveBaseUrl(settings.baseURL ?? DEFAULT_BASE_URL),
    // Not `normalizeHeaders`: it looks at the global `Headers`, which costs 20 ms of the import in Node.
    routeHeaders: omitUndefined({
      'x-title': appName,
      'http-referer': appUrl,
      'x-fal-request-timeout': startTimeout?.toString(),
      'x-fal-store-io': storeIO === false ? '0' : undefined,
    }),
  };
}

function resolveBaseUrl(baseURL: unknown): string {
  const address = typeof baseURL === 'string' ? baseURL.trim() : '';
  requireValid('baseURL', address, [
    `an absolute http(s) URL such as ${DEFAULT_BASE_URL}, without user name, password, query and fragment`,
    () => /^https?:\/\/[^@/?#]+(\/[^?#]*)?$/i.test(address) && URL.canParse(address),
  ]);
  return address.replace(/\/+$/, '');
}

function isOverride(value: unknown): boolean {
  if (!isRecord(value)) return value === undefined;
  const { reasoning = false } = value;
  return reasoning === false || (isRecord(reasoning) && Array.isArray(reasoning['efforts'] ?? []));
}

function requireValid(name: string, value: unknown, [expected, isValid]: Rule): void {
  if (isValid(value)) return;
  throw new InvalidArgumentError({
    argument: name,
    message: `createFalOpenRouter: \`${name}\` must be ${expected}.`,
  });
}
