import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { LanguageModelV3StreamPart } from '@ai-sdk/provider-v3';
import { addOtherContent } from '../provider-metadata.js';
import type { LowerStreamPart } from '../types.js';
import { omitUndefined } from '../../omit-undefined.js';
import { lowerFileToV3 } from './lower-file.js';
import { lowerFinishReasonToV3 } from './lower-finish-reason.js';
import { lowerStreamError } from './lower-stream-error.js';
import { lowerWarningsToV3 } from './lower-warnings.js';

/**
 * Starts the lowering of one stream from V4 to V3. Parts that are the same in both pass by reference.
 *
 * Custom content has no place in a V3 stream: it comes under `otherContent` in the metadata of `finish`. Pings are left out,
 * and so are the citations of texts, whose sources are parts of their own.
 */
export function createLoweringToV3(): LowerStreamPart<LanguageModelV4StreamPart, LanguageModelV3StreamPart> {
  const otherContent: object[] = [];
  return (part, emit) => {
    switch (part.type) {
      case 'text-delta':
      case 'reasoning-delta':
      case 'tool-input-delta':
        // First, since this is the path of every chunk. The cast: the JSON types differ in `readonly` only.
        emit(part as LanguageModelV3StreamPart);
        break;
      case 'text-end': {
        const { citations, ...textEnd } = part;
        emit((citations === undefined ? part : textEnd) as LanguageModelV3StreamPart);
        break;
      }
      case 'file':
      case 'reasoning-file':
        emit(lowerFileToV3(part));
        break;
      case 'custom':
        otherContent.push(part);
        break;
      case 'ping':
        break;
      case 'stream-start':
        emit({ type: 'stream-start', warnings: lowerWarningsToV3(part.warnings) });
        break;
      case 'finish': {
        const providerMetadata = addOtherContent(part.providerMetadata, otherContent);
        emit({
          type: 'finish',
          usage: part.usage,
          finishReason: lowerFinishReasonToV3(part.finishReason),
          ...omitUndefined({ providerMetadata }),
        } as LanguageModelV3StreamPart);
        break;
      }
      case 'error':
        emit({ type: 'error', error: lowerStreamError(part.error) });
        break;
      default:
        // The casts, here and above: the JSON types of the two versions differ in `readonly` only.
        emit(part as LanguageModelV3StreamPart);
    }
  };
}
