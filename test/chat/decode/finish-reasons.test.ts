import { describe, expect, it } from 'vitest';
import { findBrokenRules } from '../check-parts.js';
import {
  answerOf,
  chunkOf,
  generate,
  respondWithJson,
  respondWithStream,
  stream,
  toEvents,
} from '../play-answer.js';

const CALL = { index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":"Rome"}' } };
const text = { content: 'Hello' };
const call = { tool_calls: [CALL] };
const textAndCall = { content: 'Looking', tool_calls: [CALL] };
const refusal = { content: null, refusal: 'No' };

interface Row {
  name: string;
  said: object;
  reason: unknown;
  unified: string;
  raw: string | undefined;
  calls: number;
}

const rows: Row[] = [
  { name: 'stop', said: text, reason: 'stop', unified: 'stop', raw: 'stop', calls: 0 },
  { name: 'length', said: text, reason: 'length', unified: 'length', raw: 'length', calls: 0 },
  {
    name: 'content_filter',
    said: text,
    reason: 'content_filter',
    unified: 'content-filter',
    raw: 'content_filter',
    calls: 0,
  },
  {
    name: 'tool_calls',
    said: call,
    reason: 'tool_calls',
    unified: 'tool-calls',
    raw: 'tool_calls',
    calls: 1,
  },
  {
    name: 'function_call',
    said: call,
    reason: 'function_call',
    unified: 'tool-calls',
    raw: 'function_call',
    calls: 1,
  },
  { name: 'error', said: text, reason: 'error', unified: 'error', raw: 'error', calls: 0 },
  { name: 'unknown', said: text, reason: 'moon_phase', unified: 'other', raw: 'moon_phase', calls: 0 },
  { name: 'a name of Object', said: text, reason: 'toString', unified: 'other', raw: 'toString', calls: 0 },
  { name: 'none', said: text, reason: null, unified: 'other', raw: undefined, calls: 0 },
  { name: 'empty', said: text, reason: '', unified: 'other', raw: undefined, calls: 0 },
  { name: 'a number', said: text, reason: 7, unified: 'other', raw: undefined, calls: 0 },
  {
    name: 'stop with calls',
    said: textAndCall,
    reason: 'stop',
    unified: 'tool-calls',
    raw: 'stop',
    calls: 1,
  },
  { name: 'none with calls', said: call, reason: null, unified: 'tool-calls', raw: undefined, calls: 1 },
  { name: 'unknown with calls', said: call, reason: 'eos', unified: 'other', raw: 'eos', calls: 1 },
  {
    name: 'length with calls',
    said: textAndCall,
    reason: 'length',
    unified: 'length',
    raw: 'length',
    calls: 0,
  },
  {
    name: 'content_filter with calls',
    said: call,
    reason: 'content_filter',
    unified: 'content-filter',
    raw: 'content_filter',
    calls: 0,
  },
  { name: 'error with calls', said: call, reason: 'error', unified: 'error', raw: 'error', calls: 0 },
  {
    name: 'stop of a refusal',
    said: refusal,
    reason: 'stop',
    unified: 'content-filter',
    raw: 'stop',
    calls: 0,
  },
  {
    name: 'length of a refusal',
    said: refusal,
    reason: 'length',
    unified: 'length',
    raw: 'length',
    calls: 0,
  },
];

it.each(rows)('generate: $name', async ({ said, reason, unified, raw, calls }) => {
  const { content, finishReason } = await generate(
    respondWithJson(answerOf(said, { finish_reason: reason })),
  );
  expect(finishReason).toEqual({ unified, raw });
  expect(content.filter(part => part.type === 'tool-call')).toHaveLength(calls);
});

it.each(rows)('stream: $name', async ({ said, reason, unified, raw, calls }) => {
  const parts = await stream(
    respondWithStream(toEvents(chunkOf(said), chunkOf({}, { finish_reason: reason }), '[DONE]')),
  );
  expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified, raw } });
  expect(parts.filter(part => part.type === 'tool-call')).toHaveLength(calls);
  expect(findBrokenRules(parts)).toEqual([]);
});

describe('the end of a stream', () => {
  const reason = (finishReason: string) => chunkOf({}, { finish_reason: finishReason });
  it.each([
    { name: 'a reason without [DONE]', events: [reason('stop')], unified: 'stop' },
    { name: '[DONE] without a reason', events: ['[DONE]'], unified: 'other' },
    { name: 'neither', events: [], unified: 'error' },
    { name: 'neither, with usage', events: [{ usage: { prompt_tokens: 1 } }], unified: 'error' },
    { name: 'a reason twice', events: [reason('stop'), reason('stop'), '[DONE]'], unified: 'stop' },
    { name: 'stop after length', events: [reason('length'), reason('stop')], unified: 'length' },
    { name: 'length after stop', events: [reason('stop'), reason('length')], unified: 'length' },
    {
      name: 'the reason with the last text',
      events: [chunkOf(text, { finish_reason: 'stop' })],
      unified: 'stop',
    },
    {
      name: 'text behind [DONE]',
      events: [reason('stop'), '[DONE]', chunkOf({ content: 'X' })],
      unified: 'stop',
    },
    { name: 'an unknown reason, then stop', events: [reason('eos'), reason('stop')], unified: 'stop' },
  ])('$name', async ({ events, unified }) => {
    const parts = await stream(respondWithStream(toEvents(chunkOf(text), ...events)));
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified } });
    expect(JSON.stringify(parts)).not.toContain('"X"');
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it.each([
    { name: 'neither reason nor [DONE]', events: [], unified: 'error', calls: 0 },
    { name: '[DONE] alone', events: ['[DONE]'], unified: 'tool-calls', calls: 1 },
    { name: 'stop alone', events: [reason('stop')], unified: 'tool-calls', calls: 1 },
    { name: 'length, then stop', events: [reason('length'), reason('stop')], unified: 'length', calls: 0 },
    {
      name: 'an error',
      events: [{ error: { code: 502, message: 'Down' } }, '[DONE]'],
      unified: 'error',
      calls: 0,
    },
  ])('a whole call, then $name', async ({ events, unified, calls }) => {
    const parts = await stream(respondWithStream(toEvents(chunkOf(call), ...events)));
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified } });
    expect(parts.filter(part => part.type === 'tool-input-end')).toHaveLength(1);
    expect(parts.filter(part => part.type === 'tool-call')).toHaveLength(calls);
    expect(findBrokenRules(parts)).toEqual([]);
  });
});
