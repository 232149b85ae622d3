import {
  UnsupportedFunctionalityError,
  type LanguageModelV4FilePart,
  type LanguageModelV4ReasoningFilePart,
} from '@ai-sdk/provider';
import {
  convertBase64ToUint8Array,
  convertToBase64,
  getTopLevelMediaType,
  isFullMediaType,
  mediaTypeToExtension,
  resolveFullMediaType,
} from '@ai-sdk/provider-utils';
import { readPartOption } from './part-options.js';
import type { WireContentPart } from './wire-message.js';

type FilePart = LanguageModelV4FilePart | LanguageModelV4ReasoningFilePart;

/** The route's audio formats by media subtype, without `x-` and `vnd.`. */
const AUDIO_FORMATS: Readonly<Record<string, string>> = {
  wav: 'wav',
  wave: 'wav',
  mp3: 'mp3',
  mpeg: 'mp3',
  mpeg3: 'mp3',
  aiff: 'aiff',
  aac: 'aac',
  aacp: 'aac',
  ogg: 'ogg',
  opus: 'ogg',
  flac: 'flac',
  m4a: 'm4a',
  mp4: 'm4a',
  pcm: 'pcm16',
  l16: 'pcm16',
  pcm16: 'pcm16',
  l24: 'pcm24',
  pcm24: 'pcm24',
};

/** Turns a file part into the content part that the route has for its kind. Base64 goes on as it is, bytes are encoded once. */
export function convertFilePart(part: FilePart): WireContentPart {
  const { data } = part;
  if (data.type === 'text') return { type: 'text', text: data.text };
  if (data.type === 'reference') {
    throw new UnsupportedFunctionalityError({
      functionality: 'file parts by provider reference',
      message: 'The route keeps no files: pass the file as bytes or as a URL, not as a provider reference.',
    });
  }
  const kind = getTopLevelMediaType(part.mediaType);
  switch (kind) {
    case 'image': {
      const detail = readPartOption(part, 'detail');
      const url = toUrl(part);
      return { type: 'image_url', image_url: typeof detail === 'string' ? { url, detail } : { url } };
    }
    case 'video':
      return { type: 'video_url', video_url: { url: toUrl(part) } };
    case 'audio':
      return { type: 'input_audio', input_audio: toAudio(part) };
    case 'text':
      if (data.type === 'data') return { type: 'text', text: decodeText(data.data) };
  }
  return { type: 'file', file: { filename: nameFile(part), file_data: toUrl(part) } };
}

/** A URL stays a URL; bytes and base64 become a data URL with the full media type. */
export function toUrl(part: FilePart): string {
  if (part.data.type === 'url') return part.data.url.toString();
  if (part.data.type !== 'data') return '';
  return `data:${findMediaType(part)};base64,${convertToBase64(part.data.data)}`;
}

function findMediaType(part: FilePart): string {
  return isFullMediaType(part.mediaType)
    ? part.mediaType
    : resolveFullMediaType({ part: { ...part, type: 'file' } });
}

function toAudio(part: FilePart): { data: string; format: string } {
  if (part.data.type !== 'data') {
    const text = part.data.type === 'url' ? part.data.url.toString() : '';
    const inline = /^data:([^;,]+)[^,]*;base64,(.*)$/is.exec(text);
    if (inline?.[1] === undefined || inline[2] === undefined) {
      throw new UnsupportedFunctionalityError({
        functionality: 'audio file parts with URLs',
        message: 'The route takes no audio by URL: pass the audio as bytes or base64.',
      });
    }
    return { data: inline[2], format: findAudioFormat(inline[1]) };
  }
  return { data: convertToBase64(part.data.data), format: findAudioFormat(findMediaType(part)) };
}

function findAudioFormat(mediaType: string): string {
  const subtype =
    mediaType
      .split('/')[1]
      ?.split(';')[0]
      ?.trim()
      .toLowerCase()
      .replace(/^(x-|vnd\.)/, '') ?? '';
  const format = Object.hasOwn(AUDIO_FORMATS, subtype) ? AUDIO_FORMATS[subtype] : undefined;
  if (format === undefined) {
    throw new UnsupportedFunctionalityError({
      functionality: `audio media type ${mediaType}`,
      message: `The route takes no audio of media type "${mediaType}"; it takes ${[...new Set(Object.values(AUDIO_FORMATS))].join(', ')}.`,
    });
  }
  return format;
}

function decodeText(data: Uint8Array | string): string {
  return new TextDecoder().decode(typeof data === 'string' ? convertBase64ToUint8Array(data) : data);
}

/** The name is what the model sees of a file's identity; without one it is made of the media type. */
function nameFile(part: FilePart): string {
  const option = readPartOption(part, 'filename');
  if (typeof option === 'string') return option;
  if ('filename' in part && part.filename !== undefined) return part.filename;
  return `document.${mediaTypeToExtension(findMediaTypeOrPdf(part))}`;
}

function findMediaTypeOrPdf(part: FilePart): string {
  return isFullMediaType(part.mediaType) ? part.mediaType : 'application/pdf';
}
