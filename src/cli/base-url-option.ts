import { DEFAULT_BASE_URL } from '../settings.js';
import { UsageError } from './exit.js';
import type { OptionDescription } from './parse-command-line.js';

/** The option of every command that sends requests. */
export const BASE_URL_OPTION = {
  type: 'string',
  placeholder: '<url>',
  description: "Where requests go: a gateway of yours, or the emulator. Default: fal's route.",
} as const satisfies OptionDescription;

/** @throws UsageError when it is no address. */
export function readBaseUrl(value: string | undefined): string | undefined {
  if (value !== undefined && !(/^https?:\/\//i.test(value) && URL.canParse(value))) {
    throw new UsageError(`--base-url must be an http(s) address such as ${DEFAULT_BASE_URL}.`);
  }
  return value;
}
