import type { JSONValue, SharedV4ProviderOptions } from '@ai-sdk/provider';
import { omitUndefined } from '../omit-undefined.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';
import type { FalOpenRouterChatOptions, FalOpenRouterReasoningOptions } from './chat-options.js';
import { validateChatOptions } from './chat-options-schema.js';
import { readCacheControl } from './encode/part-options.js';

/**
 * The options of one call under both spellings of the key; `falOpenRouter` wins over `fal-openrouter`. The wish to cache the
 * request as a whole counts under `anthropic` too, where many programs write it.
 */
export function readCallOptions(
  providerOptions: SharedV4ProviderOptions | undefined,
): FalOpenRouterChatOptions {
  const merged = mergeChatOptions(
    ...[PROVIDER_NAME, OPTIONS_KEY].map(key =>
      validateChatOptions(providerOptions?.[key] ?? undefined, `providerOptions.${key}`),
    ),
  );
  if (providerOptions?.['anthropic'] === undefined || merged.cacheControl !== undefined) return merged;
  const cacheControl = readCacheControl({ providerOptions });
  return cacheControl === undefined ? merged : { ...merged, cache_control: cacheControl };
}

/** Merges validated options key by key, later ones over earlier ones; `reasoning` and `extraBody` field by field. */
export function mergeChatOptions(...sources: FalOpenRouterChatOptions[]): FalOpenRouterChatOptions {
  const merged: FalOpenRouterChatOptions = {};
  for (const source of sources) {
    const { reasoningEffort } = source;
    if (reasoningEffort !== undefined && merged.reasoning !== undefined) {
      merged.reasoning = yieldToEffort(merged.reasoning, reasoningEffort);
    }
    for (const [key, value] of Object.entries(source)) {
      if (value === undefined) continue;
      const nearer = mergeValue(key, value, merged, source);
      // To the end, so that of two spellings (`topA`, `top_a`) the nearer one is the last and wins on the wire.
      delete merged[key];
      merged[key] = nearer;
    }
  }
  return merged;
}

function mergeValue(
  key: string,
  value: JSONValue,
  farther: FalOpenRouterChatOptions,
  nearer: FalOpenRouterChatOptions,
): JSONValue | undefined {
  if (key === 'reasoning') return mergeReasoning(farther.reasoning, nearer.reasoning);
  if (key === 'extraBody') return { ...farther.extraBody, ...nearer.extraBody };
  return value;
}

/** An effort takes the place of a farther one under either name. A farther budget stays: it replaces an effort of any source. */
function yieldToEffort(
  { effort: _effort, ...farther }: FalOpenRouterReasoningOptions,
  nearerEffort: string,
): FalOpenRouterReasoningOptions {
  if (farther.enabled === (nearerEffort === 'none')) delete farther.enabled;
  return farther;
}

const AMOUNTS = ['effort', 'maxTokens', 'max_tokens'] as const;

/**
 * Effort and budget are one choice: the nearer source that makes it takes the place of both. A switch that contradicts what a
 * nearer source says goes too, and so does an amount that a nearer switch contradicts.
 */
function mergeReasoning(
  farther: FalOpenRouterReasoningOptions | undefined,
  nearer: FalOpenRouterReasoningOptions = {},
): FalOpenRouterReasoningOptions {
  const merged = { ...farther };
  const isOff = merged.effort === 'none';
  const hasAmount = AMOUNTS.some(key => nearer[key] != null);
  if (hasAmount || nearer.enabled === isOff) for (const key of AMOUNTS) delete merged[key];
  if (hasAmount && merged.enabled === (nearer.effort === 'none')) delete merged.enabled;
  return Object.assign(merged, omitUndefined(nearer));
}
