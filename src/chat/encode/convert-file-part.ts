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
import type { EncodeContext } from './encode-context.js';
import { readTextOption } from './part-options.js';
import { warnOnce } from './warn-once.js';
import type { WireContentPart } from './wire-message.js';

type FilePart = LanguageModelV4FilePart | LanguageModelV4ReasoningFilePart;

/** Content part kinds that need an input modality, and how the catalogue calls it. The route parses documents itself. */
const MODALITY_OF_PART: Readonly<Record<string, 'image' | 'audio' | 'video'>> = {
  image_url: 'image',
  input_audio: 'audio',
  video_url: 'video',
};

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
  vorbis: 'ogg',
  flac: 'flac',
  m4a: 'm4a',
  mp4: 'm4a',
  pcm: 'pcm16',
  l16: 'pcm16',
  pcm16: 'pcm16',
  l24: 'pcm24',
  pcm24: 'pcm24',
};

/** Documents whose media subtype is not what their names end with. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
};

/**
 * Turns a file part into the content part that the route has for its kind. Base64 goes on as it is, bytes are encoded once.
 * The catalogue may be behind the model, so a part that it speaks against is sent all the same, with a warning.
 *
 * @throws UnsupportedFunctionalityError for what the wire has no form for.
 */
export function convertFilePart(part: FilePart, context: EncodeContext): WireContentPart {
  const converted = toContentPart(part);
  const modality = MODALITY_OF_PART[converted.type];
  const known = context.capabilities?.inputModalities;
  if (modality !== undefined && known !== undefined && !known.includes(modality)) {
    warnOnce(context.warnings, {
      type: 'unsupported',
      feature: `${modality} input`,
      details: `${context.modelId} is known as a model that takes no ${modality} input; the part was sent all the same.`,
    });
  }
  return converted;
}

function toContentPart(part: FilePart): WireContentPart {
  const { data } = part;
  if (data.type === 'text') return { type: 'text', text: data.text };
  switch (getTopLevelMediaType(part.mediaType).toLowerCase()) {
    case 'image': {
      const detail = readTextOption(part, 'detail');
      const url = toUrl(part);
      return { type: 'image_url', image_url: detail === undefined ? { url } : { url, detail } };
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

/**
 * A URL stays a URL; bytes and base64 become a data URL with the full media type.
 *
 * @throws UnsupportedFunctionalityError for a provider reference, and for bytes whose full media type can't be found out.
 */
export function toUrl(part: FilePart): string {
  const { data } = part;
  switch (data.type) {
    case 'url':
      return data.url.toString();
    case 'data':
      return `data:${findMediaType(part)};base64,${convertToBase64(data.data)}`;
    case 'text':
      return `data:${findMediaType(part)};base64,${convertToBase64(new TextEncoder().encode(data.text))}`;
    case 'reference':
      throw refuseReference();
  }
}

function findMediaType(part: FilePart): string {
  return isFullMediaType(part.mediaType)
    ? part.mediaType
    : resolveFullMediaType({ part: { ...part, type: 'file' } });
}

function toAudio(part: FilePart): { data: string; format: string } {
  const { data } = part;
  if (data.type === 'reference') throw refuseReference();
  if (data.type === 'data') {
    return { data: convertToBase64(data.data), format: findAudioFormat(findMediaType(part)) };
  }
  const text = data.type === 'url' ? data.url.toString() : '';
  const inline = /^data:([^;,]+)[^,]*;base64,(.*)$/is.exec(text);
  if (inline?.[1] === undefined || inline[2] === undefined) {
    throw new UnsupportedFunctionalityError({
      functionality: 'audio file parts with URLs',
      message: 'The route takes no audio by URL: pass the audio as bytes or base64.',
    });
  }
  return { data: inline[2], format: findAudioFormat(inline[1]) };
}

function refuseReference(): UnsupportedFunctionalityError {
  return new UnsupportedFunctionalityError({
    functionality: 'file parts by provider reference',
    message: 'The route keeps no files: pass the file as bytes or as a URL, not as a provider reference.',
  });
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
  const option = readTextOption(part, 'filename');
  if (option !== undefined) return option;
  if ('filename' in part && part.filename !== undefined) return part.filename;
  return `document.${findExtension(part)}`;
}

function findExtension(part: FilePart): string {
  const isKnown = isFullMediaType(part.mediaType) || part.data.type === 'data';
  const mediaType = isKnown ? findMediaType(part).split(';')[0]?.trim().toLowerCase() : 'application/pdf';
  return EXTENSIONS[mediaType ?? ''] ?? mediaTypeToExtension(mediaType ?? '');
}
