import type { ReasoningEffort } from './capabilities.js';

/** The character that stands for the first entry of a dictionary; those that follow it stand for the next ones. */
export const FIRST_CODE = 40;

/** In the dictionaries an effort is the digit of its place here. */
export const EFFORTS: readonly ReasoningEffort[] = [
  'none',
  'minimal',
  'low',
  'medium',
  'high',
  'xhigh',
  'max',
];

/** The words of a display name, as ids have them: `GPT-5 Mini` → `gpt`, `5`, `mini`. */
function readWords(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9.]+/)
    .filter(Boolean);
}

/**
 * The part of an id that belongs to a display name. In `pattern`, `~` stands for the words of the name, with one digit for
 * those from that place on, with two for those before the second place: for `GPT-5 Mini`, `~` is `gpt-5-mini`, `~1-v2` is
 * `5-mini-v2`, and `~02` is `gpt-5`.
 */
export function deriveSlug(name: string, pattern = '~'): string {
  return pattern.replace(/~(\d?)(\d?)/, (_match, from: string, to: string) =>
    readWords(name)
      .slice(Number(from), to ? Number(to) : undefined)
      .join('-'),
  );
}
