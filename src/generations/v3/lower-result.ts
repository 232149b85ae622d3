import type { LanguageModelV4Content, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import type { LanguageModelV3Content, LanguageModelV3GenerateResult } from '@ai-sdk/provider-v3';
import { addOtherContent } from '../provider-metadata.js';
import { omitUndefined } from '../../omit-undefined.js';
import { lowerFileToV3 } from './lower-file.js';
import { lowerFinishReasonToV3 } from './lower-finish-reason.js';
import { lowerWarningsToV3 } from './lower-warnings.js';

/** Lowers a whole answer to V3, by the same rules as a stream. */
export function lowerResultToV3(result: LanguageModelV4GenerateResult): LanguageModelV3GenerateResult {
  const otherContent = result.content.filter(part => part.type === 'custom');
  const providerMetadata = addOtherContent(result.providerMetadata, otherContent);
  // The cast: the JSON types of the two versions differ in `readonly` only.
  return {
    ...result,
    content: lowerContent(result.content),
    finishReason: lowerFinishReasonToV3(result.finishReason),
    warnings: lowerWarningsToV3(result.warnings),
    ...omitUndefined({ providerMetadata }),
  } as LanguageModelV3GenerateResult;
}

function lowerContent(content: readonly LanguageModelV4Content[]): LanguageModelV3Content[] {
  const lowered: LanguageModelV3Content[] = [];
  for (const part of content) {
    switch (part.type) {
      case 'text': {
        const { citations, ...text } = part;
        lowered.push((citations === undefined ? part : text) as LanguageModelV3Content);
        break;
      }
      case 'file':
      case 'reasoning-file':
        lowered.push(lowerFileToV3(part));
        break;
      case 'custom':
        break;
      default:
        // The casts, here and above: the JSON types of the two versions differ in `readonly` only.
        lowered.push(part as LanguageModelV3Content);
    }
  }
  return lowered;
}
