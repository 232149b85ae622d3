import {
  UnsupportedFunctionalityError,
  type LanguageModelV4FilePart,
  type LanguageModelV4ReasoningFilePart,
  type SharedV4ProviderOptions,
} from '@ai-sdk/provider';
import {
  convertBase64ToUint8Array,
  convertToBase64,
  getTopLevelMediaType,
  isFullMediaType,
  mediaTypeToExtension,
  resolveFullMediaType,
} from '@ai-sdk/provider-utils';
import { omitUndefined } from '../../omit-undefined.js';
import type { EncodeContext } from './encode-context.js';
import { readCacheControl, readTextOption } from './part-options.js';
import { warnOnce } from './warn-once.js';
import type { WireContentPart } from './wire-message.js';

type TextPart = { type: 'text'; text: string; providerOptions?: SharedV4ProviderOptions };
type FilePart = LanguageModelV4FilePart | LanguageModelV4ReasoningFilePart;

/** The route's audio formats. */
const AUDIO_FORMATS = ['wav', 'mp3', 'aiff', 'aac', 'ogg', 'flac', 'm4a', 'pcm16', 'pcm24'];

/** Formats by media subtypes that neither are their names nor are known to the AI SDK. */
const FORMAT_OF_SUBTYPE: Readonly<Record<string, string>> = {
  wave: 'wav',
  mpeg3: 'mp3',
  aacp: 'aac',
  vorbis: 'ogg',
  pcm: 'pcm16',
  l16: 'pcm16',
  l24: 'pcm24',
};

/** Documents whose media subtype is not what their names end with, by its end. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  msword: 'doc',
  'vnd.ms-excel': 'xls',
  'vnd.ms-powerpoint': 'ppt',
  'wordprocessingml.document': 'docx',
  'spreadsheetml.sheet': 'xlsx',
  'presentationml.presentation': 'pptx',
};

/**
 * Turns a text or a file into the content part that the route has for its kind, with its cache breakpoint. Base64 goes on as it is, bytes are encoded once.
 * The catalogue may be behind the model, so a part that it speaks against is sent all the same, with a warning.
 *
 * @throws UnsupportedFunctionalityError for what the wire has no form for.
 */
export function convertContentPart(part: TextPart | FilePart, context: EncodeContext): WireContentPart {
  const converted = toContentPart(part);
  context.breakpoints.set(converted, readCacheControl(part));
  // `image_url`, `input_audio` and `video_url` need an input modality; documents are parsed by the route itself.
  const [modality] = /image|audio|video/.exec(converted.type) ?? [];
  const known: readonly string[] | undefined = context.capabilities?.inputModalities;
  if (modality && known?.includes(modality) === false) {
    warnOnce(context.warnings, {
      type: 'unsupported',
      feature: `${modality} input`,
      details: `${context.modelId} is known as a model that takes no ${modality} input; the part was sent all the same.`,
    });
  }
  return converted;
}

function toContentPart(part: TextPart | FilePart): WireContentPart {
  if (part.type === 'text') return { type: 'text', text: part.text };
  const { data } = part;
  if (data.type === 'text') return { type: 'text', text: data.text };
  switch (getKind(part)) {
    case 'image': {
      const detail = readTextOption(part, 'detail');
      const url = toUrl(part);
      return { type: 'image_url', image_url: omitUndefined({ url, detail }) };
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

/** The kind of a file by its media type: `image`, `audio`, … */
export function getKind({ mediaType }: FilePart): string {
  return getTopLevelMediaType(mediaType).toLowerCase();
}

/**
 * A URL stays a URL; bytes and base64 become a data URL with the full media type.
 *
 * @throws UnsupportedFunctionalityError for a provider reference, and for bytes whose full media type can't be found out.
 */
export function toUrl(part: FilePart): string {
  const { data } = part;
  if (data.type === 'reference') {
    refusePart(
      'provider references',
      'The route keeps no files: pass the file as bytes or as a URL, not as a provider reference.',
    );
  }
  if (data.type === 'url') return data.url.toString();
  const bytes = data.type === 'text' ? new TextEncoder().encode(data.text) : data.data;
  return `data:${findMediaType(part)};base64,${convertToBase64(bytes)}`;
}

function findMediaType(part: FilePart): string {
  return isFullMediaType(part.mediaType)
    ? part.mediaType
    : resolveFullMediaType({ part: { ...part, type: 'file' } });
}

function toAudio(part: FilePart): { data: string; format: string } {
  if (part.data.type === 'data') {
    return { data: convertToBase64(part.data.data), format: findAudioFormat(findMediaType(part)) };
  }
  const [, mediaType, base64] = /^data:([^;,]+)[^,]*;base64,(.*)$/is.exec(toUrl(part)) ?? [];
  if (mediaType === undefined || base64 === undefined) {
    return refusePart('audio by URL', 'The route takes no audio by URL: pass the audio as bytes or base64.');
  }
  return { data: base64, format: findAudioFormat(mediaType) };
}

/** @throws UnsupportedFunctionalityError always: for what the wire has no form for. */
export function refusePart(functionality: string, message: string): never {
  throw new UnsupportedFunctionalityError({ functionality, message });
}

function findAudioFormat(mediaType: string): string {
  const subtype = mediaTypeToExtension(cleanMediaType(mediaType).replace(/\/(x-|vnd\.)/, '/'));
  const format = FORMAT_OF_SUBTYPE[subtype] ?? subtype;
  if (AUDIO_FORMATS.includes(format)) return format;
  return refusePart(
    `audio media type ${mediaType}`,
    `The route takes no audio of media type "${mediaType}"; it takes ${AUDIO_FORMATS.join(', ')}.`,
  );
}

/** Without its parameters, in small letters. */
function cleanMediaType(mediaType: string): string {
  return mediaType.replace(/;[^]*/, '').trim().toLowerCase();
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
  // Of an address, the AI SDK says `application/octet-stream` where it can't tell.
  const isTold = isFullMediaType(part.mediaType) && part.mediaType !== 'application/octet-stream';
  const isKnown = isTold || part.data.type === 'data';
  const mediaType = isKnown ? cleanMediaType(findMediaType(part)) : 'application/pdf';
  const documentType = Object.keys(EXTENSIONS).find(end => mediaType.endsWith(end));
  return EXTENSIONS[documentType ?? ''] ?? mediaTypeToExtension(mediaType);
}
