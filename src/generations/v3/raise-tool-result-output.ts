import type { LanguageModelV4ToolResultOutput, SharedV4FileData } from '@ai-sdk/provider';
import type { LanguageModelV3ToolResultOutput } from '@ai-sdk/provider-v3';
import { OPTIONS_KEY } from '../../names.js';
import { omitUndefined } from '../../omit-undefined.js';
import { raiseFileData } from './raise-file-data.js';

type ContentPartV3 = Extract<LanguageModelV3ToolResultOutput, { type: 'content' }>['value'][number];
type ContentPartV4 = Extract<LanguageModelV4ToolResultOutput, { type: 'content' }>['value'][number];

const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';

/** Raises the output of a tool: the six file forms of V3 are one in V4, everything else is the same. */
export function raiseToolResultOutput(
  output: LanguageModelV3ToolResultOutput,
): LanguageModelV4ToolResultOutput {
  return output.type === 'content' ? { type: 'content', value: output.value.map(raiseContentPart) } : output;
}

function raiseContentPart(part: ContentPartV3): ContentPartV4 {
  switch (part.type) {
    case 'file-data':
      return raiseFile(part, raiseFileData(part.data), part.mediaType);
    case 'image-data':
      return raiseFile(part, raiseFileData(part.data), part.mediaType);
    case 'file-url':
      return raiseFile(part, raiseFileData(part.url), part.mediaType ?? UNKNOWN_MEDIA_TYPE);
    case 'image-url':
      return raiseFile(part, raiseFileData(part.url), 'image');
    case 'file-id':
      return raiseFile(part, { data: raiseFileId(part.fileId) }, UNKNOWN_MEDIA_TYPE);
    case 'image-file-id':
      return raiseFile(part, { data: raiseFileId(part.fileId) }, 'image');
    default:
      return part;
  }
}

function raiseFile(
  part: Exclude<ContentPartV3, { type: 'text' | 'custom' }>,
  raised: { data: SharedV4FileData; mediaType?: string },
  mediaType: string,
): ContentPartV4 {
  return {
    type: 'file',
    data: raised.data,
    mediaType: raised.mediaType ?? mediaType,
    ...omitUndefined({
      filename: 'filename' in part ? part.filename : undefined,
      providerOptions: part.providerOptions,
    }),
  };
}

function raiseFileId(fileId: string | Record<string, string>): SharedV4FileData {
  // The cast: V4 only excludes a `type` key, by which it tells references from other file data.
  const reference = (typeof fileId === 'string' ? { [OPTIONS_KEY]: fileId } : fileId) as Record<
    string,
    string
  > & { type?: never };
  return { type: 'reference', reference };
}
