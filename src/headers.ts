import { InvalidArgumentError } from '@ai-sdk/provider';
import { normalizeHeaders, withUserAgentSuffix } from '@ai-sdk/provider-utils';
import { resolveApiKey } from './api-key.js';
import { isHeaderValue } from './header-value.js';
import type { ResolvedSettings } from './settings.js';
import { VERSION } from './version.js';

/**
 * Builds the headers of one request, all names in lower case so that no header goes out twice. The caller's own
 * `Authorization`, from the call or from the settings, replaces the key, which is then not looked for.
 *
 * @throws LoadAPIKeyError when a key is needed and there is none.
 * @throws InvalidArgumentError when a header has a value that no header can carry; its value is not quoted.
 */
export async function createHeaders(
  settings: ResolvedSettings,
  callHeaders: Record<string, string | undefined> | undefined,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {
    ...settings.routeHeaders,
    ...normalizeHeaders(settings.headers),
    ...normalizeHeaders(callHeaders),
  };
  for (const name in headers) {
    if (!isHeaderValue(headers[name] ?? '')) {
      throw new InvalidArgumentError({
        argument: `headers.${name}`,
        message: `The header "${name}" has a line break, a control character or a character outside Latin-1 in its value.`,
      });
    }
  }
  if (headers['authorization'] === undefined && settings.proxyUrl === undefined) {
    headers['authorization'] = `Key ${await resolveApiKey(settings.apiKey)}`;
  }
  return withUserAgentSuffix(headers, `ai-sdk-fal-openrouter/${VERSION}`);
}
