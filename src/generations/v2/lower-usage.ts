import type { LanguageModelV2Usage } from '@ai-sdk/provider-v2';
import type { LanguageModelV3Usage } from '@ai-sdk/provider-v3';

/**
 * Lowers token counts. The total is the wire's own, else the sum of both sides where both are known. Cache writes have no place in
 * V2; they are in the result's metadata, under `usage`.
 */
export function lowerUsageToV2({
  inputTokens,
  outputTokens,
  raw,
}: LanguageModelV3Usage): LanguageModelV2Usage {
  const total = raw?.['total_tokens'];
  return {
    inputTokens: inputTokens.total,
    outputTokens: outputTokens.total,
    totalTokens: typeof total === 'number' ? total : addTokens(inputTokens.total, outputTokens.total),
    reasoningTokens: outputTokens.reasoning,
    cachedInputTokens: inputTokens.cacheRead,
  };
}

function addTokens(input: number | undefined, output: number | undefined): number | undefined {
  return input === undefined || output === undefined ? undefined : input + output;
}
