import { InvalidArgumentError } from '@ai-sdk/provider';
import type { FetchFunction } from '@ai-sdk/provider-utils';
import type { ApiKeySetting } from './api-key.js';
import type { FalOpenRouterCapabilityOverrides } from './catalog/capabilities.js';
import type { FalOpenRouterChatOptions } from './chat/chat-options.js';
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

  /** A `fetch` to use in place of the global one: to test, to log, to go through a gateway. */
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

/**
 * Checks the settings and fills in the defaults. The environment is not read.
 *
 * @throws InvalidArgumentError which names the setting and says what is expected.
 */
export function resolveSettings(settings: FalOpenRouterProviderSettings = {}): ResolvedSettings {
  requireType('settings', settings, 'object');
  const { apiKey, headers, fetch, appName, appUrl, startTimeout, storeIO, extraBody, proxyUrl, models } =
    settings;
  if (apiKey !== undefined && typeof apiKey !== 'string' && typeof apiKey !== 'function') {
    throw invalidSetting('apiKey', 'a string, or a function that returns one', apiKey, true);
  }
  requireType('headers', headers, 'object');
  requireType('fetch', fetch, 'function');
  requireHeaderValue('appName', appName);
  requireHeaderValue('appUrl', appUrl);
  requireType('storeIO', storeIO, 'boolean');
  requireType('extraBody', extraBody, 'object');
  requireType('models', models, 'object');
  requireType('defaults', settings.defaults, 'object');
  requireType('proxyUrl', proxyUrl, 'string');
  if (proxyUrl?.trim() === '')
    throw invalidSetting('proxyUrl', 'an address such as /api/fal/proxy', proxyUrl);
  if (
    startTimeout !== undefined &&
    !(typeof startTimeout === 'number' && startTimeout > 1 && startTimeout < Infinity)
  ) {
    throw invalidSetting('startTimeout', 'a number of seconds greater than 1', startTimeout);
  }
  const baseURL = resolveBaseUrl(settings.baseURL ?? DEFAULT_BASE_URL);
  const routeHeaders: Record<string, string> = {};
  if (appName !== undefined) routeHeaders['x-title'] = appName;
  if (appUrl !== undefined) routeHeaders['http-referer'] = appUrl;
  if (startTimeout !== undefined) routeHeaders['x-fal-request-timeout'] = String(startTimeout);
  if (storeIO === false) routeHeaders['x-fal-store-io'] = '0';
  return { ...settings, baseURL, routeHeaders };
}

function resolveBaseUrl(baseURL: unknown): string {
  const address = typeof baseURL === 'string' ? baseURL.trim() : '';
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw invalidSetting('baseURL', `an absolute http(s) URL such as ${DEFAULT_BASE_URL}`, baseURL);
  }
  const { username, password, search, hash } = new URL(address);
  if (username || password || search || hash) {
    throw invalidSetting('baseURL', 'a URL without user name, password, query and fragment', undefined, true);
  }
  return address.replace(/\/+$/, '');
}

function requireType(
  name: string,
  value: unknown,
  expected: 'string' | 'boolean' | 'function' | 'object',
): void {
  if (value === undefined) return;
  if (typeof value !== expected || value === null || Array.isArray(value)) {
    throw invalidSetting(name, expected === 'object' ? 'an object' : `a ${expected}`, value);
  }
}

/** What goes out as a header has to be one: better said here than by each request. */
function requireHeaderValue(name: string, value: unknown): void {
  requireType(name, value, 'string');
  if (typeof value === 'string' && !isHeaderValue(value)) {
    throw invalidSetting(name, 'a text without line breaks and of Latin-1 characters only', value);
  }
}

function invalidSetting(
  name: string,
  expected: string,
  value: unknown,
  isSecret = false,
): InvalidArgumentError {
  const received = isSecret || typeof value !== 'string' ? describeType(value) : JSON.stringify(value);
  return new InvalidArgumentError({
    argument: name,
    message: `createFalOpenRouter: \`${name}\` must be ${expected}${value === undefined ? '' : `, but it is ${received}`}.`,
  });
}

function describeType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}
