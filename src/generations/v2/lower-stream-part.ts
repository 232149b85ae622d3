import type { LanguageModelV2CallOptions, LanguageModelV2StreamPart } from '@ai-sdk/provider-v2';
import type { LanguageModelV3StreamPart } from '@ai-sdk/provider-v3';
import type { LowerStreamPart } from '../types.js';
import { lowerFinishToV2 } from './lower-finish.js';
import { lowerToolResultToV2 } from './lower-tool-result.js';
import { lowerWarningsToV2 } from './lower-warnings.js';
import { omitUndefinedMetadata } from './omit-undefined-metadata.js';

/**
 * Starts the lowering of one stream from V3 to V2. Parts that are the same in both pass by reference.
 *
 * Requests for a tool approval have no place in a V2 stream: they come under `otherContent` in the metadata of `finish`.
 * Preliminary tool results are left out.
 *
 * @param tools - The tools of the call, by which warnings tell tools from settings.
 */
export function createLoweringToV2(
  tools: LanguageModelV2CallOptions['tools'],
): LowerStreamPart<LanguageModelV3StreamPart, LanguageModelV2StreamPart> {
  const otherContent: object[] = [];
  return (part, emit) => {
    switch (part.type) {
      case 'text-delta':
      case 'reasoning-delta':
      case 'tool-input-delta':
        // The cast: our deltas carry no metadata, and this is the path of every chunk.
        emit(part as LanguageModelV2StreamPart);
        break;
      case 'tool-result': {
        const lowered = lowerToolResultToV2(part);
        if (lowered !== undefined) emit(lowered);
        break;
      }
      case 'tool-approval-request':
        otherContent.push(part);
        break;
      case 'stream-start':
        emit({ type: 'stream-start', warnings: lowerWarningsToV2(part.warnings, tools) });
        break;
      case 'finish':
        emit({ type: 'finish', ...lowerFinishToV2(part, otherContent) });
        break;
      case 'response-metadata':
      case 'raw':
      case 'error':
        emit(part);
        break;
      default:
        emit(omitUndefinedMetadata(part));
    }
  };
}
