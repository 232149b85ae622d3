import type {
  LanguageModelV2FinishReason,
  LanguageModelV2Usage,
  SharedV2ProviderMetadata,
} from '@ai-sdk/provider-v2';
import type {
  LanguageModelV3FinishReason,
  LanguageModelV3Usage,
  SharedV3ProviderMetadata,
} from '@ai-sdk/provider-v3';
import { addOtherContent, addOwnMetadata } from '../provider-metadata.js';
import { omitUndefined } from '../../omit-undefined.js';
import { lowerFinishReasonToV2 } from './lower-finish-reason.js';
import { lowerUsageToV2 } from './lower-usage.js';
import { omitUndefinedMetadata } from './omit-undefined-metadata.js';

interface FinishV3 {
  usage: LanguageModelV3Usage;
  finishReason: LanguageModelV3FinishReason;
  providerMetadata?: SharedV3ProviderMetadata;
}

interface FinishV2 {
  usage: LanguageModelV2Usage;
  finishReason: LanguageModelV2FinishReason;
  providerMetadata?: SharedV2ProviderMetadata;
}

/**
 * Lowers the end of an answer, streamed or whole. The metadata takes what has no place in V2: the raw finish reason where the
 * unified word says something else, and the parts that are handed in.
 */
export function lowerFinishToV2(finish: FinishV3, otherContent: readonly object[]): FinishV2 {
  const { finishReason, raw } = lowerFinishReasonToV2(finish.finishReason);
  const withReason =
    raw === undefined
      ? finish.providerMetadata
      : addOwnMetadata(finish.providerMetadata, { rawFinishReason: raw });
  const providerMetadata = addOtherContent(withReason, otherContent);
  return {
    usage: lowerUsageToV2(finish.usage),
    finishReason,
    ...omitUndefinedMetadata(omitUndefined({ providerMetadata })),
  };
}
