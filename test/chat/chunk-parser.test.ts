import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkParser } from '../../src/chat/chunk-parser.js';

type Json = Record<string, unknown>;

function chunkOf(delta: Json, rest: Json = {}): Json {
  return {
    id: 'gen-1',
    provider: 'Google',
    choices: [{ index: 0, delta, finish_reason: null, logprobs: null }],
    ...rest,
  };
}

/** What `JSON.parse` says of a text: a value, or that it is none. */
function tryParse(parse: (data: string) => unknown, data: string): unknown {
  try {
    return { value: structuredClone(parse(data)) };
  } catch (error) {
    return { error: (error as Error).name };
  }
}

/** Each text in turn, through one parser; what it gives is copied at once, since the next call may change it. */
function parseAll(texts: readonly string[]): unknown[] {
  const parser = new ChunkParser();
  return texts.map(text => tryParse(data => parser.parse(data), text));
}

function parsePlainly(texts: readonly string[]): unknown[] {
  return texts.map(text => tryParse(data => JSON.parse(data) as unknown, text));
}

function detail(text: string): Json {
  return { type: 'reasoning.text', text, format: 'anthropic-claude-v1', index: 0 };
}

const SEQUENCES: Record<string, string[]> = {
  'one word after the other': ['', 'One', ' two', ' three', '', ' four'].map(content =>
    JSON.stringify(chunkOf({ role: 'assistant', content })),
  ),
  'texts with quotes, escapes and letters of all kinds': [
    'a',
    'b',
    'say "hi"',
    'C:\\',
    '\\"',
    'line\nbreak',
    'größer',
    '日本語のテキスト',
    '🙂',
    '\ud800',
  ].map(content => JSON.stringify(chunkOf({ content }))),
  'text and details that say the same': ['a', 'b', 'c c c c c c c c c c', '"', 'e'].map(text =>
    JSON.stringify(chunkOf({ content: '', reasoning: text, reasoning_details: [detail(text)] })),
  ),
  'pieces of a tool call': ['', '{"city', '":"', 'Par', 'is"', '}'].map(piece =>
    JSON.stringify(chunkOf({ content: null, tool_calls: [{ index: 0, function: { arguments: piece } }] })),
  ),
  'parallel calls in turns': [0, 1, 0, 1, 0, 1, 0, 1].map(index =>
    JSON.stringify(chunkOf({ tool_calls: [{ index, function: { arguments: `piece ${index}` } }] })),
  ),
  'white space, and escapes that nobody needs': ['a', 'b', '\\u0041', 'c\\/d'].map(
    inside => `{ "choices" : [ { "delta" : { "content" : "${inside}" } } ] }`,
  ),
  'a name that stands twice': ['a', 'b', 'c'].map(
    inside => `{"choices":[{"delta":{"content":"${inside}","content":"last"}}]}`,
  ),
  'the same name elsewhere, before the text': ['a', 'b', 'c'].map(
    inside => `{"content":"other","choices":[{"delta":{"content":"${inside}"}}]}`,
  ),
  'a text that looks like the end of the chunk': ['a', 'b', 'c"},"finish_reason":"stop"}]}', 'd'].map(
    content => JSON.stringify(chunkOf({ content })),
  ),
  'JSON that is broken inside of the text': ['a', 'b', 'c\u0001', 'd\n', 'e\\', 'f\\x', 'g', 'h"'].map(
    inside => `{"choices":[{"delta":{"content":"${inside}"}}]}`,
  ),
  'JSON that is cut': ['a', 'b', 'c'].flatMap(content => {
    const text = JSON.stringify(chunkOf({ content }));
    return [text, text.slice(0, -1), text.slice(0, -9), `${text}}`, text];
  }),
  'another usage, and another id': [1, 2, 2, 3].map(count =>
    JSON.stringify(chunkOf({ content: 'a' }, { id: `gen-${count}`, usage: { prompt_tokens: count } })),
  ),
  'what is no object': ['1', 'null', '"text"', '[]', '{}', '{"choices":[{"delta":{"content":"a"}}]}', 'null'],
  'deltas that are no objects': ['null', '1', '[]', '"text"', '{"tool_calls":[null]}'].map(
    delta => `{"choices":[{"delta":${delta}}]}`,
  ),
};

describe.each(Object.entries(SEQUENCES))('%s', (_name, texts) => {
  it('parses as JSON.parse does', () => {
    expect(parseAll(texts)).toEqual(parsePlainly(texts));
  });
});

it('gives the same object for chunks of one form, so that nothing is parsed or made', () => {
  const parser = new ChunkParser();
  const [first, second, third] = ['a', 'b', 'c'].map(content =>
    parser.parse(JSON.stringify(chunkOf({ content }))),
  );
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(third).toEqual(chunkOf({ content: 'c' }));
});

it('leaves a chunk alone that says an error, for errors keep it', () => {
  const parser = new ChunkParser();
  const texts = ['a', 'b'].map(content => JSON.stringify(chunkOf({ content }, { error: { code: 502 } })));
  const [first, second] = texts.map(text => parser.parse(text));
  expect(second).not.toBe(first);
});

it.each([
  { length: 4096, isLearned: true },
  { length: 4097, isLearned: false },
])('a chunk of $length characters is a form for others: $isLearned', ({ length, isLearned }) => {
  const write = (filler: string): string => JSON.stringify(chunkOf({ content: 'a' }, { filler }));
  const text = write('x'.repeat(length - write('').length));
  const parser = new ChunkParser();
  const first = parser.parse(text);
  expect(parser.parse(text) === first).toBe(isLearned);
});

it.each([
  { tries: 'the first try', before: 0, isKept: true },
  { tries: 'the second', before: 2, isKept: true },
  { tries: 'the third', before: 6, isKept: false },
])('a form of $tries is kept when another chunk comes between: $isKept', ({ before, isKept }) => {
  const parser = new ChunkParser();
  const parse = (id: string): unknown => parser.parse(JSON.stringify(chunkOf({ content: 'a' }, { id })));
  for (let count = 0; count < before; count++) parse(`unlike-${count}`);
  const first = parse('gen-1');
  parse('gen-2');
  expect(parse('gen-1') === first).toBe(isKept);
});

it('finds a form again after chunks that have none in common', () => {
  const parser = new ChunkParser();
  for (let count = 0; count < 5000; count++) {
    parser.parse(JSON.stringify(chunkOf({ content: 'a' }, { created: count })));
  }
  const chunks = Array.from({ length: 2000 }, (_, count) =>
    parser.parse(JSON.stringify(chunkOf({ content: `word ${count}` }))),
  );
  expect(chunks.at(-1)).toBe(chunks.at(-2));
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '"', '\\', '\\"', '","content":"', '\n', 'word', ' a longer piece of text'),
);

const delta = fc.oneof(
  fc.record({ role: fc.constantFrom('assistant', ''), content: text }, { requiredKeys: ['content'] }),
  fc.record({ content: fc.constantFrom('', null), reasoning: text, reasoning_content: text }),
  text.map(piece => ({ reasoning: piece, reasoning_details: [detail(piece)] })),
  fc.record({ index: fc.nat(2), arguments: text }).map(({ index, arguments: piece }) => ({
    content: null,
    tool_calls: [{ index, function: { arguments: piece } }],
  })),
  fc.jsonValue(),
);

const chunkText = fc
  .record({
    delta,
    id: fc.constantFrom('gen-1', 'gen-1', 'gen-1', 'gen-2'),
    space: fc.constantFrom(undefined, undefined, 1),
    end: fc.constantFrom(0, 0, 0, 0, 1, 7),
  })
  .map(({ delta: said, id, space, end }) => {
    const whole = JSON.stringify({ id, choices: [{ index: 0, delta: said }] }, undefined, space);
    return whole.slice(0, whole.length - end);
  });

it('parses any sequence of chunks as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.array(chunkText, { maxLength: 40 }), texts => {
      expect(parseAll(texts)).toEqual(parsePlainly(texts));
    }),
    { numRuns: 300 },
  );
});
