import type { LanguageModelV4 } from '@ai-sdk/provider';

/** Documents and videos, which the route fetches by itself. */
const FETCHED_EXTENSION =
  /\.(pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|epub|mp4|m4v|mov|mpeg|mpg|webm|avi|mkv|3gp)$/i;

/**
 * Whether a file by URL goes to the route as it is. V1 asks without a media type, and for files alone, since it hands on all
 * images by URL: so only an ending can tell that it is none that the route wants as bytes (audio) or as text. Then any pattern of
 * the model will do. `false` makes AI SDK 4 download the file.
 */
export function isSupportedUrl(url: URL, supportedUrls: LanguageModelV4['supportedUrls']): boolean {
  if (url.protocol !== 'https:' || !FETCHED_EXTENSION.test(url.pathname)) return false;
  // V1 asks synchronously: patterns that are still to come are as good as none.
  if (isPromiseLike(supportedUrls)) return false;
  const address = url.href.toLowerCase();
  return Object.values(supportedUrls).some(patterns => patterns.some(pattern => pattern.test(address)));
}

function isPromiseLike(value: object): value is PromiseLike<unknown> {
  return 'then' in value && typeof value.then === 'function';
}
