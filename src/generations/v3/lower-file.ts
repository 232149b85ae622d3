import type { LanguageModelV4File, LanguageModelV4ReasoningFile } from '@ai-sdk/provider';
import type { LanguageModelV3File, LanguageModelV3Source } from '@ai-sdk/provider-v3';
import { generateId } from '@ai-sdk/provider-utils';
import { addOwnMetadata } from '../provider-metadata.js';
import { omitUndefined } from '../../omit-undefined.js';

/**
 * Lowers a generated file. V3 knows no files by URL: one that could not be fetched becomes a source with its address and,
 * in the metadata, its media type.
 */
export function lowerFileToV3(
  file: LanguageModelV4File | LanguageModelV4ReasoningFile,
): LanguageModelV3File | LanguageModelV3Source {
  const { mediaType, data } = file;
  // The cast: the JSON types differ in `readonly` only.
  const providerMetadata = file.providerMetadata as LanguageModelV3File['providerMetadata'];
  if (data.type === 'url') {
    return {
      type: 'source',
      sourceType: 'url',
      id: generateId(),
      url: data.originalUrl ?? data.url.href,
      providerMetadata: addOwnMetadata(providerMetadata, { mediaType }),
    };
  }
  return { type: 'file', mediaType, data: data.data, ...omitUndefined({ providerMetadata }) };
}
