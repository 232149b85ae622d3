import { describe, expect, it } from 'vitest';
import { gatherContent, outline } from '../gather-content.js';
import {
  answerOf,
  chunkOf,
  endWith,
  generate,
  respondWithJson,
  respondWithStream,
  stream,
  toEvents,
} from '../play-answer.js';

const said = (content: string, choice: object = {}) => ({ delta: { content }, ...choice });

describe('the choice that counts', () => {
  it.each([
    { name: 'index 0 of two', chunks: [[said('B', { index: 1 }), said('A', { index: 0 })]], text: 'A' },
    {
      name: 'the first where no index is 0',
      chunks: [[said('A', { index: 1 }), said('B', { index: 2 })]],
      text: 'A',
    },
    { name: 'the first where none has an index', chunks: [[said('A'), said('B')]], text: 'A' },
    {
      name: 'index 1 only, to the end',
      chunks: [[said('A', { index: 1 })], [said('B', { index: 1 })]],
      text: 'AB',
    },
    { name: 'index 1, then without one', chunks: [[said('A', { index: 1 })], [said('B')]], text: 'AB' },
    {
      name: 'n=2, chunk by chunk',
      chunks: [[said('A', { index: 0 })], [said('x', { index: 1 })], [said('B', { index: 0 })]],
      text: 'AB',
    },
    {
      name: 'n=2, the other one first with nothing but a role',
      chunks: [[said('', { index: 1 })], [said('A', { index: 0 })], [said('x', { index: 1 })]],
      text: 'A',
    },
    {
      name: 'n=2, the other one first with text: it stays to the end',
      chunks: [[said('A', { index: 1 })], [said('x', { index: 0 })], [said('B', { index: 1 })]],
      text: 'AB',
    },
    {
      name: 'an index of a wrong type',
      chunks: [[said('A', { index: 'zero' })], [said('B', { index: null })]],
      text: 'AB',
    },
    { name: 'no choice among them', chunks: [[null, 5, said('A')]], text: 'A' },
  ])('stream: $name', async ({ chunks, text }) => {
    const wire = toEvents(...chunks.map(choices => ({ choices })), '[DONE]');
    expect(outline(gatherContent(await stream(respondWithStream(wire))))).toEqual([{ text }]);
  });

  it.each([
    { name: 'index 0 of two', choices: [whole('B', 1), whole('A', 0)], content: [{ text: 'A' }] },
    { name: 'index 1 only', choices: [whole('A', 1)], content: [{ text: 'A' }] },
    { name: 'no index', choices: [{ message: { content: 'A' } }], content: [{ text: 'A' }] },
    { name: 'none', choices: [], content: [] },
    { name: 'null', choices: null, content: [] },
    { name: 'a choice that is null', choices: [null], content: [] },
    { name: 'a choice without a message', choices: [{ index: 0, message: null }], content: [] },
  ])('generate: $name', async ({ choices, content }) => {
    const result = await generate(respondWithJson({ id: 'gen-1', choices }));
    expect(outline(result.content)).toEqual(content);
  });
});

describe('chunks that say nothing', () => {
  it.each([
    { name: 'a placeholder with empty id, model and choices', chunk: { id: '', model: '', choices: [] } },
    { name: 'choices missing', chunk: { id: 'gen-1' } },
    { name: 'choices null', chunk: { choices: null } },
    { name: 'choices of a wrong type', chunk: { choices: { delta: { content: 'X' } } } },
    { name: 'a delta that is null', chunk: { choices: [{ index: 0, delta: null }] } },
    { name: 'a delta of a wrong type', chunk: { choices: [{ index: 0, delta: 'X' }] } },
    { name: 'error: null', chunk: { error: null, choices: [] } },
    { name: 'error: ""', chunk: { error: '', choices: [] } },
    { name: 'error: {}', chunk: { error: {}, choices: [] } },
    { name: 'error: false', chunk: { error: false, choices: [] } },
    { name: 'an empty object', chunk: {} },
    { name: 'a number', chunk: 5 },
    { name: 'null', chunk: null },
    { name: 'a list', chunk: [{ choices: [] }] },
    { name: 'blank data', chunk: '  ' },
    { name: 'empty data', chunk: '' },
  ])('$name', async ({ chunk }) => {
    const wire = toEvents(
      chunk,
      chunkOf({ content: 'A' }),
      chunk,
      chunkOf({ content: 'B' }),
      chunk,
      ...endWith('stop'),
    );
    const parts = await stream(respondWithStream(wire));
    expect(outline(gatherContent(parts))).toEqual([{ text: 'AB' }]);
    expect(parts.some(part => part.type === 'error')).toBe(false);
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'stop' } });
  });

  it('error: null beside the choices of a plain answer', async () => {
    const { content, finishReason } = await generate(
      respondWithJson(answerOf({ content: 'A' }, { error: null }, { error: null })),
    );
    expect(outline(content)).toEqual([{ text: 'A' }]);
    expect(finishReason.unified).toBe('stop');
  });
});

describe('a response that can not be streamed, as in React Native', () => {
  it.each([
    ['an event stream', toEvents(chunkOf({ content: 'Hello' }), ...endWith('stop'))],
    ['a whole answer', JSON.stringify(answerOf({ content: 'Hello' }))],
  ])('is read as one text: %s', async (_name, text) => {
    const response = new Response(text);
    Object.defineProperty(response, 'body', { value: undefined });
    expect(outline(gatherContent(await stream(response)))).toEqual([{ text: 'Hello' }]);
  });
});

describe('a whole message in a stream', () => {
  const message = answerOf({ content: 'Hello' }, {}, { id: 'gen-1' });

  it('counts where no delta said anything', async () => {
    const parts = await stream(respondWithStream(toEvents(chunkOf({ content: '' }), message, '[DONE]')));
    expect(outline(gatherContent(parts))).toEqual([{ text: 'Hello' }]);
  });

  it('says nothing new behind deltas', async () => {
    const parts = await stream(respondWithStream(toEvents(chunkOf({ content: 'Hello' }), message, '[DONE]')));
    expect(outline(gatherContent(parts))).toEqual([{ text: 'Hello' }]);
  });

  it('does not repeat a call that has neither id nor arguments', async () => {
    const calls = { tool_calls: [{ index: 0, function: { name: 'now' } }] };
    const events = [chunkOf(calls), answerOf(calls), ...endWith('tool_calls')];
    const parts = await stream(respondWithStream(toEvents(...events)));
    expect(outline(gatherContent(parts))).toEqual([{ call: 'now', input: '{}' }]);
  });

  it.each(['application/json', 'text/event-stream', 'text/plain'])(
    'is an answer without events as %s',
    async type => {
      const answer = respondWithJson(JSON.stringify(message, undefined, 2), {
        headers: { 'content-type': type },
      });
      const parts = await stream(answer);
      expect(outline(gatherContent(parts))).toEqual([{ text: 'Hello' }]);
      expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'stop' } });
    },
  );
});

describe('raw chunks', () => {
  const placeholder = { id: '', choices: [] };
  const chunk = chunkOf({ content: 'A' });
  const wire = `: comment\n\n${toEvents(placeholder, chunk, '{broken', '[DONE]')}`;

  it('come in front of what was made of them, when asked for', async () => {
    const parts = await stream(respondWithStream(wire), { includeRawChunks: true });
    expect(parts.map(part => part.type)).toEqual([
      'stream-start',
      'raw',
      'raw',
      'text-start',
      'text-delta',
      'raw',
      'error',
      'text-end',
      'finish',
    ]);
    expect(parts.flatMap(part => (part.type === 'raw' ? [part.rawValue] : []))).toEqual([
      placeholder,
      chunk,
      '{broken',
    ]);
  });

  it('stay away otherwise', async () => {
    const parts = await stream(respondWithStream(wire));
    expect(parts.some(part => part.type === 'raw')).toBe(false);
  });
});

function whole(content: string, index: number): object {
  return { index, message: { content }, finish_reason: 'stop' };
}
