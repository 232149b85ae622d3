import { describe, expect, it } from 'vitest';
import { findBrokenRules } from '../check-parts.js';
import { gatherContent, outline, type Outline } from '../gather-content.js';
import {
  answerOf,
  chunkOf,
  endWith,
  generate,
  respondWithJson,
  respondWithStream,
  stream,
  toEvents,
  type CallOptions,
} from '../play-answer.js';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUg==';
const FILE = { type: 'file', file: { hash: 'h1', name: 'a.pdf', content: [{ type: 'text', text: 'A' }] } };
const OTHER_FILE = { type: 'file', file: { hash: 'h2', name: 'b.pdf' } };

interface Row {
  name: string;
  deltas: object[];
  message?: object;
  content: Outline[];
  options?: CallOptions;
}

const image = (url: unknown) => ({ images: [{ type: 'image_url', image_url: { url } }] });
const citation = (fields: object) => ({
  annotations: [{ type: 'url_citation', url_citation: { url: 'https://a.example/', ...fields } }],
});

const images: Row[] = [
  {
    name: 'a data URL becomes its media type and base64',
    deltas: [{ content: 'Look:' }, image(`data:image/jpeg;base64,${PIXEL}`)],
    message: { content: 'Look:', ...image(`data:image/jpeg;base64,${PIXEL}`) },
    content: [{ text: 'Look:' }, { file: 'image/jpeg', data: PIXEL }],
  },
  {
    name: 'an https address stays one',
    deltas: [image('https://cdn.example/cat.png?size=1')],
    message: image('https://cdn.example/cat.png?size=1'),
    content: [{ file: 'image/png', data: 'https://cdn.example/cat.png?size=1' }],
  },
  {
    name: 'an address tells the type by its ending, if at all',
    deltas: [image('https://cdn.example/cat.JPG'), image('https://cdn.example/png')],
    message: {
      images: [...image('https://cdn.example/cat.JPG').images, ...image('https://cdn.example/png').images],
    },
    content: [
      { file: 'image/jpeg', data: 'https://cdn.example/cat.JPG' },
      { file: 'image/png', data: 'https://cdn.example/png' },
    ],
  },
  {
    name: 'a data URL of no type is recognised by its bytes',
    deltas: [image(`data:application/octet-stream;base64,${PIXEL}`)],
    message: image(`data:application/octet-stream;base64,${PIXEL}`),
    content: [{ file: 'image/png', data: PIXEL }],
  },
  {
    name: 'bare base64 is recognised by its bytes',
    deltas: [image(PIXEL)],
    message: image(PIXEL),
    content: [{ file: 'image/png', data: PIXEL }],
  },
  {
    name: 'image_url as a text',
    deltas: [{ images: [{ image_url: `data:image/png;base64,${PIXEL}` }] }],
    message: { images: [{ image_url: `data:image/png;base64,${PIXEL}` }] },
    content: [{ file: 'image/png', data: PIXEL }],
  },
  {
    name: 'an image as a part of the content, with text around it',
    deltas: [{ content: [{ type: 'text', text: 'A' }] }, { content: [imagePart()] }, { content: 'B' }],
    message: { content: [{ type: 'text', text: 'A' }, imagePart(), { type: 'text', text: 'B' }] },
    content: [{ text: 'A' }, { file: 'image/png', data: PIXEL }, { text: 'B' }],
  },
  {
    name: 'entries that are no images',
    deltas: [{ content: 'A', images: [null, {}, 'x', { image_url: null }, { image_url: { url: 5 } }] }],
    message: { content: 'A', images: [null, {}, 'x', { image_url: null }, { image_url: { url: 5 } }] },
    content: [{ text: 'A' }],
  },
  {
    name: 'an address that is none',
    deltas: [{ content: 'A', ...image('https://') }],
    message: { content: 'A', ...image('https://') },
    content: [{ text: 'A' }],
  },
];

const sound: Row[] = [
  {
    name: 'audio with its transcript, in the format that was asked for',
    deltas: [
      { audio: { id: 'audio_1', transcript: 'Hel' } },
      { audio: { data: btoa('abc') } },
      { audio: { data: btoa('de'), transcript: 'lo' } },
      { audio: { expires_at: 1 } },
    ],
    message: { content: null, audio: { id: 'audio_1', data: btoa('abcde'), transcript: 'Hello' } },
    content: [{ text: 'Hello' }, { file: 'audio/mpeg', data: btoa('abcde') }],
    options: { providerOptions: { falOpenRouter: { audio: { voice: 'alloy', format: 'mp3' } } } },
  },
  {
    name: 'pieces that are padded each',
    deltas: [{ audio: { data: btoa('a') } }, { audio: { data: btoa('b') } }],
    content: [{ file: 'audio/wav', data: btoa('ab') }],
  },
  {
    name: 'audio of a wrong type',
    deltas: [{ content: 'A', audio: 'x' }, { audio: { data: 5, transcript: {} } }],
    content: [{ text: 'A' }],
  },
];

const sources: Row[] = [
  {
    name: 'a citation is a source, the text goes on',
    deltas: [
      { content: 'A' },
      citation({ title: 'Page', content: 'quote', start_index: 0, end_index: 1 }),
      { content: 'B' },
    ],
    message: {
      content: 'AB',
      ...citation({ title: 'Page', content: 'quote', start_index: 0, end_index: 1 }),
    },
    content: [
      { text: 'AB' },
      {
        source: 'https://a.example/',
        title: 'Page',
        metadata: { content: 'quote', startIndex: 0, endIndex: 1 },
      },
    ],
  },
  {
    name: 'a citation with an address alone, and in the flat form',
    deltas: [{ content: 'A', annotations: [{ type: 'url_citation', url: 'https://b.example/' }] }],
    message: { content: 'A', annotations: [{ type: 'url_citation', url: 'https://b.example/' }] },
    content: [{ text: 'A' }, { source: 'https://b.example/' }],
  },
  {
    name: 'the list so far again with every chunk',
    deltas: [citation({ title: 'Page' }), citation({ title: 'Page' }), { content: 'A' }],
    content: [{ source: 'https://a.example/', title: 'Page' }, { text: 'A' }],
  },
  {
    name: 'two places of one page',
    deltas: [citation({ start_index: 1 }), citation({ start_index: 9 })],
    content: [
      { source: 'https://a.example/', metadata: { startIndex: 1 } },
      { source: 'https://a.example/', metadata: { startIndex: 9 } },
    ],
  },
  {
    name: 'annotations of unknown types, without an address, and that are none',
    deltas: [
      {
        content: 'A',
        annotations: [
          { type: 'aura' },
          { type: 'url_citation' },
          null,
          'x',
          { type: 'url_citation', url_citation: { url: '' } },
        ],
      },
    ],
    message: {
      content: 'A',
      annotations: [{ type: 'aura' }, { type: 'url_citation', url_citation: null }, null, 'x'],
    },
    content: [{ text: 'A' }],
  },
];

const crowded = {
  content: 'A',
  ...image(`data:image/png;base64,${PIXEL}`),
  annotations: [FILE],
  tool_calls: [{ index: 0, id: 'a', function: { name: 'one', arguments: '{}' } }],
};

const files: Row[] = [
  {
    name: 'file annotations ride on the text, once',
    deltas: [{ annotations: [FILE] }, { content: 'A' }, { annotations: [FILE, OTHER_FILE] }],
    message: { content: 'A', annotations: [FILE, OTHER_FILE] },
    content: [{ text: 'A', annotations: [FILE, OTHER_FILE] }],
  },
  {
    name: 'file annotations ride on the text that an image or a call ends at once',
    deltas: [crowded],
    message: crowded,
    content: [
      { text: 'A', annotations: [FILE] },
      { file: 'image/png', data: PIXEL },
      { call: 'one', input: '{}' },
    ],
  },
  {
    name: 'file annotations ride on the text that a late signature ends at once',
    deltas: [
      { content: 'A' },
      { annotations: [FILE], reasoning_details: [{ type: 'reasoning.text', signature: 'S' }] },
    ],
    content: [
      { text: 'A', annotations: [FILE] },
      { reasoning: '', details: [{ type: 'reasoning.text', signature: 'S' }] },
    ],
  },
  {
    name: 'file annotations ride on the first call where there is no text',
    deltas: [
      { annotations: [FILE] },
      { tool_calls: [{ index: 0, id: 'a', function: { name: 'one', arguments: '{}' } }] },
      { tool_calls: [{ index: 1, id: 'b', function: { name: 'two', arguments: '{}' } }] },
    ],
    message: {
      annotations: [FILE],
      tool_calls: [
        { id: 'a', function: { name: 'one', arguments: '{}' } },
        { id: 'b', function: { name: 'two', arguments: '{}' } },
      ],
    },
    content: [
      { call: 'one', input: '{}', annotations: [FILE] },
      { call: 'two', input: '{}' },
    ],
  },
];

describe.each([
  { group: 'images', rows: images },
  { group: 'audio', rows: sound },
  { group: 'sources', rows: sources },
  { group: 'file annotations', rows: files },
])('$group', ({ rows }) => {
  it.each(rows)('stream: $name', async ({ deltas, content, options }) => {
    const wire = toEvents(...deltas.map(delta => chunkOf(delta)), ...endWith('stop'));
    const parts = await stream(respondWithStream(wire), options);
    expect(outline(gatherContent(parts))).toEqual(content);
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it.each(rows.filter(row => row.message !== undefined))('generate: $name', async row => {
    const result = await generate(respondWithJson(answerOf(row.message ?? {})), row.options);
    expect(outline(result.content)).toEqual(row.content);
  });
});

it('sources have ids of their own, in the answers of several steps too', async () => {
  const two = [...citation({}).annotations, ...citation({ url: 'https://b.example/' }).annotations];
  const { content } = await generate(respondWithJson(answerOf({ content: 'A', annotations: two })));
  const { content: next } = await generate(respondWithJson(answerOf({ content: 'B', annotations: two })));
  const ids = [...content, ...next].flatMap(part => (part.type === 'source' ? [part.id] : []));
  expect(new Set(ids).size).toBe(4);
});

it('an image of ten megabytes comes whole, whatever reads it came in', async () => {
  const data = 'A'.repeat(10 * 1024 * 1024);
  const bytes = new TextEncoder().encode(
    toEvents(chunkOf(image(`data:image/png;base64,${data}`)), ...endWith('stop')),
  );
  const reads = Array.from({ length: Math.ceil(bytes.length / 16_384) }, (_, position) =>
    bytes.subarray(position * 16_384, (position + 1) * 16_384),
  );
  const file = (await stream(respondWithStream(reads))).find(part => part.type === 'file');
  expect(file?.data.type === 'data' && file.data.data === data).toBe(true);
});

function imagePart(): object {
  return { type: 'image_url', image_url: { url: `data:image/png;base64,${PIXEL}` } };
}
