import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
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
} from '../play-answer.js';

const WEATHER = { name: 'weather', arguments: '{"city":"Rome"}' };
const TIME = { name: 'time', arguments: '{"zone":"CET"}' };
const weather: Outline = { call: 'weather', input: '{"city":"Rome"}' };
const time: Outline = { call: 'time', input: '{"zone":"CET"}' };

/** Deltas, each with one piece of a call. */
function pieces(...list: unknown[]): object[] {
  return list.map(piece => ({ role: 'assistant', content: null, tool_calls: [piece] }));
}

interface StreamRow {
  name: string;
  deltas: object[];
  content: Outline[];
}

const onePiece: StreamRow[] = [
  {
    name: 'the form of OpenAI: a head, then arguments in pieces',
    deltas: pieces(
      { index: 0, id: 'a', type: 'function', function: { name: 'weather', arguments: '' } },
      { index: 0, function: { arguments: '{"city":' } },
      { index: 0, function: { arguments: '"Rome"}' } },
    ),
    content: [weather],
  },
  {
    name: 'whole in one piece, without type',
    deltas: pieces({ index: 0, id: 'a', function: WEATHER }),
    content: [weather],
  },
  {
    name: 'the index missing',
    deltas: pieces(
      { id: 'a', function: { name: 'weather', arguments: '{"city":' } },
      { function: { arguments: '"Rome"}' } },
    ),
    content: [weather],
  },
  {
    name: 'the index missing at first, and there later',
    deltas: pieces(
      { id: 'a', function: { name: 'weather', arguments: '' } },
      { index: 0, function: { arguments: '{"city":' } },
      { index: 0, id: 'a', function: { arguments: '"Rome"}' } },
    ),
    content: [weather],
  },
  {
    name: 'the index missing later',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":' } },
      { function: { arguments: '"Rome"}' } },
    ),
    content: [weather],
  },
  {
    name: 'an index of a billion',
    deltas: pieces(
      { index: 1_000_000_000, id: 'a', function: { name: 'weather', arguments: '{"city":' } },
      { index: 1_000_000_000, function: { arguments: '"Rome"}' } },
    ),
    content: [weather],
  },
  {
    name: 'an index below zero, a text, an object',
    deltas: pieces(
      { index: -1, id: 'a', function: WEATHER },
      { index: '1', id: 'b', function: { name: 'time', arguments: '{"zone":' } },
      { index: 1, function: { arguments: '"CET"' } },
      { index: {}, function: { arguments: '}' } },
    ),
    content: [weather, time],
  },
  {
    name: 'the name late, behind the arguments',
    deltas: pieces(
      { index: 0, id: 'a', function: { arguments: '{"city":' } },
      { index: 0, function: { arguments: '"Rome"}' } },
      { index: 0, function: { name: 'weather' } },
    ),
    content: [weather],
  },
  {
    name: 'the name again as null, as "" and as itself',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'weather', arguments: '' } },
      { index: 0, function: { name: null, arguments: '{"city"' } },
      { index: 0, function: { name: '', arguments: ':"Rome' } },
      { index: 0, id: 'a', function: { name: 'weather', arguments: '"}' } },
      { index: 0, id: 'a', function: { name: 'weather', arguments: '' } },
    ),
    content: [weather],
  },
  {
    name: 'an id that changes with every piece',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'weather', arguments: '{"city"' } },
      { index: 0, id: 'b', function: { name: 'weather', arguments: ':"Rome' } },
      { index: 0, id: 'c', function: { arguments: '"}' } },
    ),
    content: [weather],
  },
  {
    name: 'a lone blank behind complete arguments',
    deltas: pieces(
      { index: 0, id: 'a', function: WEATHER },
      { index: 0, function: { arguments: ' ' } },
      { index: 0, function: { name: 'weather', arguments: '\n' } },
    ),
    content: [weather],
  },
  {
    name: 'blanks inside of the arguments stay',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'say', arguments: '{ ' } },
      { index: 0, function: { arguments: '"text": "a ' } },
      { index: 0, function: { arguments: ' ' } },
      { index: 0, function: { arguments: 'b" }' } },
    ),
    content: [{ call: 'say', input: '{ "text": "a  b" }' }],
  },
  {
    name: 'arguments that look complete before they are',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'count', arguments: '1' } },
      { index: 0, id: 'a', function: { name: 'count', arguments: '23' } },
    ),
    content: [{ call: 'count', input: '123' }],
  },
  {
    name: 'arguments empty, null and absent',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'now', arguments: '' } },
      { index: 0, function: { arguments: null } },
      { index: 0, function: {} },
      { index: 0 },
    ),
    content: [{ call: 'now', input: '{}' }],
  },
  {
    name: 'arguments that are a blank',
    deltas: pieces({ index: 0, id: 'a', function: { name: 'now', arguments: ' ' } }),
    content: [{ call: 'now', input: '{}' }],
  },
  {
    name: 'arguments as an object',
    deltas: pieces({ index: 0, id: 'a', function: { name: 'weather', arguments: { city: 'Rome' } } }),
    content: [weather],
  },
  {
    name: 'arguments that are no JSON, for the SDK to repair',
    deltas: pieces({ index: 0, id: 'a', function: { name: 'weather', arguments: '{city: Rome}' } }),
    content: [{ call: 'weather', input: '{city: Rome}' }],
  },
  {
    name: 'more behind complete arguments, which makes them no JSON',
    deltas: pieces({ index: 0, id: 'a', function: WEATHER }, { index: 0, function: { arguments: '}' } }),
    content: [{ call: 'weather', input: '{"city":"Rome"}}' }],
  },
  {
    name: 'entries that are no calls',
    deltas: pieces(
      null,
      'x',
      {},
      { index: 0, id: '', function: { name: '', arguments: '' } },
      { index: 1, id: 'lonely', type: 'function' },
    ),
    content: [],
  },
  {
    name: 'a whole call said again at its index',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":' } },
      { index: 0, function: { arguments: '"Rome"}' } },
      { index: 0, id: 'a', function: WEATHER },
    ),
    content: [weather],
  },
  {
    name: 'a whole call said again with its id',
    deltas: pieces({ id: 'a', function: WEATHER }, { id: 'a', function: WEATHER }),
    content: [weather],
  },
];

const parallel: StreamRow[] = [
  {
    name: 'interleaved',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'weather', arguments: '{"city"' } },
      { index: 1, id: 'b', function: { name: 'time', arguments: '{"zone"' } },
      { index: 0, function: { arguments: ':"Rome"}' } },
      { index: 1, function: { arguments: ':"CET"}' } },
    ),
    content: [weather, time],
  },
  {
    name: 'in one delta, from index 1',
    deltas: [
      {
        tool_calls: [
          { index: 1, id: 'a', function: WEATHER },
          { index: 2, id: 'b', function: TIME },
        ],
      },
    ],
    content: [weather, time],
  },
  {
    name: 'one index, other ids, each whole',
    deltas: pieces({ index: 0, id: 'a', function: WEATHER }, { index: 0, id: 'b', function: TIME }),
    content: [weather, time],
  },
  {
    name: 'one index, other ids, one name, interleaved by their ids',
    deltas: pieces(
      { index: 0, id: 'a', function: { name: 'weather', arguments: '' } },
      { index: 0, id: 'b', function: { name: 'weather', arguments: '' } },
      { index: 0, id: 'a', function: { arguments: '{"city":"Rome"}' } },
      { index: 0, id: 'b', function: { arguments: '{"city":"Bonn"}' } },
    ),
    content: [weather, { call: 'weather', input: '{"city":"Bonn"}' }],
  },
  {
    name: 'one index, no ids, other names',
    deltas: pieces({ index: 0, function: WEATHER }, { index: 0, function: TIME }),
    content: [weather, time],
  },
  {
    name: 'one index, no ids, one name',
    deltas: pieces(
      { index: 0, function: WEATHER },
      { index: 0, function: { name: 'weather', arguments: '{"city":"Bonn"}' } },
    ),
    content: [weather, { call: 'weather', input: '{"city":"Bonn"}' }],
  },
  {
    name: 'neither index nor id, one name',
    deltas: pieces(
      { function: WEATHER },
      { function: WEATHER },
      { function: { name: 'weather', arguments: '' } },
      { function: { arguments: '{"city":"Bonn"}' } },
    ),
    content: [weather, weather, { call: 'weather', input: '{"city":"Bonn"}' }],
  },
  {
    name: 'no index, ids that tell them apart',
    deltas: pieces(
      { id: 'a', function: { name: 'weather', arguments: '{"city":' } },
      { id: 'b', function: { name: 'time', arguments: '{"zone":' } },
      { id: 'a', function: { arguments: '"Rome"}' } },
      { id: 'b', function: { arguments: '"CET"}' } },
    ),
    content: [weather, time],
  },
  {
    name: 'no index, one id for both',
    deltas: pieces({ id: 'a', function: WEATHER }, { id: 'a', function: TIME }),
    content: [weather, time],
  },
  {
    name: 'two indexes, one id for both',
    deltas: pieces({ index: 0, id: 'a', function: WEATHER }, { index: 1, id: 'a', function: WEATHER }),
    content: [weather, weather],
  },
  {
    name: 'the first without index, the second with one, one id for both',
    deltas: pieces(
      { id: 'a', function: WEATHER },
      { index: 1, id: 'a', function: { name: 'weather' } },
      { index: 1, function: { arguments: '{"city":"Bonn"}' } },
    ),
    content: [weather, { call: 'weather', input: '{"city":"Bonn"}' }],
  },
];

describe.each([
  { group: 'one call', rows: onePiece },
  { group: 'parallel calls', rows: parallel },
])('stream: $group', ({ rows }) => {
  it.each(rows)('$name', async ({ deltas, content }) => {
    const wire = toEvents(...deltas.map(delta => chunkOf(delta)), ...endWith('tool_calls'));
    const parts = await stream(respondWithStream(wire));
    expect(outline(gatherContent(parts))).toEqual(content);
    expect(findBrokenRules(parts)).toEqual([]);
  });
});

describe('generate', () => {
  it.each([
    {
      name: 'two calls',
      calls: [
        { id: 'a', function: WEATHER },
        { id: 'b', function: TIME },
      ],
    },
    {
      name: 'equal ids',
      calls: [
        { id: 'a', function: WEATHER },
        { id: 'a', function: TIME },
      ],
    },
    {
      name: 'no ids, one index',
      calls: [
        { index: 0, function: WEATHER },
        { index: 0, function: TIME },
      ],
    },
    { name: 'null among them', calls: [null, { function: WEATHER }, {}, { function: TIME }] },
    {
      name: 'a blank behind the arguments',
      calls: [{ function: { ...WEATHER, arguments: '{"city":"Rome"} ' } }, { function: TIME }],
    },
    {
      name: 'arguments as an object',
      calls: [{ function: { ...WEATHER, arguments: { city: 'Rome' } } }, { function: TIME }],
    },
  ])('$name', async ({ calls }) => {
    const { content, finishReason } = await generate(
      respondWithJson(answerOf({ content: null, tool_calls: calls }, { finish_reason: 'tool_calls' })),
    );
    expect(outline(content)).toEqual([weather, time]);
    expect(finishReason).toEqual({ unified: 'tool-calls', raw: 'tool_calls' });
    expect(new Set(readIds(content)).size).toBe(2);
  });

  it('two equal calls are two', async () => {
    const calls = [
      { id: 'a', function: WEATHER },
      { id: 'a', function: WEATHER },
    ];
    const { content } = await generate(respondWithJson(answerOf({ tool_calls: calls })));
    expect(outline(content)).toEqual([weather, weather]);
  });

  it('arguments absent and null', async () => {
    const calls = [{ function: { name: 'now' } }, { function: { name: 'now', arguments: null } }];
    const { content } = await generate(respondWithJson(answerOf({ tool_calls: calls })));
    expect(outline(content)).toEqual([
      { call: 'now', input: '{}' },
      { call: 'now', input: '{}' },
    ]);
  });
});

describe('ids', () => {
  it.each([
    { name: 'kept', wireIds: ['a', 'b'], expected: ['a', 'b'] },
    {
      name: 'equal: the first keeps it',
      wireIds: ['a', 'a'],
      expected: ['a', expect.stringMatching(/.{8}/)],
    },
    { name: 'empty', wireIds: ['', 'b'], expected: [expect.stringMatching(/.{8}/), 'b'] },
    { name: 'null', wireIds: [null, 'b'], expected: [expect.stringMatching(/.{8}/), 'b'] },
    {
      name: 'the id of a part of ours',
      wireIds: ['text-0', 'b'],
      expected: [expect.stringMatching(/.{8}/), 'b'],
    },
    { name: 'a number', wireIds: [7, 'b'], expected: [expect.stringMatching(/.{8}/), 'b'] },
  ])('$name', async ({ wireIds, expected }) => {
    const calls = wireIds.map((id, index) => ({ index, id, function: WEATHER }));
    const whole = await generate(respondWithJson(answerOf({ tool_calls: calls })));
    const wire = toEvents(chunkOf({ tool_calls: calls }), ...endWith('stop'));
    const streamed = await stream(respondWithStream(wire));
    expect(readIds(whole.content)).toEqual(expected);
    expect(readIds(streamed)).toEqual(expected);
    expect(readIds(streamed)).not.toContain('text-0');
  });

  it('late, before the arguments', async () => {
    const deltas = pieces(
      { index: 0, function: { name: 'weather' } },
      { index: 0, id: 'late', function: { arguments: '{"city":"Rome"}' } },
    );
    const wire = toEvents(...deltas.map(delta => chunkOf(delta)), ...endWith('stop'));
    expect(readIds(await stream(respondWithStream(wire)))).toEqual(['late']);
  });
});

describe('the parts of a stream', () => {
  it('text ends before the input starts, which streams; the call waits for the end', async () => {
    const wire = toEvents(
      chunkOf({ content: 'Looking' }),
      chunkOf({ tool_calls: [{ index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":' } }] }),
      chunkOf({ tool_calls: [{ index: 0, function: { arguments: '"Rome"}' } }] }),
      ...endWith('tool_calls'),
    );
    const parts = await stream(respondWithStream(wire));
    expect(parts.slice(1, -1)).toEqual([
      { type: 'text-start', id: 'text-0' },
      { type: 'text-delta', id: 'text-0', delta: 'Looking' },
      { type: 'text-end', id: 'text-0' },
      { type: 'tool-input-start', id: 'a', toolName: 'weather' },
      { type: 'tool-input-delta', id: 'a', delta: '{"city":' },
      { type: 'tool-input-delta', id: 'a', delta: '"Rome"}' },
      { type: 'tool-input-end', id: 'a' },
      { type: 'tool-call', toolCallId: 'a', toolName: 'weather', input: '{"city":"Rome"}' },
    ]);
  });

  it('text behind a call is a part of its own, while the input stays open', async () => {
    const wire = toEvents(
      chunkOf({ tool_calls: [{ index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":' } }] }),
      chunkOf({ content: 'Meanwhile' }),
      chunkOf({ tool_calls: [{ index: 0, function: { arguments: '"Rome"}' } }] }),
      ...endWith('tool_calls'),
    );
    const parts = await stream(respondWithStream(wire));
    expect(findBrokenRules(parts)).toEqual([]);
    expect(outline(gatherContent(parts))).toEqual([{ text: 'Meanwhile' }, weather]);
  });
});

function readIds(parts: readonly (LanguageModelV4StreamPart | { type: string })[]): string[] {
  return parts.flatMap(part => ('toolCallId' in part && part.type === 'tool-call' ? [part.toolCallId] : []));
}
