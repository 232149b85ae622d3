import { LoadAPIKeyError } from '@ai-sdk/provider';
import { isHeaderValue } from './header-value.js';

/** A fal key, or a function that gives one for each request (so that keys can be rotated or fetched). */
export type ApiKeySetting = string | (() => string | undefined | PromiseLike<string | undefined>);

/**
 * Finds the fal key for one request: the setting, else the environment. White space around it and a leading `Key ` are
 * taken off, since both come along when a key is pasted.
 *
 * @throws LoadAPIKeyError when there is none, when it is no string, or when no header could carry it. The key itself is
 * never part of the message.
 */
export async function resolveApiKey(setting: ApiKeySetting | undefined): Promise<string> {
  const given: unknown = typeof setting === 'function' ? await setting() : setting;
  if (given != null && typeof given !== 'string') {
    throw new LoadAPIKeyError({
      message: `The \`apiKey\` setting must give a string, but it gave a value of type ${typeof given}.`,
    });
  }
  const key = cleanApiKey(given) || findKeyInEnvironment();
  if (!key) {
    throw new LoadAPIKeyError({
      message:
        'fal API key is missing. Set one of: `apiKey` setting, FAL_API_KEY, FAL_KEY, or FAL_KEY_ID and FAL_KEY_SECRET. ' +
        'You get a key at https://fal.ai/dashboard/keys; it has the form <id>:<secret>.',
    });
  }
  if (!isUsableKey(key)) {
    throw new LoadAPIKeyError({
      message:
        'The fal API key has a line break, a control character or a character outside Latin-1 inside. ' +
        'Copy it again from https://fal.ai/dashboard/keys.',
    });
  }
  return key;
}

function findKeyInEnvironment(): string {
  const id = readEnvironment('FAL_KEY_ID');
  const secret = readEnvironment('FAL_KEY_SECRET');
  return readEnvironment('FAL_API_KEY') || readEnvironment('FAL_KEY') || (id && secret && `${id}:${secret}`);
}

/** Browsers and some edge runtimes have no `process`, and what bundlers put in its place may have no `env`. */
function readEnvironment(name: string): string {
  const environment: NodeJS.ProcessEnv | undefined = typeof process === 'undefined' ? undefined : process.env;
  return cleanApiKey(environment?.[name]);
}

/** Takes white space and a leading `Key ` (in any letter case) off a pasted key; nothing is left of `undefined` or of `Key `. */
export function cleanApiKey(key: string | null | undefined): string {
  return key == null ? '' : key.trim().replace(/^key(\s+|$)/i, '');
}

/** Whether a request can carry a clean key: what a header can, but for the tab, which is part of no key. */
export function isUsableKey(key: string): boolean {
  return isHeaderValue(key) && !key.includes('\t');
}
