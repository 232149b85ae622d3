import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { stringifyBody } from '../../../src/chat/encode/stringify-body.js';

const base64 = 'iVBORw0KGgoAAAANSUhEUgAA'.repeat(4000);
const url = `data:image/png;base64,${base64}`;
const image = { type: 'image_url', image_url: { url, detail: 'low' } };

const BODIES: Record<string, Record<string, unknown>> = {
  'no messages': { model: 'm' },
  'messages that are no list': { messages: 'none' },
  'an image in a user message': {
    model: 'm',
    messages: [
      { role: 'system', content: 'Look.' },
      { role: 'user', content: [{ type: 'text', text: 'What?' }, image] },
    ],
    stream: true,
  },
  'files of all kinds, the same one twice': {
    messages: [
      {
        role: 'user',
        content: [
          image,
          {
            type: 'file',
            file: { filename: 'a"b.pdf', file_data: url },
            cache_control: { type: 'ephemeral' },
          },
          { type: 'input_audio', input_audio: { data: base64, format: 'wav' } },
          { type: 'video_url', video_url: { url } },
        ],
      },
      { role: 'tool', tool_call_id: 'c', content: [image] },
      { role: 'assistant', content: null, tool_calls: [], images: [image, image] },
    ],
  },
  'a large text that needs escapes': {
    messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: `${url}\n"` } }, image] }],
  },
  'a large text with half a character': {
    messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: `${url}\ud800` } }] }],
  },
  'members that JSON leaves out': {
    messages: [{ role: 'user', name: undefined, content: [image, undefined, null, 7] }, null, 'text'],
  },
};

describe.each(Object.entries(BODIES))('%s', (_name, body) => {
  it('is written as JSON.stringify writes it, and left as it was', () => {
    const before = structuredClone(body);
    expect(stringifyBody(body)).toBe(JSON.stringify(body));
    expect(body).toEqual(before);
  });
});

it.each(['"', '\\', '\u0000', '\b', '\n', '\u001f', '\udfff'])('escapes %j in a large text', letter => {
  const body = { messages: [{ content: [{ image_url: { url: `${base64}${letter}${base64}` } }] }] };
  expect(stringifyBody(body)).toBe(JSON.stringify(body));
});

it('writes anything as JSON.stringify does', () => {
  const large = fc.string({ unit: 'binary', maxLength: 3 }).map(text => base64 + text);
  const part = fc.record({
    type: fc.string(),
    value: fc.oneof(large, fc.record({ url: large }), fc.jsonValue()),
  });
  const message = fc.oneof(fc.record({ content: fc.oneof(fc.array(part), fc.jsonValue()) }), fc.jsonValue());
  fc.assert(
    fc.property(fc.array(message, { maxLength: 4 }), messages => {
      expect(stringifyBody({ messages })).toBe(JSON.stringify({ messages }));
    }),
    { numRuns: 100 },
  );
});

it('does not read a large file character by character', () => {
  const stringify = vi.spyOn(JSON, 'stringify');
  stringifyBody({ messages: [{ content: [image] }] });
  const longest = Math.max(...stringify.mock.results.map(({ value }) => String(value).length));
  stringify.mockRestore();
  expect(longest).toBeLessThan(1000);
});
