import type { LanguageModelV4FilePart } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { createFalOpenRouter } from '../../../src/index.js';
import { encodeMessages, type JsonObject } from './capture.js';
import { turnOf } from './raise-content.js';

type FileInput = Omit<LanguageModelV4FilePart, 'type'>;

const pngBytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pngBase64 = 'iVBORw0KGgo=';
const pdfBase64 = 'JVBERi0=';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const inline = (data: string | Uint8Array): FileInput['data'] => ({ type: 'data', data });
const remote = (url: string): FileInput['data'] => ({ type: 'url', url: new URL(url) });

async function encodeFile(part: FileInput): Promise<unknown> {
  const { messages, warnings } = await encodeMessages([
    { role: 'user', content: [{ type: 'file', ...part }] },
  ]);
  expect(warnings).toEqual([]);
  const content = messages[0]?.['content'] as JsonObject[] | string;
  return typeof content === 'string' ? content : content[0];
}

describe('files of the user', () => {
  const ours = (options: JsonObject) => ({ falOpenRouter: options as Record<string, string> });

  it.each<[string, FileInput, unknown]>([
    [
      'an image by address',
      { mediaType: 'image/png', data: remote('https://img.example/a.png') },
      { type: 'image_url', image_url: { url: 'https://img.example/a.png' } },
    ],
    [
      'an image by address, without a type',
      { mediaType: 'image', data: remote('https://img.example/a') },
      { type: 'image_url', image_url: { url: 'https://img.example/a' } },
    ],
    [
      'an image by data URL',
      { mediaType: 'image/png', data: remote(`data:image/png;base64,${pngBase64}`) },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
    ],
    [
      'an image as bytes',
      { mediaType: 'image/png', data: inline(pngBytes) },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
    ],
    [
      'an image as a view of a larger buffer',
      { mediaType: 'image/png', data: inline(new Uint8Array([1, ...pngBytes, 2]).subarray(1, 9)) },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
    ],
    [
      'an image as base64',
      { mediaType: 'image/jpeg', data: inline('/9g=') },
      { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,/9g=' } },
    ],
    [
      'an image without a type, as bytes',
      { mediaType: 'image', data: inline(pngBytes) },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
    ],
    [
      'an image of any type, as base64',
      { mediaType: 'image/*', data: inline(pngBase64) },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
    ],
    [
      'an image with its detail',
      {
        mediaType: 'image/png',
        data: remote('https://img.example/a.png'),
        providerOptions: ours({ detail: 'high' }),
      },
      { type: 'image_url', image_url: { url: 'https://img.example/a.png', detail: 'high' } },
    ],
    [
      'an image with its detail under the other spelling',
      {
        mediaType: 'image/png',
        data: remote('https://img.example/a.png'),
        providerOptions: { 'fal-openrouter': { detail: 'low' } },
      },
      { type: 'image_url', image_url: { url: 'https://img.example/a.png', detail: 'low' } },
    ],
    [
      'an image whose type is written large',
      { mediaType: 'Image/PNG', data: inline(pngBase64) },
      { type: 'image_url', image_url: { url: `data:Image/PNG;base64,${pngBase64}` } },
    ],
    [
      'a PDF as base64',
      { mediaType: 'application/pdf', data: inline(pdfBase64) },
      {
        type: 'file',
        file: { filename: 'document.pdf', file_data: `data:application/pdf;base64,${pdfBase64}` },
      },
    ],
    [
      'a PDF without a type, as bytes',
      { mediaType: 'application', data: inline(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])) },
      {
        type: 'file',
        file: { filename: 'document.pdf', file_data: `data:application/pdf;base64,${pdfBase64}` },
      },
    ],
    [
      'a PDF by address',
      { mediaType: 'application/pdf', data: remote('https://docs.example/a.pdf') },
      { type: 'file', file: { filename: 'document.pdf', file_data: 'https://docs.example/a.pdf' } },
    ],
    [
      'a document by address, without a type',
      { mediaType: 'application', data: remote('https://docs.example/a') },
      { type: 'file', file: { filename: 'document.pdf', file_data: 'https://docs.example/a' } },
    ],
    [
      'a PDF with its name',
      { mediaType: 'application/pdf', filename: 'Bill.pdf', data: inline(pdfBase64) },
      { type: 'file', file: { filename: 'Bill.pdf', file_data: `data:application/pdf;base64,${pdfBase64}` } },
    ],
    [
      'a PDF with its name among the options',
      {
        mediaType: 'application/pdf',
        filename: 'Bill.pdf',
        data: inline(pdfBase64),
        providerOptions: ours({ filename: 'May.pdf' }),
      },
      { type: 'file', file: { filename: 'May.pdf', file_data: `data:application/pdf;base64,${pdfBase64}` } },
    ],
    [
      'another document',
      { mediaType: docx, data: inline('UEsDBA==') },
      { type: 'file', file: { filename: 'document.docx', file_data: `data:${docx};base64,UEsDBA==` } },
    ],
    [
      'a text file by address',
      { mediaType: 'text/plain', data: remote('https://docs.example/a.txt') },
      { type: 'file', file: { filename: 'document.txt', file_data: 'https://docs.example/a.txt' } },
    ],
    [
      'a text file as bytes',
      { mediaType: 'text/plain', data: inline(new TextEncoder().encode('Grüße')) },
      'Grüße',
    ],
    ['a text file as base64', { mediaType: 'text/csv', data: inline('YSxi') }, 'a,b'],
    ['a text file without a subtype', { mediaType: 'text', data: inline('YSxi') }, 'a,b'],
    ['a text as such', { mediaType: 'text/markdown', data: { type: 'text', text: '# A' } }, '# A'],
    [
      'a video by address',
      { mediaType: 'video/mp4', data: remote('https://media.example/a.mp4') },
      { type: 'video_url', video_url: { url: 'https://media.example/a.mp4' } },
    ],
    [
      'a video as base64',
      { mediaType: 'video/mp4', data: inline('AAAA') },
      { type: 'video_url', video_url: { url: 'data:video/mp4;base64,AAAA' } },
    ],
    [
      'a sound as bytes',
      { mediaType: 'audio/wav', data: inline(new Uint8Array([0x52, 0x49, 0x46, 0x46])) },
      { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } },
    ],
    [
      'a sound without a type',
      { mediaType: 'audio', data: inline(new Uint8Array([0xff, 0xfb, 0, 0])) },
      { type: 'input_audio', input_audio: { data: '//sAAA==', format: 'mp3' } },
    ],
    [
      'a sound by data URL',
      { mediaType: 'audio/ogg', data: remote('data:audio/ogg;codecs=opus;base64,T2dnUw==') },
      { type: 'input_audio', input_audio: { data: 'T2dnUw==', format: 'ogg' } },
    ],
  ])('%s', async (_name, part, wire) => {
    expect(await encodeFile(part)).toEqual(wire);
  });

  it.each([
    ['audio/wav', 'wav'],
    ['audio/x-wav', 'wav'],
    ['audio/wave', 'wav'],
    ['audio/vnd.wave', 'wav'],
    ['audio/mp3', 'mp3'],
    ['audio/mpeg', 'mp3'],
    ['AUDIO/MPEG', 'mp3'],
    ['audio/aiff', 'aiff'],
    ['audio/x-aiff', 'aiff'],
    ['audio/aac', 'aac'],
    ['audio/x-aac', 'aac'],
    ['audio/ogg', 'ogg'],
    ['audio/ogg; codecs=opus', 'ogg'],
    ['audio/opus', 'ogg'],
    ['audio/vorbis', 'ogg'],
    ['audio/flac', 'flac'],
    ['audio/x-flac', 'flac'],
    ['audio/m4a', 'm4a'],
    ['audio/x-m4a', 'm4a'],
    ['audio/mp4', 'm4a'],
    ['audio/pcm', 'pcm16'],
    ['audio/L16;rate=16000', 'pcm16'],
    ['audio/pcm16', 'pcm16'],
    ['audio/pcm24', 'pcm24'],
    ['audio/L24', 'pcm24'],
  ])('audio of type %s has the format %s', async (mediaType, format) => {
    expect(await encodeFile({ mediaType, data: inline('AAAA') })).toEqual({
      type: 'input_audio',
      input_audio: { data: 'AAAA', format },
    });
  });

  it('stands beside text, in order', async () => {
    const { messages } = await encodeMessages([
      {
        role: 'user',
        content: [
          { type: 'file', mediaType: 'image/png', data: inline(pngBase64) },
          { type: 'text', text: 'What is this?' },
        ],
      },
    ]);
    expect(messages[0]?.['content']).toEqual([
      { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
      { type: 'text', text: 'What is this?' },
    ]);
  });
});

describe('what the wire has no form for is refused before anything is sent', () => {
  const reference: FileInput['data'] = { type: 'reference', reference: { openai: 'file-1' } };
  const noReference =
    'The route keeps no files: pass the file as bytes or as a URL, not as a provider reference.';

  it.each<[string, FileInput, string]>([
    [
      'audio of an unknown format',
      { mediaType: 'audio/webm', data: inline('GkXfow==') },
      'The route takes no audio of media type "audio/webm"; it takes wav, mp3, aiff, aac, ogg, flac, m4a, pcm16, pcm24.',
    ],
    [
      'audio of an inherited name',
      { mediaType: 'audio/constructor', data: inline('AAAA') },
      'The route takes no audio of media type "audio/constructor"; it takes wav, mp3, aiff, aac, ogg, flac, m4a, pcm16, pcm24.',
    ],
    [
      'audio by address',
      { mediaType: 'audio/mpeg', data: remote('https://media.example/a.mp3') },
      'The route takes no audio by URL: pass the audio as bytes or base64.',
    ],
    ['an image by reference', { mediaType: 'image/png', data: reference }, noReference],
    ['a PDF by reference', { mediaType: 'application/pdf', data: reference }, noReference],
    ['audio by reference', { mediaType: 'audio/mpeg', data: reference }, noReference],
    ['a text by reference', { mediaType: 'text/plain', data: reference }, noReference],
    [
      'an image of a type that its bytes do not tell',
      { mediaType: 'image', data: inline('AAAA') },
      'file of media type "image" must specify subtype since it could not be auto-detected',
    ],
  ])('%s', async (_name, part, message) => {
    const fetch = () => Promise.reject(new Error('A request was sent.'));
    const model = createFalOpenRouter({ apiKey: 'id:secret', fetch })('acme/unknown');
    const call = model.doGenerate({ prompt: [{ role: 'user', content: [{ type: 'file', ...part }] }] });
    await expect(call).rejects.toMatchObject({
      name: 'AI_UnsupportedFunctionalityError',
      message: expect.stringContaining(message) as string,
    });
  });

  it('in tool results and in the assistant history too', async () => {
    const file = { type: 'file', mediaType: 'image/png', data: reference } as const;
    const output = { type: 'content' as const, value: [file] };
    const result = { type: 'tool-result', toolCallId: 'c', toolName: 'find', output } as const;
    await expect(encodeMessages([{ role: 'tool', content: [result] }])).rejects.toThrow(noReference);
    await expect(encodeMessages([turnOf(file)])).rejects.toThrow(noReference);
  });
});

describe('a kind that the model is known not to take', () => {
  const parts = {
    image: { type: 'file', mediaType: 'image/png', data: inline(pngBase64) },
    audio: { type: 'file', mediaType: 'audio/wav', data: inline('AAAA') },
    video: { type: 'file', mediaType: 'video/mp4', data: inline('AAAA') },
    pdf: { type: 'file', mediaType: 'application/pdf', data: inline(pdfBase64) },
  } as const;
  const all = Object.values(parts);

  it.each<[string, string[]]>([
    ['openai/gpt-oss-120b', ['image input', 'audio input', 'video input']],
    ['openai/gpt-4.1', ['audio input', 'video input']],
    ['google/gemini-2.5-flash', []],
    ['acme/unknown', []],
  ])('%s is sent all the same, with a warning of each: %j', async (modelId, features) => {
    const { messages, warnings } = await encodeMessages([{ role: 'user', content: [...all, ...all] }], {
      modelId,
    });
    expect(messages[0]?.['content']).toHaveLength(8);
    expect(warnings.map(warning => 'feature' in warning && warning.feature)).toEqual(features);
  });

  it('is named in the warning, in tool results too', async () => {
    const output = { type: 'content' as const, value: [parts.image] };
    const result = { type: 'tool-result', toolCallId: 'c', toolName: 'find', output } as const;
    const { warnings } = await encodeMessages([{ role: 'tool', content: [result] }], {
      modelId: 'openai/gpt-oss-120b',
    });
    expect(warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'image input',
        details:
          'openai/gpt-oss-120b is known as a model that takes no image input; the part was sent all the same.',
      },
    ]);
  });
});
