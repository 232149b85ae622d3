import type { LanguageModelV4File } from '@ai-sdk/provider';
import { downloadBlob, type FetchFunction } from '@ai-sdk/provider-utils';
import { omitUndefined } from '../generations/omit-undefined.js';

/**
 * Fetches a generated file that the route gave as an address, once and without the key, for generations that have no files
 * by URL. Gives `undefined` for any other part. A file that can't be fetched keeps its address; an abort rejects.
 */
export function fetchGeneratedFile<PART extends { type: string }>(
  part: PART,
  fetch: FetchFunction | undefined,
  abortSignal: AbortSignal | undefined,
): Promise<PART> | undefined {
  return isFileByUrl(part) ? download(part, part.data.url, fetch, abortSignal) : undefined;
}

async function download<PART extends { type: string }>(
  part: PART,
  url: URL,
  fetch: FetchFunction | undefined,
  abortSignal: AbortSignal | undefined,
): Promise<PART> {
  try {
    const blob = await downloadBlob(url.toString(), omitUndefined({ fetch, abortSignal }));
    const data = new Uint8Array(await blob.arrayBuffer());
    return { ...part, mediaType: blob.type.split(';')[0] || 'image/png', data: { type: 'data', data } };
  } catch {
    abortSignal?.throwIfAborted();
    return part;
  }
}

function isFileByUrl<PART extends { type: string }>(
  part: PART | LanguageModelV4File,
): part is PART & LanguageModelV4File & { data: { type: 'url'; url: URL } } {
  return part.type === 'file' && 'data' in part && part.data.type === 'url';
}
