import type { LanguageModelV4File, SharedV4FileDataData } from '@ai-sdk/provider';
import { downloadBlob, DownloadError, type FetchFunction } from '@ai-sdk/provider-utils';
import { omitUndefined } from '../omit-undefined.js';
import { untilAborted } from '../until-aborted.js';
import type { ChatModelConfig } from './chat-language-model.js';
import { findImageType } from './decode/find-image-type.js';

/** How long a generated file is waited for, in milliseconds: the rest of the answer waits behind it. */
const PATIENCE = 60_000;

/** A part of an answer, streamed or not. */
interface Part {
  readonly type: string;
}

/** Fetches generated files that the route gave as an address, for generations that have no files by URL. */
export interface FileFetcher {
  /** Fetches what one part points to, once and without the key: `undefined` for any other part. A file that can't be fetched keeps its address. */
  fetch<PART extends Part>(part: PART): Promise<PART> | undefined;
  /** Ends what is under way, since nobody waits for it any more. */
  stop(): void;
}

/**
 * @returns nothing for models whose generation needs no such thing. An abort rejects.
 */
export function createFileFetcher(
  { fetchesGeneratedFiles, settings }: ChatModelConfig,
  abortSignal: AbortSignal | undefined,
): FileFetcher | undefined {
  if (!fetchesGeneratedFiles) return undefined;
  const stopping = new AbortController();
  const download = createImageDownloader(settings.fetch, () =>
    AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE), abortSignal].filter(isSignal)),
  );
  async function replace<PART extends Part>(part: PART, url: URL): Promise<PART> {
    try {
      return { ...part, ...(await download(url)) };
    } catch {
      abortSignal?.throwIfAborted();
      return part;
    }
  }
  return {
    fetch: part => (isFileByUrl(part) ? replace(part, part.data.url) : undefined),
    stop: () => stopping.abort(),
  };
}

/** A generated file as bytes or base64. */
export interface FetchedFile {
  readonly mediaType: string;
  readonly data: SharedV4FileDataData;
}

/**
 * Fetches the generated images of one answer, each address once, and without the key.
 *
 * @param createSignal makes what ends a download.
 * @returns what fetches one. It throws a DownloadError, which says why it can't, or the reason of the signal.
 */
export function createImageDownloader(
  fetch: FetchFunction | undefined,
  createSignal: () => AbortSignal | undefined,
): (url: URL) => Promise<FetchedFile> {
  const downloads = new Map<string, Promise<FetchedFile>>();
  return ({ href, protocol }) => {
    const known = downloads.get(href);
    if (known !== undefined) return known;
    const download =
      protocol === 'https:'
        ? downloadImage(href, fetch, createSignal())
        : Promise.reject(new DownloadError({ url: href, message: `${href} is no https address.` }));
    downloads.set(href, download);
    return download;
  };
}

async function downloadImage(
  url: string,
  fetch: FetchFunction | undefined,
  abortSignal: AbortSignal | undefined,
): Promise<FetchedFile> {
  const blob = await untilAborted(downloadBlob(url, omitUndefined({ fetch, abortSignal })), abortSignal);
  const data = new Uint8Array(await blob.arrayBuffer());
  return { mediaType: findImageType(blob.type, data), data: { type: 'data', data } };
}

function isSignal(signal: AbortSignal | undefined): signal is AbortSignal {
  return signal !== undefined;
}

function isFileByUrl<PART extends Part>(
  part: PART | LanguageModelV4File,
): part is PART & LanguageModelV4File & { data: { type: 'url'; url: URL } } {
  return part.type === 'file' && 'data' in part && part.data.type === 'url';
}
