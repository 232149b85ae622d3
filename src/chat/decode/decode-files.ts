import type { LanguageModelV4File } from '@ai-sdk/provider';
import { findImageType, findImageTypeByUrl } from './find-image-type.js';
import { isObject, readText, type WireObject } from './wire-answer.js';

/** An image of the answer: an address stays one, a data URL becomes its media type and base64, uncopied. */
export function decodeImage(image: WireObject): LanguageModelV4File | undefined {
  const inner = image['image_url'];
  const url =
    readText(isObject(inner) ? inner['url'] : inner) ?? readText(image['url']) ?? readText(image['b64_json']);
  if (url === undefined) return undefined;
  if (/^https?:/i.test(url)) {
    if (!URL.canParse(url)) return undefined;
    const address = new URL(url);
    return { type: 'file', mediaType: findImageTypeByUrl(address), data: { type: 'url', url: address } };
  }
  const [, head = '', isBase64, dataOfUrl] = /^data:([^,]*?)(;base64)?,(.*)$/is.exec(url) ?? [];
  const data = dataOfUrl ?? url;
  const mediaType = findImageType(head, data);
  const isPlain = dataOfUrl !== undefined && isBase64 === undefined;
  return {
    type: 'file',
    mediaType,
    data: { type: 'data', data: isPlain ? new TextEncoder().encode(decodePercent(data)) : data },
  };
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The media type of an audio format of the route. */
const AUDIO_MEDIA_TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  opus: 'audio/ogg',
  pcm16: 'audio/pcm',
  pcm24: 'audio/pcm',
};

/** Gathers the pieces of the answer's audio; each piece is base64 of its own. */
export class AudioDecoder {
  readonly #pieces: string[] = [];
  readonly #format: string;

  /** @param format as the request asked for it: the answer does not say. */
  constructor(format: string | undefined) {
    this.#format = format ?? 'wav';
  }

  /** Gives whether the piece had any sound. */
  decode(audio: WireObject): boolean {
    const data = readText(audio['data']);
    if (data === undefined) return false;
    this.#pieces.push(data);
    return true;
  }

  finish(): LanguageModelV4File | undefined {
    if (this.#pieces.length === 0) return undefined;
    const mediaType = AUDIO_MEDIA_TYPES[this.#format] ?? `audio/${this.#format}`;
    return { type: 'file', mediaType, data: { type: 'data', data: joinBase64(this.#pieces) } };
  }
}

/** Base64 texts join as texts only where none but the last is padded. */
function joinBase64(pieces: readonly string[]): string {
  const joined = pieces.join('');
  if (pieces.every(piece => piece.length % 4 === 0) && !/=[^=]/.test(joined)) return joined;
  try {
    return btoa(pieces.map(decodeBase64).join(''));
  } catch {
    return joined;
  }
}

/** One character for each byte, of either alphabet. */
function decodeBase64(text: string): string {
  return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}
