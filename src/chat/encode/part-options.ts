import { InvalidArgumentError, type JSONObject, type SharedV4ProviderOptions } from '@ai-sdk/provider';
import { OPTIONS_KEY, PROVIDER_NAME } from '../../names.js';
import { convertKeys } from './convert-options.js';
import type { WireCacheControl } from './wire-message.js';

/** Parts and messages have provider options; the type says so for those that lack the field in some of their forms. */
type WithProviderOptions = object & { providerOptions?: SharedV4ProviderOptions };

/** What our own metadata on a part or a message says under `name`. */
export function readPartOption(part: WithProviderOptions, name: string): JSONObject[string] {
  const options = part.providerOptions;
  if (options === undefined) return undefined;
  return options[OPTIONS_KEY]?.[name] ?? options[PROVIDER_NAME]?.[name];
}

/**
 * A text option of a part, such as the `detail` of an image.
 *
 * @throws InvalidArgumentError which names the option when it is anything else.
 */
export function readTextOption(part: WithProviderOptions, name: string): string | undefined {
  const text = readPartOption(part, name);
  if (text == null || typeof text === 'string') return text ?? undefined;
  throw refuseOption(name, 'string', text);
}

/** A list of JSON objects under `name`, or `undefined` where there is none. */
export function readPartList(part: WithProviderOptions, name: string): JSONObject[] | undefined {
  const list = readPartOption(part, name);
  return Array.isArray(list) ? list.filter(isJsonObject) : undefined;
}

/**
 * The wish for a cache breakpoint, under our key or under `anthropic`, where many programs write it.
 *
 * @throws InvalidArgumentError when our key has no object for it.
 */
export function readCacheControl(part: WithProviderOptions): WireCacheControl | undefined {
  if (part.providerOptions === undefined) return undefined;
  const anthropic = part.providerOptions['anthropic'];
  const own = readPartOption(part, 'cacheControl');
  if (own != null && !isJsonObject(own)) throw refuseOption('cacheControl', 'object', own);
  const wish =
    own ??
    readPartOption(part, 'cache_control') ??
    anthropic?.['cacheControl'] ??
    anthropic?.['cache_control'];
  return isJsonObject(wish) ? (convertKeys(wish) as WireCacheControl) : undefined;
}

function refuseOption(name: string, expected: string, value: unknown): InvalidArgumentError {
  const argument = `providerOptions.${OPTIONS_KEY}.${name}`;
  const received = Array.isArray(value) ? 'array' : typeof value;
  return new InvalidArgumentError({
    argument,
    message: `Invalid provider option \`${argument}\` of a message or part: expected ${expected}, received ${received}.`,
  });
}

export function isJsonObject(value: unknown): value is JSONObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
