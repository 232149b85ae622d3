import type { LanguageModelV4FinishReason } from '@ai-sdk/provider';
import type { LanguageModelV3FinishReason } from '@ai-sdk/provider-v3';

/** Lowers a finish reason: an interrupted answer is an `other` one, with the word kept as the raw reason if there is none. */
export function lowerFinishReasonToV3({
  unified,
  raw,
}: LanguageModelV4FinishReason): LanguageModelV3FinishReason {
  return unified === 'interrupted' ? { unified: 'other', raw: raw ?? 'interrupted' } : { unified, raw };
}
