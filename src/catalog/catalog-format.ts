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

/** The part of an id that most models and providers with this display name have: `GPT-5 Mini` → `gpt-5-mini`. */
export function deriveSlug(name: string): string {
  return name
    .toLowerCase()
    .split(/[^a-z0-9.]+/)
    .filter(Boolean)
    .join('-');
}
