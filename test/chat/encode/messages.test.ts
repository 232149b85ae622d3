import { describe, expect, it } from 'vitest';
import type { LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import { encodeMessages } from './capture.js';
import { turnOf, type PromptMessage } from './raise-content.js';

const png = { type: 'data', data: 'iVBORw0KGgo=' } as const;
const call = { type: 'tool-call', toolCallId: 'call-1', toolName: 'find', input: { city: 'Rome' } } as const;
const wireCall = { id: 'call-1', type: 'function', function: { name: 'find', arguments: '{"city":"Rome"}' } };

describe('messages', () => {
  it.each<[string, PromptMessage, object]>([
    ['system', { role: 'system', content: 'Be brief.' }, { role: 'system', content: 'Be brief.' }],
    [
      'user, one text',
      { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
      { role: 'user', content: 'Hello' },
    ],
    [
      'user, one text with options of others',
      { role: 'user', content: [{ type: 'text', text: 'Hello', providerOptions: { other: { a: 1 } } }] },
      { role: 'user', content: 'Hello' },
    ],
    [
      'user, several texts',
      {
        role: 'user',
        content: [
          { type: 'text', text: 'One' },
          { type: 'text', text: 'Two' },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'One' },
          { type: 'text', text: 'Two' },
        ],
      },
    ],
    ['user, nothing', { role: 'user', content: [] }, { role: 'user', content: '' }],
    ['assistant, text', turnOf({ type: 'text', text: 'Yes' }), { role: 'assistant', content: 'Yes' }],
    [
      'assistant, texts joined',
      turnOf({ type: 'text', text: 'Yes' }, { type: 'text', text: ' and no' }),
      { role: 'assistant', content: 'Yes and no' },
    ],
    ['assistant, a call', turnOf(call), { role: 'assistant', content: null, tool_calls: [wireCall] }],
    [
      'assistant, an empty text and a call',
      turnOf({ type: 'text', text: '' }, call),
      { role: 'assistant', content: null, tool_calls: [wireCall] },
    ],
    [
      'assistant, text and parallel calls',
      turnOf({ type: 'text', text: 'Let me see.' }, call, { ...call, toolCallId: 'call-2' }),
      { role: 'assistant', content: 'Let me see.', tool_calls: [wireCall, { ...wireCall, id: 'call-2' }] },
    ],
    [
      'assistant, a call that the route ran itself',
      turnOf(
        { ...call, providerExecuted: true },
        {
          type: 'tool-result',
          toolCallId: 'call-1',
          toolName: 'find',
          output: { type: 'text', value: 'Found' },
        },
        { type: 'text', text: 'Done' },
      ),
      { role: 'assistant', content: 'Done' },
    ],
    [
      'assistant, an image it made',
      turnOf({ type: 'file', mediaType: 'image/png', data: png }),
      {
        role: 'assistant',
        content: null,
        images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } }],
      },
    ],
    [
      'assistant, text and an image by address, without a known type',
      turnOf(
        { type: 'text', text: 'Here' },
        {
          type: 'file',
          mediaType: 'image/*',
          data: { type: 'url', url: new URL('https://img.example/a.png') },
        },
      ),
      {
        role: 'assistant',
        content: 'Here',
        images: [{ type: 'image_url', image_url: { url: 'https://img.example/a.png' } }],
      },
    ],
  ])('%s', async (_name, message, wire) => {
    const { messages, warnings } = await encodeMessages([message]);
    expect(messages).toEqual([wire]);
    expect(warnings).toEqual([]);
  });

  it('keep their order, several system messages included', async () => {
    const { messages } = await encodeMessages([
      { role: 'system', content: 'One' },
      { role: 'user', content: [{ type: 'text', text: 'Two' }] },
      { role: 'system', content: 'Three' },
    ]);
    expect(messages.map(message => message['content'])).toEqual(['One', 'Two', 'Three']);
  });

  it.each<[string, ReturnType<typeof turnOf>]>([
    ['nothing', turnOf()],
    ['an empty text', turnOf({ type: 'text', text: '' })],
    ['reasoning that was stopped', turnOf({ type: 'reasoning', text: 'Hm' })],
    [
      'reasoning with an empty list of details',
      turnOf({
        type: 'reasoning',
        text: 'Hm',
        providerOptions: { falOpenRouter: { reasoningDetails: [] } },
      }),
    ],
    [
      'a call that the route ran itself',
      turnOf({
        type: 'tool-call',
        toolCallId: 'call-1',
        toolName: 'search',
        input: {},
        providerExecuted: true,
      }),
    ],
  ])('leave out an assistant turn that says nothing: %s', async (_name, turn) => {
    const question = { role: 'user' as const, content: [{ type: 'text' as const, text: 'Go on' }] };
    const { messages, warnings } = await encodeMessages([question, turn, question]);
    expect(messages).toEqual([
      { role: 'user', content: 'Go on' },
      { role: 'user', content: 'Go on' },
    ]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['goes with the user', 'user', false],
    ['stays with the end of the prompt', undefined, true],
  ] as const)('a turn that is nothing but thinking %s', async (_name, next, isKept) => {
    const question = { role: 'user' as const, content: [{ type: 'text' as const, text: 'Go on' }] };
    const details = [{ type: 'reasoning.text', text: 'Hm', signature: 's' }];
    const thought = {
      type: 'reasoning' as const,
      text: 'Hm',
      providerOptions: { falOpenRouter: { reasoningDetails: details } },
    };
    const { messages } = await encodeMessages([turnOf(thought), ...(next === undefined ? [] : [question])]);
    expect(messages.filter(({ role }) => role === 'assistant')).toEqual(
      isKept ? [{ role: 'assistant', content: null, reasoning_details: details }] : [],
    );
  });

  it('can not take back a generated file that is no image, and say so once', async () => {
    const audio = { type: 'file', mediaType: 'audio/wav', data: { type: 'data', data: 'UklGRg==' } } as const;
    const { messages, warnings } = await encodeMessages([
      turnOf({ type: 'text', text: 'Listen' }, audio, audio),
      turnOf({ type: 'text', text: 'Again' }, audio),
    ]);
    expect(messages).toEqual([
      { role: 'assistant', content: 'Listen' },
      { role: 'assistant', content: 'Again' },
    ]);
    expect(warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'assistant file parts',
        details: 'A generated file of media type "audio/wav" can\'t be sent back; only images can.',
      },
    ]);
  });
});

describe('tool results', () => {
  it.each<[string, LanguageModelV4ToolResultOutput, unknown]>([
    ['text', { type: 'text', value: 'Sunny' }, 'Sunny'],
    ['an empty text', { type: 'text', value: '' }, ''],
    ['JSON', { type: 'json', value: { b: [1, null], a: 'x' } }, '{"b":[1,null],"a":"x"}'],
    ['a JSON text', { type: 'json', value: 'Sunny' }, '"Sunny"'],
    ['JSON null', { type: 'json', value: null }, 'null'],
    ['an error', { type: 'error-text', value: 'No network' }, 'No network'],
    ['an error as JSON', { type: 'error-json', value: { code: 7 } }, '{"code":7}'],
    ['a denial', { type: 'execution-denied', reason: 'Not now.' }, 'Not now.'],
    ['a denial without reason', { type: 'execution-denied' }, 'Tool call execution denied.'],
    ['no content', { type: 'content', value: [] }, ''],
    [
      'content of every kind',
      {
        type: 'content',
        value: [
          { type: 'text', text: 'See' },
          { type: 'file', mediaType: 'image/png', data: png },
          {
            type: 'file',
            mediaType: 'image/png',
            data: { type: 'url', url: new URL('https://img.example/a.png') },
          },
          {
            type: 'file',
            mediaType: 'application/pdf',
            filename: 'a.pdf',
            data: { type: 'data', data: 'JVBERi0=' },
          },
          { type: 'file', mediaType: 'audio/mpeg', data: { type: 'data', data: 'SUQz' } },
          { type: 'file', mediaType: 'text/plain', data: { type: 'text', text: 'Notes' } },
        ],
      },
      [
        { type: 'text', text: 'See' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
        { type: 'image_url', image_url: { url: 'https://img.example/a.png' } },
        { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } },
        { type: 'input_audio', input_audio: { data: 'SUQz', format: 'mp3' } },
        { type: 'text', text: 'Notes' },
      ],
    ],
  ])('%s', async (_name, output, content) => {
    const { messages, warnings } = await encodeMessages([
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'call-1', toolName: 'find', output }] },
    ]);
    expect(messages).toEqual([{ role: 'tool', tool_call_id: 'call-1', content }]);
    expect(warnings).toEqual([]);
  });

  it('are a message each; approvals are none', async () => {
    const output = { type: 'text', value: 'Yes' } as const;
    const { messages } = await encodeMessages([
      {
        role: 'tool',
        content: [
          { type: 'tool-approval-response', approvalId: 'a', approved: true },
          { type: 'tool-result', toolCallId: 'call-1', toolName: 'find', output },
          { type: 'tool-result', toolCallId: 'call-2', toolName: 'find', output },
        ],
      },
    ]);
    expect(messages).toEqual([
      { role: 'tool', tool_call_id: 'call-1', content: 'Yes' },
      { role: 'tool', tool_call_id: 'call-2', content: 'Yes' },
    ]);
  });

  it('of a custom kind are refused in words', async () => {
    const output: LanguageModelV4ToolResultOutput = { type: 'content', value: [{ type: 'custom' }] };
    const result = { type: 'tool-result', toolCallId: 'call-1', toolName: 'find', output } as const;
    await expect(encodeMessages([{ role: 'tool', content: [result] }])).rejects.toMatchObject({
      name: 'AI_UnsupportedFunctionalityError',
      message: 'The route takes no custom parts in tool results: give text, JSON or files.',
    });
  });
});

describe('tool arguments', () => {
  it.each<[string, unknown, string]>([
    ['an object', { city: 'Rome', days: 2 }, '{"city":"Rome","days":2}'],
    ['the same in another order, so that caches hit', { days: 2, city: 'Rome' }, '{"city":"Rome","days":2}'],
    ['objects inside', { b: [{ d: 1, c: 2 }], a: null }, '{"a":null,"b":[{"c":2,"d":1}]}'],
    ['a JSON text stays as it is', '{ "city": "Rome" }', '{ "city": "Rome" }'],
    ['a text that is no JSON, which upstreams would refuse', '{"city":', '{}'],
    ['a JSON text that is no object', '"Rome"', '{}'],
    ['a list', ['Rome'], '{}'],
    ['nothing', undefined, '{}'],
    ['null', null, '{}'],
    ['a number too large for JSON', { id: 10n }, '{"id":"10"}'],
    ['a date', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['a key of many names', JSON.parse('{"b":1,"__proto__":{"a":1}}'), '{"__proto__":{"a":1},"b":1}'],
  ])('%s', async (_name, input, text) => {
    const { messages } = await encodeMessages([turnOf({ ...call, input })]);
    expect(messages[0]?.['tool_calls']).toEqual([
      { id: 'call-1', type: 'function', function: { name: 'find', arguments: text } },
    ]);
  });
});

describe('file annotations', () => {
  const annotation = {
    type: 'file',
    file: { hash: 'h1', name: 'a.pdf', content: [{ type: 'text', text: 'A' }] },
  };
  const carried = { falOpenRouter: { annotations: [annotation] } };

  it('go back with the message whose text carried them', async () => {
    const { messages } = await encodeMessages([
      turnOf({ type: 'text', text: 'Read', providerOptions: carried }),
    ]);
    expect(messages).toEqual([{ role: 'assistant', content: 'Read', annotations: [annotation] }]);
  });

  it('go back with the message whose call carried them', async () => {
    const { messages } = await encodeMessages([turnOf({ ...call, providerOptions: carried })]);
    expect(messages).toEqual([
      { role: 'assistant', content: null, tool_calls: [wireCall], annotations: [annotation] },
    ]);
  });

  it('go back from the message itself', async () => {
    const message = { ...turnOf({ type: 'text', text: 'Read' }), providerOptions: carried };
    const { messages } = await encodeMessages([message]);
    expect(messages).toEqual([{ role: 'assistant', content: 'Read', annotations: [annotation] }]);
  });

  it('are all in the last list, and none in an empty one', async () => {
    const empty = { falOpenRouter: { annotations: [] } };
    const { messages } = await encodeMessages([
      turnOf(
        { type: 'text', text: 'A', providerOptions: empty },
        { type: 'text', text: 'B', providerOptions: carried },
      ),
      turnOf({ type: 'text', text: 'C', providerOptions: empty }),
    ]);
    expect(messages).toEqual([
      { role: 'assistant', content: 'AB', annotations: [annotation] },
      { role: 'assistant', content: 'C' },
    ]);
  });
});
