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

interface Row {
  name: string;
  /** The deltas of the stream. */
  deltas: object[];
  /** The same as a whole message; absent where it can only be streamed. */
  message?: object;
  content: Outline[];
}

const text = (piece: string, more: object = {}) => ({ type: 'reasoning.text', text: piece, ...more });
const signed = (signature: string, more: object = {}) => ({ type: 'reasoning.text', signature, ...more });
const summary = (piece: string, more: object = {}) => ({
  type: 'reasoning.summary',
  summary: piece,
  ...more,
});
const encrypted = (data: string, more: object = {}) => ({ type: 'reasoning.encrypted', data, ...more });
const details = (...list: object[]) => ({ reasoning_details: list });

const texts: Row[] = [
  {
    name: 'pieces of text make one part',
    deltas: [{ role: 'assistant', content: '' }, { content: 'Hel' }, { content: 'lo' }],
    message: { role: 'assistant', content: 'Hello' },
    content: [{ text: 'Hello' }],
  },
  {
    name: 'a role of "" and content of null say nothing',
    deltas: [{ role: '', content: null }, { content: 'Hi' }, { content: null }],
    content: [{ text: 'Hi' }],
  },
  {
    name: 'white space is text',
    deltas: [{ content: ' ' }, { content: '\n' }],
    message: { content: ' \n' },
    content: [{ text: ' \n' }],
  },
  {
    name: 'no content at all',
    deltas: [{ role: 'assistant', content: null }],
    message: { role: 'assistant', content: null },
    content: [],
  },
  {
    name: 'content as an array of parts',
    deltas: [{ content: [{ type: 'text', text: 'One ' }] }, { content: [{ type: 'text', text: 'two' }] }],
    message: {
      content: [
        { type: 'text', text: 'One ' },
        { type: 'text', text: 'two' },
      ],
    },
    content: [{ text: 'One two' }],
  },
  {
    name: 'an array with parts that say nothing or are no parts',
    deltas: [{ content: [null, 5, { type: 'text' }, { type: 'text', text: null }, 'plain', { text: '!' }] }],
    message: { content: [null, 5, { type: 'text' }, { type: 'text', text: null }, 'plain', { text: '!' }] },
    content: [{ text: 'plain!' }],
  },
  {
    name: 'content as a single part',
    deltas: [{ content: { type: 'text', text: 'Hi' } }],
    message: { content: { type: 'text', text: 'Hi' } },
    content: [{ text: 'Hi' }],
  },
  {
    name: 'content of a wrong type beside reasoning',
    deltas: [{ content: 7, reasoning: 'Hm' }],
    message: { content: 7, reasoning: 'Hm' },
    content: [{ reasoning: 'Hm' }],
  },
  {
    name: 'a refusal is text',
    deltas: [{ content: null, refusal: 'I ' }, { refusal: 'will not' }],
    message: { content: null, refusal: 'I will not' },
    content: [{ text: 'I will not' }],
  },
  {
    name: 'a refusal as a part of the content',
    deltas: [{ content: [{ type: 'refusal', refusal: 'No' }] }],
    message: { content: [{ type: 'refusal', refusal: 'No' }] },
    content: [{ text: 'No' }],
  },
];

const plainReasoning: Row[] = [
  {
    name: 'reasoning, then text',
    deltas: [{ reasoning: 'Let me ' }, { reasoning: 'see' }, { reasoning: null, content: 'Yes' }],
    message: { reasoning: 'Let me see', content: 'Yes' },
    content: [{ reasoning: 'Let me see' }, { text: 'Yes' }],
  },
  {
    name: 'reasoning_content',
    deltas: [{ reasoning_content: 'Hm' }, { content: 'Yes' }],
    message: { reasoning_content: 'Hm', content: 'Yes' },
    content: [{ reasoning: 'Hm' }, { text: 'Yes' }],
  },
  {
    name: 'reasoning and reasoning_content that say the same',
    deltas: [{ reasoning: 'Hm', reasoning_content: 'Hm' }],
    message: { reasoning: 'Hm', reasoning_content: 'Hm' },
    content: [{ reasoning: 'Hm' }],
  },
  {
    name: 'an empty reasoning beside reasoning_content',
    deltas: [{ reasoning: '', reasoning_content: 'Hm' }],
    message: { reasoning: '', reasoning_content: 'Hm' },
    content: [{ reasoning: 'Hm' }],
  },
  {
    name: 'reasoning again after text is a part of its own',
    deltas: [{ reasoning: 'A' }, { content: 'B' }, { reasoning: 'C' }, { content: 'D' }],
    content: [{ reasoning: 'A' }, { text: 'B' }, { reasoning: 'C' }, { text: 'D' }],
  },
  {
    name: 'reasoning of a wrong type',
    deltas: [{ reasoning: { text: 'A' }, reasoning_details: 'B', content: 'C' }],
    message: { reasoning: { text: 'A' }, reasoning_details: 'B', content: 'C' },
    content: [{ text: 'C' }],
  },
];

const reasoningDetails: Row[] = [
  {
    name: 'pieces and a signature that comes alone are one block',
    deltas: [
      details(text('Let ', { index: 0, format: 'anthropic-claude-v1' })),
      details(text('me', { index: 0, format: 'anthropic-claude-v1' })),
      details(signed('sig', { index: 0, format: 'anthropic-claude-v1' })),
      { content: 'Yes' },
    ],
    message: {
      content: 'Yes',
      ...details(text('Let me', { index: 0, format: 'anthropic-claude-v1', signature: 'sig' })),
    },
    content: [
      {
        reasoning: 'Let me',
        details: [text('Let me', { index: 0, format: 'anthropic-claude-v1', signature: 'sig' })],
      },
      { text: 'Yes' },
    ],
  },
  {
    name: 'the text of the details counts, and not the plain text beside it',
    deltas: [
      { reasoning: 'Let ', ...details(text('Let ')) },
      { reasoning: 'me', ...details(text('me')) },
    ],
    message: { reasoning: 'Let me', reasoning_content: 'Let me', ...details(text('Let me')) },
    content: [{ reasoning: 'Let me', details: [text('Let me')] }],
  },
  {
    name: 'plain text beside details that show none makes a part without details',
    deltas: [{ reasoning: 'Hm', ...details(encrypted('xyz')) }, { content: 'Yes' }],
    message: { reasoning: 'Hm', content: 'Yes', ...details(encrypted('xyz')) },
    content: [{ reasoning: 'Hm' }, { reasoning: '', details: [encrypted('xyz')] }, { text: 'Yes' }],
  },
  {
    name: 'two signed blocks stay two, also at one index',
    deltas: [
      details(text('One', { index: 0 })),
      details(signed('s1', { index: 0 })),
      details(text('Two', { index: 0 })),
      details(signed('s2', { index: 0 })),
    ],
    message: details(text('One', { index: 0, signature: 's1' }), text('Two', { index: 0, signature: 's2' })),
    content: [
      { reasoning: 'One', details: [text('One', { index: 0, signature: 's1' })] },
      { reasoning: 'Two', details: [text('Two', { index: 0, signature: 's2' })] },
    ],
  },
  {
    name: 'another index is another block',
    deltas: [details(text('One', { index: 0 })), details(text('Two', { index: 1 }))],
    message: details(text('One', { index: 0 }), text('Two', { index: 1 })),
    content: [
      { reasoning: 'One', details: [text('One', { index: 0 })] },
      { reasoning: 'Two', details: [text('Two', { index: 1 })] },
    ],
  },
  {
    name: 'another id is another block',
    deltas: [details(summary('One', { id: 'a', index: 0 })), details(summary('Two', { id: 'b', index: 0 }))],
    message: details(summary('One', { id: 'a', index: 0 }), summary('Two', { id: 'b', index: 0 })),
    content: [
      { reasoning: 'One', details: [summary('One', { id: 'a', index: 0 })] },
      { reasoning: 'Two', details: [summary('Two', { id: 'b', index: 0 })] },
    ],
  },
  {
    name: 'summary pieces at index 0, then the encrypted block of the same id',
    deltas: [
      details(summary('Look', { index: 0, format: 'openai-responses-v1' })),
      details(summary('ing', { index: 0, format: 'openai-responses-v1' })),
      details(encrypted('xyz', { index: 0, id: 'rs_1', format: 'openai-responses-v1' })),
      { content: 'Yes' },
    ],
    message: {
      content: 'Yes',
      ...details(
        summary('Looking', { index: 0, format: 'openai-responses-v1' }),
        encrypted('xyz', { index: 0, id: 'rs_1', format: 'openai-responses-v1' }),
      ),
    },
    content: [
      { reasoning: 'Looking', details: [summary('Looking', { index: 0, format: 'openai-responses-v1' })] },
      {
        reasoning: '',
        details: [encrypted('xyz', { index: 0, id: 'rs_1', format: 'openai-responses-v1' })],
      },
      { text: 'Yes' },
    ],
  },
  {
    name: 'encrypted blocks alone',
    deltas: [details(encrypted('one')), details(encrypted('one')), { content: 'Yes' }],
    message: { content: 'Yes', ...details(encrypted('one'), encrypted('one')) },
    content: [
      { reasoning: '', details: [encrypted('one')] },
      { reasoning: '', details: [encrypted('one')] },
      { text: 'Yes' },
    ],
  },
  {
    name: 'a type and a format that nobody knows yet',
    deltas: [details({ type: 'reasoning.dream', format: 'v9', dream: { of: 'sheep' } }), { content: 'Yes' }],
    message: {
      content: 'Yes',
      ...details({ type: 'reasoning.dream', format: 'v9', dream: { of: 'sheep' } }),
    },
    content: [
      { reasoning: '', details: [{ type: 'reasoning.dream', format: 'v9', dream: { of: 'sheep' } }] },
      { text: 'Yes' },
    ],
  },
  {
    name: 'a signature after the text has begun',
    deltas: [
      details(text('Hm', { index: 0 })),
      { content: 'Ye' },
      details(signed('sig', { index: 0 })),
      { content: 's' },
    ],
    content: [
      { reasoning: 'Hm', details: [text('Hm', { index: 0 })] },
      { text: 'Ye' },
      { reasoning: '', details: [signed('sig', { index: 0 })] },
      { text: 's' },
    ],
  },
  {
    name: 'fields that come with a later piece are kept, those that came before stay',
    deltas: [
      details(text('A', { index: 0, format: null })),
      details(text('B', { index: 0, format: 'unknown', extra: 1 })),
      details(text('C', { index: 0, extra: 2 })),
    ],
    content: [{ reasoning: 'ABC', details: [text('ABC', { index: 0, format: 'unknown', extra: 1 })] }],
  },
  {
    name: 'plain text, then details, then plain text',
    deltas: [{ reasoning: 'A' }, details(text('B')), { reasoning: 'C' }],
    content: [{ reasoning: 'A' }, { reasoning: 'B', details: [text('B')] }, { reasoning: 'C' }],
  },
  {
    name: 'entries that are no details, and details whose text is none',
    deltas: [{ reasoning_details: [null, 'x', 3, [], text('A'), { type: 'reasoning.text', text: null }] }],
    message: { reasoning_details: [null, 'x', 3, [], text('A'), { type: 'reasoning.text', text: null }] },
    content: [{ reasoning: 'A', details: [text('A')] }],
  },
];

const emptyLists: Row[] = [
  {
    name: 'rides on the first text',
    deltas: [{ reasoning_details: [] }, { content: 'Yes', reasoning_details: [] }],
    message: { content: 'Yes', reasoning_details: [] },
    content: [{ text: 'Yes', details: [] }],
  },
  {
    name: 'rides on the first call',
    deltas: [
      { reasoning_details: [] },
      { tool_calls: [{ index: 0, id: 'a', function: { name: 'one', arguments: '{}' } }] },
      { tool_calls: [{ index: 1, id: 'b', function: { name: 'two', arguments: '{}' } }] },
    ],
    message: {
      reasoning_details: [],
      tool_calls: [
        { id: 'a', function: { name: 'one', arguments: '{}' } },
        { id: 'b', function: { name: 'two', arguments: '{}' } },
      ],
    },
    content: [
      { call: 'one', input: '{}', details: [] },
      { call: 'two', input: '{}' },
    ],
  },
  {
    name: 'belongs to plain reasoning where there is some',
    deltas: [{ reasoning: 'Hm', reasoning_details: [] }, { content: 'Yes' }],
    message: { reasoning: 'Hm', reasoning_details: [], content: 'Yes' },
    content: [{ reasoning: 'Hm', details: [] }, { text: 'Yes' }],
  },
  {
    name: 'is nothing where details follow',
    deltas: [{ reasoning_details: [] }, details(text('Hm')), { content: 'Yes', reasoning_details: [] }],
    content: [{ reasoning: 'Hm', details: [text('Hm')] }, { text: 'Yes' }],
  },
];

describe.each([
  { group: 'text', rows: texts },
  { group: 'plain reasoning', rows: plainReasoning },
  { group: 'reasoning details', rows: reasoningDetails },
  { group: 'an empty list of details', rows: emptyLists },
])('$group', ({ rows }) => {
  it.each(rows)('stream: $name', async ({ deltas, content }) => {
    const wire = toEvents(...deltas.map(delta => chunkOf(delta)), ...endWith('stop'));
    const parts = await stream(respondWithStream(wire));
    expect(outline(gatherContent(parts))).toEqual(content);
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it.each(rows.filter(row => row.message !== undefined))('generate: $name', async ({ message, content }) => {
    const result = await generate(respondWithJson(answerOf(message ?? {})));
    expect(outline(result.content)).toEqual(content);
  });
});

it('the result has all details in order, those of its parts', async () => {
  const wire = toEvents(
    chunkOf(details(text('A', { index: 0 }))),
    chunkOf(details(signed('s', { index: 0 }), encrypted('x'))),
    ...endWith('stop'),
  );
  const parts = await stream(respondWithStream(wire));
  expect(parts.at(-1)).toMatchObject({
    providerMetadata: {
      falOpenRouter: { reasoningDetails: [text('A', { index: 0, signature: 's' }), encrypted('x')] },
    },
  });
});

it('the details of a part come once, with its end', async () => {
  const wire = toEvents(chunkOf(details(text('A'))), chunkOf(details(text('B'))), ...endWith('stop'));
  const parts = await stream(respondWithStream(wire));
  expect(parts.slice(1, -1)).toEqual([
    { type: 'reasoning-start', id: 'reasoning-0' },
    { type: 'reasoning-delta', id: 'reasoning-0', delta: 'A' },
    { type: 'reasoning-delta', id: 'reasoning-0', delta: 'B' },
    {
      type: 'reasoning-end',
      id: 'reasoning-0',
      providerMetadata: { falOpenRouter: { reasoningDetails: [text('AB')] } },
    },
  ]);
});
