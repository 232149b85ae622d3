import type { LanguageModelV4 } from '@ai-sdk/provider';

/** Audio, which the route takes as bytes only, and texts, which go out as text. */
const BYTES_EXTENSION = /\.(aac|aif|aiff|flac|m4a|mp3|oga|ogg|opus|wav|weba|wma|csv|htm|html|md|tsv|txt)$/i;

/**
 * Whether a file by URL goes to the route as it is. V1 asks without a media type, and for files alone, since it hands on all
 * images by URL: so any pattern of the model will do for an https address, except for those that tell by their ending that the
 * bytes are needed. `false` makes AI SDK 4 download the file.
 */
export function isSupportedUrl(url: URL, supportedUrls: LanguageModelV4['supportedUrls']): boolean {
  if (url.protocol !== 'https:' || BYTES_EXTENSION.test(url.pathname)) return false;
  // V1 asks synchronously: patterns that are still to come are as good as none.
  if (isPromiseLike(supportedUrls)) return false;
  const address = url.href.toLowerCase();
  return Object.values(supportedUrls).some(patterns => patterns.some(pattern => pattern.test(address)));
}

function isPromiseLike(value: object): value is PromiseLike<unknown> {
  return 'then' in value && typeof value.then === 'function';
}
