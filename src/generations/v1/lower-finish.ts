import type { LanguageModelV1StreamPart } from '@ai-sdk/provider-v1';
import type { LanguageModelV2StreamPart } from '@ai-sdk/provider-v2';
import { omitUndefined } from '../../omit-undefined.js';
import { addOtherContent, readOwnMetadata } from '../provider-metadata.js';
import { lowerLogprobs } from './lower-logprobs.js';

/** The end of an answer in V1: what a stream says last, and a whole answer beside its content. */
export type FinishV1 = Extract<LanguageModelV1StreamPart, { type: 'finish' }>;

/**
 * Lowers the end of an answer. Counts that are not known are `NaN`, which is what the SDK's own providers say in AI SDK 4.
 * Reasoning and cached tokens have no place in V1; they are in the metadata, under `usage`.
 */
export function lowerFinishToV1(
  { finishReason, usage, providerMetadata }: Extract<LanguageModelV2StreamPart, { type: 'finish' }>,
  otherContent: readonly object[],
): FinishV1 {
  const metadata = addOtherContent(providerMetadata, otherContent);
  const logprobs = lowerLogprobs(readOwnMetadata(providerMetadata, 'logprobs'));
  return {
    type: 'finish',
    finishReason,
    usage: { promptTokens: usage.inputTokens ?? NaN, completionTokens: usage.outputTokens ?? NaN },
    ...omitUndefined({ providerMetadata: metadata, logprobs }),
  };
}
