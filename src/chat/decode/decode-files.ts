import type { LanguageModelV4File } from '@ai-sdk/provider';
import {
  convertBase64ToUint8Array,
  convertUint8ArrayToBase64,
  detectMediaType,
} from '@ai-sdk/provider-utils';
import { isObject, readText, type WireObject } from './wire-answer.js';

/** An image of the answer: an https address stays one, a data URL becomes its media type and base64, uncopied. */
export function decodeImage(image: WireObject): LanguageModelV4File | undefined {
  const inner = image['image_url'];
  const url =
    readText(isObject(inner) ? inner['url'] : inner) ?? readText(image['url']) ?? readText(image['b64_json']);
  if (url === undefined) return undefined;
  if (/^https?:/i.test(url)) {
    return URL.canParse(url)
      ? { type: 'file', mediaType: 'image/*', data: { type: 'url', url: new URL(url) } }
      : undefined;
  }
  const comma = url.startsWith('data:') ? url.indexOf(',') : -1;
  const data = comma === -1 ? url : url.slice(comma + 1);
  const head = comma === -1 ? '' : url.slice('data:'.length, comma);
  const mediaType = head.split(';')[0] || detectMediaType({ data, topLevelType: 'image' }) || 'image/png';
  if (comma !== -1 && !/;base64$/i.test(head)) {
    return {
      type: 'file',
      mediaType,
      data: { type: 'data', data: new TextEncoder().encode(decodePercent(data)) },
    };
  }
  return { type: 'file', mediaType, data: { type: 'data', data } };
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
  if (
    pieces.every(
      (piece, position) => piece.length % 4 === 0 && (position === pieces.length - 1 || !piece.endsWith('=')),
    )
  ) {
    return pieces.join('');
  }
  try {
    const parts = pieces.map(piece => convertBase64ToUint8Array(piece));
    const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
    let offset = 0;
    for (const part of parts) {
      bytes.set(part, offset);
      offset += part.length;
    }
    return convertUint8ArrayToBase64(bytes);
  } catch {
    return pieces.join('');
  }
}
