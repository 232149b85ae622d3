import type { LanguageModelV2FinishReason } from '@ai-sdk/provider-v2';
import type { LanguageModelV3FinishReason } from '@ai-sdk/provider-v3';

/** A finish reason of V2, with the raw one where the unified word does not say the same. */
export interface LoweredFinishReason {
  finishReason: LanguageModelV2FinishReason;
  raw?: string;
}

/**
 * Lowers a finish reason. V2 has `unknown` too, which AI SDK 5 says itself where no end came at all; an answer that ended without
 * a reason is `other` in every generation.
 */
export function lowerFinishReasonToV2({ unified, raw }: LanguageModelV3FinishReason): LoweredFinishReason {
  if (raw === undefined) return { finishReason: unified };
  // The wire writes `tool_calls` and `content_filter` where the AI SDK writes a hyphen.
  return raw.replace('_', '-') === unified ? { finishReason: unified } : { finishReason: unified, raw };
}
