import type { SharedV4ProviderOptions } from '@ai-sdk/provider';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';
import type { FalOpenRouterChatOptions, FalOpenRouterReasoningOptions } from './chat-options.js';
import { validateChatOptions } from './chat-options-schema.js';

/** The options of one call under both spellings of the key; `falOpenRouter` wins over `fal-openrouter`. */
export function readCallOptions(
  providerOptions: SharedV4ProviderOptions | undefined,
): FalOpenRouterChatOptions {
  const alias = providerOptions?.[PROVIDER_NAME];
  const options = providerOptions?.[OPTIONS_KEY];
  return mergeChatOptions(
    alias == null ? undefined : validateChatOptions(alias, `providerOptions.${PROVIDER_NAME}`),
    options == null ? undefined : validateChatOptions(options, `providerOptions.${OPTIONS_KEY}`),
  );
}

/** Merges validated options key by key, later ones over earlier ones; `reasoning` and `extraBody` field by field. */
export function mergeChatOptions(
  ...sources: Array<FalOpenRouterChatOptions | undefined>
): FalOpenRouterChatOptions {
  const merged: FalOpenRouterChatOptions = {};
  for (const source of sources) {
    if (source === undefined) continue;
    for (const [key, value] of Object.entries(source)) {
      if (value === undefined) continue;
      if (key === 'reasoning') merged.reasoning = mergeReasoning(merged.reasoning, source.reasoning);
      else if (key === 'extraBody') merged.extraBody = { ...merged.extraBody, ...source.extraBody };
      else merged[key] = value;
    }
  }
  return merged;
}

/** Effort and budget are one choice: the nearer source that makes it takes the place of both. */
function mergeReasoning(
  farther: FalOpenRouterReasoningOptions | undefined,
  nearer: FalOpenRouterReasoningOptions | undefined,
): FalOpenRouterReasoningOptions {
  const merged = { ...farther };
  if (hasAmount(nearer)) {
    delete merged.effort;
    delete merged.maxTokens;
    delete merged['max_tokens'];
  }
  return Object.assign(merged, nearer);
}

function hasAmount(reasoning: FalOpenRouterReasoningOptions | undefined): boolean {
  return reasoning?.effort != null || reasoning?.maxTokens != null || reasoning?.['max_tokens'] != null;
}
