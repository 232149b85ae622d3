import type { FalOpenRouterChatOptions } from '../chat-options.js';

/** How an option's value gets to the wire: its keys converted, or untouched because they are the user's own. */
const KNOWN_OPTIONS: ReadonlyMap<string, 'convert' | 'keep'> = new Map([
  ['models', 'keep'],
  ['provider', 'convert'],
  ['plugins', 'convert'],
  ['webSearchOptions', 'convert'],
  ['user', 'keep'],
  ['sessionId', 'keep'],
  ['metadata', 'keep'],
  ['parallelToolCalls', 'keep'],
  ['verbosity', 'keep'],
  ['logprobs', 'keep'],
  ['topLogprobs', 'keep'],
  ['logitBias', 'keep'],
  ['minP', 'keep'],
  ['topA', 'keep'],
  ['repetitionPenalty', 'keep'],
  ['modalities', 'keep'],
  ['imageConfig', 'convert'],
  ['prediction', 'convert'],
  ['serviceTier', 'keep'],
  ['transforms', 'keep'],
  ['cacheControl', 'convert'],
  ['usage', 'convert'],
]);

/** Options that are no fields of the body: each has a translation of its own. */
const OWN_TRANSLATION: ReadonlySet<string> = new Set([
  'reasoning',
  'reasoningEffort',
  'dropEncryptedReasoning',
  'strictJsonSchema',
  'extraBody',
]);

/** Turns chat options into fields of the request body. Unknown and snake_case keys pass untouched, and so do their values. */
export function convertOptions(options: FalOpenRouterChatOptions): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined || OWN_TRANSLATION.has(key)) continue;
    const conversion = KNOWN_OPTIONS.get(key);
    if (conversion === undefined) fields[key] = value;
    else fields[toSnakeCase(key)] = conversion === 'convert' ? convertKeys(value) : value;
  }
  return fields;
}

/** Converts the keys of an object and of the objects inside to snake_case, and leaves the values alone. */
export function convertKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convertKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [toSnakeCase(key), convertKeys(inner)]),
  );
}

function toSnakeCase(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
