import type { LanguageModelV4File } from '@ai-sdk/provider';
import { downloadBlob } from '@ai-sdk/provider-utils';
import { omitUndefined } from '../omit-undefined.js';
import type { ChatModelConfig } from './chat-language-model.js';

/** A part of an answer, streamed or not. */
interface Part {
  readonly type: string;
}

/**
 * Fetches generated files that the route gave as an address, once and without the key, for generations that have no files by
 * URL.
 *
 * @returns what does so for one part: `undefined` for any other part. A file that can't be fetched keeps its address; an
 * abort rejects. Nothing at all for models whose generation needs no such thing.
 */
export function createFileFetcher(
  { fetchesGeneratedFiles, settings }: ChatModelConfig,
  abortSignal: AbortSignal | undefined,
): (<PART extends Part>(part: PART) => Promise<PART> | undefined) | undefined {
  if (!fetchesGeneratedFiles) return undefined;
  async function download<PART extends Part>(part: PART, url: URL): Promise<PART> {
    try {
      const options = omitUndefined({ fetch: settings.fetch, abortSignal });
      const blob = await downloadBlob(url.toString(), options);
      const data = new Uint8Array(await blob.arrayBuffer());
      return { ...part, mediaType: blob.type.split(';')[0] || 'image/png', data: { type: 'data', data } };
    } catch {
      abortSignal?.throwIfAborted();
      return part;
    }
  }
  return part => (isFileByUrl(part) ? download(part, part.data.url) : undefined);
}

function isFileByUrl<PART extends Part>(
  part: PART | LanguageModelV4File,
): part is PART & LanguageModelV4File & { data: { type: 'url'; url: URL } } {
  return part.type === 'file' && 'data' in part && part.data.type === 'url';
}
