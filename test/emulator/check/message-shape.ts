import {
  anyObject,
  anything,
  byType,
  choice,
  integer,
  list,
  matching,
  orNull,
  record,
  tagged,
  text,
} from './shapes.js';
import type { Shape } from './shapes.js';

export const cacheControl = record({ type: choice('ephemeral') }, { ttl: choice('5m', '1h') });

const mediaUrl = matching(
  /^(?:data:[^,]+,|https?:\/\/)/,
  'URL should be a data URL with a media type, or an http(s) URL',
);
const fileData = matching(/^(?:data:[^,]+,|https:\/\/)/, 'file_data should be a data URL or an https URL');
const base64 = matching(/^[A-Za-z0-9+/]+={0,2}$/, 'Input should be base64 without a data URL in front');
const audioFormat = choice('wav', 'mp3', 'aiff', 'aac', 'ogg', 'flac', 'm4a', 'pcm16', 'pcm24');

const cached = { cache_control: cacheControl };
const type = anything;

const textPart = record({ type, text }, cached);
const contentPart = tagged('type', {
  text: textPart,
  image_url: record(
    { type, image_url: record({ url: mediaUrl }, { detail: choice('auto', 'low', 'high') }) },
    cached,
  ),
  input_audio: record({ type, input_audio: record({ data: base64, format: audioFormat }) }, cached),
  video_url: record({ type, video_url: record({ url: mediaUrl }) }, cached),
  file: record({ type, file: record({ filename: text, file_data: fileData }) }, cached),
});
const onlyTextPart = tagged('type', { text: textPart });

const content = byType({ text, list: list(contentPart, 1), other: text });
const textContent = byType({ text, list: list(onlyTextPart, 1), other: text });

const identifier = matching(/./s, 'Input should not be empty');
const toolCall = record(
  { id: identifier, type: choice('function'), function: record({ name: identifier, arguments: text }) },
  { index: integer(0) },
);

const nullableText = orNull(text);
const reasoningDetail = record(
  { type: text },
  {
    text: nullableText,
    summary: nullableText,
    data: nullableText,
    signature: nullableText,
    id: nullableText,
    format: nullableText,
    index: integer(),
  },
  anything,
);

const instructions = record({ role: text, content: textContent }, { name: text });

/** Note what is not there: no `cache_control` on a message itself. */
export const message: Shape = tagged('role', {
  system: instructions,
  developer: instructions,
  user: record({ role: text, content }, { name: text }),
  assistant: record(
    { role: text },
    {
      content,
      name: text,
      refusal: text,
      reasoning: text,
      reasoning_content: text,
      reasoning_details: list(reasoningDetail),
      tool_calls: list(toolCall, 1),
      annotations: list(record({ type: text }, {}, anything)),
      images: list(anyObject),
      audio: anyObject,
    },
  ),
  tool: record({ role: text, content, tool_call_id: identifier }, { name: text }),
});
