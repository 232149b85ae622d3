import { isRecord } from '@ai-sdk/provider-utils';
import { requireModelId } from '../../model-id.js';
import type { FalOpenRouterChatOptions } from '../chat-options.js';

/** Options whose names have another form on the wire, while their values are the user's own. */
const RENAMED: ReadonlySet<string> = new Set([
  'sessionId',
  'parallelToolCalls',
  'topLogprobs',
  'logitBias',
  'minP',
  'topA',
  'repetitionPenalty',
  'serviceTier',
]);

/** Options whose values have keys that are converted too. */
const CONVERTED: ReadonlySet<string> = new Set([
  'provider',
  'plugins',
  'webSearchOptions',
  'imageConfig',
  'prediction',
  'cacheControl',
  'usage',
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
    if (key === 'models') {
      fields[key] = options.models?.map(requireModelId);
      continue;
    }
    const isConverted = CONVERTED.has(key);
    fields[isConverted || RENAMED.has(key) ? toSnakeCase(key) : key] = isConverted
      ? convertKeys(value)
      : value;
  }
  return fields;
}

/** Converts the keys of an object and of the objects inside to snake_case, and leaves the values alone. */
export function convertKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convertKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [toSnakeCase(key), convertKeys(inner)]),
  );
}

function toSnakeCase(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
