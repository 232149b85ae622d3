import type { LanguageModelV4 } from '@ai-sdk/provider';

const AUDIO_EXTENSION = /\.(aac|aif|aiff|flac|m4a|mp3|oga|ogg|opus|wav|weba|wma)$/i;

/**
 * Whether a file by URL goes to the route as it is. V1 asks without a media type, so any pattern of the model will do, except for
 * addresses that say they are audio: the route takes audio as bytes only. `false` makes AI SDK 4 download the file.
 */
export function isSupportedUrl(url: URL, supportedUrls: LanguageModelV4['supportedUrls']): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (AUDIO_EXTENSION.test(url.pathname)) return false;
  // V1 asks synchronously: patterns that are still to come are as good as none.
  if (isPromiseLike(supportedUrls)) return false;
  const address = url.href.toLowerCase();
  return Object.values(supportedUrls).some(patterns => patterns.some(pattern => pattern.test(address)));
}

function isPromiseLike(value: object): value is PromiseLike<unknown> {
  return 'then' in value && typeof value.then === 'function';
}
