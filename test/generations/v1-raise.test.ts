import type {
  LanguageModelV1CallOptions,
  LanguageModelV1Message,
  LanguageModelV1ToolResultPart,
} from '@ai-sdk/provider-v1';
import { describe, expect, it } from 'vitest';
import { raiseCallOptionsFromV1 } from '../../src/generations/v1/raise-call-options.js';
import { raisePromptFromV1 } from '../../src/generations/v1/raise-prompt.js';
import { raiseToolResultOutput } from '../../src/generations/v1/raise-tool-result-output.js';
import { parseSignature, serializeSignature } from '../../src/generations/v1/reasoning-signature.js';

type Mode = LanguageModelV1CallOptions['mode'];
type AssistantContent = Extract<LanguageModelV1Message, { role: 'assistant' }>['content'];

const PROMPT: LanguageModelV1Message[] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
const DETAIL = { type: 'reasoning.text', text: 'a', signature: 's', format: 'anthropic-claude-v1', index: 0 };
const OTHER = { type: 'reasoning.encrypted', data: 'xyz', id: 'rs_1' };
const FILE = { type: 'file', file: { hash: 'h', content: [] } };

describe('modes', () => {
  const schema = { type: 'object' as const };
  const tool = { type: 'function' as const, name: 'weather', description: 'Weather', parameters: schema };
  const raisedTool = { type: 'function', name: 'weather', description: 'Weather', inputSchema: schema };
  const webSearch = {
    type: 'provider-defined' as const,
    id: 'falOpenRouter.web_search' as const,
    name: 'search',
    args: {},
  };
  const rows: [string, Mode, object][] = [
    ['regular', { type: 'regular' }, {}],
    [
      'regular with tools',
      { type: 'regular', tools: [tool, webSearch], toolChoice: { type: 'required' } },
      { tools: [raisedTool, webSearch], toolChoice: { type: 'required' } },
    ],
    ['object-json', { type: 'object-json' }, { responseFormat: { type: 'json' } }],
    [
      'object-json with a schema',
      { type: 'object-json', schema, name: 'answer', description: 'An answer' },
      { responseFormat: { type: 'json', schema, name: 'answer', description: 'An answer' } },
    ],
    [
      'object-tool',
      { type: 'object-tool', tool },
      { tools: [raisedTool], toolChoice: { type: 'tool', toolName: 'weather' } },
    ],
  ];
  it.each(rows)('%s', (_name, mode, expected) => {
    const raised = raiseCallOptionsFromV1({ inputFormat: 'prompt', mode, prompt: PROMPT });
    expect(raised).toStrictEqual({ prompt: PROMPT, ...expected });
  });

  it('passes settings under their new names', () => {
    const { signal } = new AbortController();
    const settings = {
      temperature: 0.1,
      topP: 0.2,
      topK: 3,
      presencePenalty: 0.4,
      frequencyPenalty: 0.5,
      seed: 6,
      stopSequences: ['x'],
    };
    const raised = raiseCallOptionsFromV1({
      inputFormat: 'messages',
      mode: { type: 'regular' },
      prompt: PROMPT,
      maxTokens: 100,
      providerMetadata: { falOpenRouter: { user: 'u' } },
      responseFormat: { type: 'json', schema },
      headers: { a: 'b' },
      abortSignal: signal,
      ...settings,
    });
    expect(raised).toStrictEqual({
      prompt: PROMPT,
      maxOutputTokens: 100,
      providerOptions: { falOpenRouter: { user: 'u' } },
      responseFormat: { type: 'json', schema },
      headers: { a: 'b' },
      abortSignal: signal,
      ...settings,
    });
  });
});

describe('messages', () => {
  const options = { falOpenRouter: { cacheControl: { type: 'ephemeral' } } };
  const url = new URL('https://example.com/a.png');
  const rows: [string, LanguageModelV1Message, object][] = [
    [
      'system',
      { role: 'system', content: 'Be brief.', providerMetadata: options },
      { role: 'system', content: 'Be brief.', providerOptions: options },
    ],
    [
      'user',
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Look', providerMetadata: options },
          { type: 'image', image: new Uint8Array([1]), mimeType: 'image/png', providerMetadata: options },
          { type: 'image', image: url },
          {
            type: 'file',
            data: 'aGVs',
            mimeType: 'application/pdf',
            filename: 'a.pdf',
            providerMetadata: options,
          },
          { type: 'file', data: url, mimeType: 'image/png' },
        ],
        providerMetadata: options,
      },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Look', providerOptions: options },
          { type: 'file', data: new Uint8Array([1]), mediaType: 'image/png', providerOptions: options },
          { type: 'file', data: url, mediaType: 'image/*' },
          {
            type: 'file',
            data: 'aGVs',
            mediaType: 'application/pdf',
            filename: 'a.pdf',
            providerOptions: options,
          },
          { type: 'file', data: url, mediaType: 'image/png' },
        ],
        providerOptions: options,
      },
    ],
    [
      'assistant',
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'Hm', providerMetadata: options },
          { type: 'file', data: 'aGVs', mimeType: 'image/png' },
          { type: 'tool-call', toolCallId: 'c', toolName: 't', args: { a: 1 }, providerMetadata: options },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'Hm', providerOptions: options },
          { type: 'file', data: 'aGVs', mediaType: 'image/png' },
          { type: 'tool-call', toolCallId: 'c', toolName: 't', input: { a: 1 }, providerOptions: options },
        ],
      },
    ],
    [
      'tool',
      {
        role: 'tool',
        content: [
          { type: 'tool-result', toolCallId: 'c', toolName: 't', result: 'sunny', providerMetadata: options },
        ],
      },
      {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: 'c',
            toolName: 't',
            output: { type: 'text', value: 'sunny' },
            providerOptions: options,
          },
        ],
      },
    ],
  ];
  it.each(rows)('%s', (_name, message, expected) => {
    expect(raisePromptFromV1([message])).toStrictEqual([expected]);
  });
});

describe('tool results', () => {
  const rows: [string, Pick<LanguageModelV1ToolResultPart, 'result' | 'isError' | 'content'>, object][] = [
    ['a text', { result: 'sunny' }, { type: 'text', value: 'sunny' }],
    ['an empty text', { result: '' }, { type: 'text', value: '' }],
    ['an object', { result: { sky: 'blue' } }, { type: 'json', value: { sky: 'blue' } }],
    ['false', { result: false }, { type: 'json', value: false }],
    ['nothing', { result: undefined }, { type: 'json', value: null }],
    ['an error text', { result: 'no', isError: true }, { type: 'error-text', value: 'no' }],
    ['an error object', { result: { code: 1 }, isError: true }, { type: 'error-json', value: { code: 1 } }],
    [
      'content',
      {
        result: 'ignored',
        content: [
          { type: 'text', text: 'See' },
          { type: 'image', data: 'aGVs', mimeType: 'image/png' },
          { type: 'image', data: 'aGVs' },
        ],
      },
      {
        type: 'content',
        value: [
          { type: 'text', text: 'See' },
          { type: 'media', data: 'aGVs', mediaType: 'image/png' },
          { type: 'media', data: 'aGVs', mediaType: 'image/*' },
        ],
      },
    ],
  ];
  it.each(rows)('%s', (_name, part, expected) => {
    expect(raiseToolResultOutput(part)).toEqual(expected);
  });
});

describe('signatures', () => {
  it.each([
    ['nothing', undefined],
    ['another provider', 'EqQBCkYIBxgCKkBhbGljZQ=='],
    ['JSON of another provider', '{"anthropic":{"signature":"x"}}'],
    ['half of one of ours', '{"falOpenRouter":{"reasoningDe'],
    ['ours with no object', '{"falOpenRouter":3}'],
    ['ours with a list', '{"falOpenRouter":[]}'],
    ['ours with null', '{"falOpenRouter":null}'],
  ])('%s is no signature of ours', (_name, signature) => {
    expect(parseSignature(signature)).toBeUndefined();
  });

  it('leaves out what has the wrong type', () => {
    const signature = '{"falOpenRouter":{"reasoningDetails":"a","annotations":{},"earlier":"b","callId":1}}';
    expect(parseSignature(signature)).toStrictEqual({});
  });

  it('keeps every byte of the details', () => {
    const details: object[] = JSON.parse(
      '[{"__proto__":{"a":1},"10":1,"2":"\\u2028\\ud83d","n":1e21,"data":"a/b+c=="}]',
    );
    const carried = parseSignature(serializeSignature({ reasoningDetails: details }));
    expect(JSON.stringify(carried?.reasoningDetails)).toBe(JSON.stringify(details));
  });
});

describe('reasoning of the assistant', () => {
  const sign = serializeSignature;
  const part = (text: string, ...reasoningDetails: object[]): object => ({
    type: 'reasoning',
    text,
    providerOptions: { falOpenRouter: { reasoningDetails } },
  });
  const annotated = { falOpenRouter: { annotations: [FILE] } };
  const rows: [string, AssistantContent, object[]][] = [
    [
      'our signature',
      [{ type: 'reasoning', text: 'a', signature: sign({ reasoningDetails: [DETAIL] }) }],
      [part('a', DETAIL)],
    ],
    ['our redacted data', [{ type: 'redacted-reasoning', data: sign({ reasoningDetails: [] }) }], [part('')]],
    ['no signature', [{ type: 'reasoning', text: 'a' }], [{ type: 'reasoning', text: 'a' }]],
    [
      "another provider's signature",
      [{ type: 'reasoning', text: 'a', signature: 'EqQB' }],
      [{ type: 'reasoning', text: 'a' }],
    ],
    [
      "another provider's redacted data",
      [{ type: 'redacted-reasoning', data: 'EqQB' }],
      [{ type: 'reasoning', text: '' }],
    ],
    [
      'a signature that only closes',
      [{ type: 'reasoning', text: 'a', signature: sign({}) }],
      [{ type: 'reasoning', text: 'a' }],
    ],
    [
      'options beside a signature',
      [
        {
          type: 'reasoning',
          text: 'a',
          signature: sign({ reasoningDetails: [] }),
          providerMetadata: { other: { x: 1 } },
        },
      ],
      [
        {
          type: 'reasoning',
          text: 'a',
          providerOptions: { other: { x: 1 }, falOpenRouter: { reasoningDetails: [] } },
        },
      ],
    ],
    [
      'two parts that are both there',
      [
        { type: 'reasoning', text: 'a', signature: sign({ reasoningDetails: [DETAIL] }) },
        {
          type: 'reasoning',
          text: '',
          signature: sign({ reasoningDetails: [OTHER], earlier: [{ reasoningDetails: [DETAIL] }] }),
        },
      ],
      [part('a', DETAIL), part('', OTHER)],
    ],
    [
      'two parts that were merged',
      [
        {
          type: 'reasoning',
          text: 'ab',
          signature: sign({ reasoningDetails: [OTHER], earlier: [{}, { reasoningDetails: [DETAIL] }] }),
        },
      ],
      [part('', DETAIL), part('ab', OTHER)],
    ],
    [
      'two answers in one message',
      [
        { type: 'reasoning', text: 'a', signature: sign({ reasoningDetails: [DETAIL] }) },
        { type: 'reasoning', text: 'b', signature: sign({ reasoningDetails: [OTHER] }) },
      ],
      [part('a', DETAIL), part('b', OTHER)],
    ],
    [
      'two answers in one message, the second of them merged',
      [
        { type: 'reasoning', text: 'a', signature: sign({ reasoningDetails: [DETAIL] }) },
        {
          type: 'reasoning',
          text: 'bc',
          signature: sign({ reasoningDetails: [], earlier: [{ reasoningDetails: [OTHER] }] }),
        },
      ],
      [part('a', DETAIL), part('', OTHER), part('bc')],
    ],
    [
      'annotations go to the text',
      [
        { type: 'reasoning', text: '', signature: sign({ annotations: [FILE] }) },
        { type: 'tool-call', toolCallId: 'c', toolName: 't', args: {} },
        { type: 'text', text: 'Hm' },
      ],
      [
        { type: 'tool-call', toolCallId: 'c', toolName: 't', input: {} },
        { type: 'text', text: 'Hm', providerOptions: annotated },
      ],
    ],
    [
      'annotations go to the call where there is no text',
      [
        { type: 'reasoning', text: '', signature: sign({ reasoningDetails: [], annotations: [FILE] }) },
        {
          type: 'tool-call',
          toolCallId: 'c',
          toolName: 't',
          args: {},
          providerMetadata: { falOpenRouter: { a: 1 } },
        },
      ],
      [
        part(''),
        {
          type: 'tool-call',
          toolCallId: 'c',
          toolName: 't',
          input: {},
          providerOptions: { falOpenRouter: { a: 1, annotations: [FILE] } },
        },
      ],
    ],
    [
      'annotations of a merged part',
      [
        {
          type: 'reasoning',
          text: 'a',
          signature: sign({ reasoningDetails: [OTHER], earlier: [{ annotations: [FILE] }] }),
        },
        { type: 'text', text: 'Hm' },
      ],
      [part('a', OTHER), { type: 'text', text: 'Hm', providerOptions: annotated }],
    ],
  ];
  it.each(rows)('%s', (_name, content, expected) => {
    expect(raisePromptFromV1([{ role: 'assistant', content }])).toStrictEqual([
      { role: 'assistant', content: expected },
    ]);
  });
});

describe('reasoning that useChat put behind the calls of the step before', () => {
  const signature = serializeSignature({ reasoningDetails: [DETAIL] });
  const stray = { type: 'reasoning' as const, text: 'b', signature };
  const file = { type: 'file' as const, data: 'iVBORw0KGgo=', mimeType: 'image/png' };
  const call = (toolCallId: string) => ({ type: 'tool-call' as const, toolCallId, toolName: 't', args: {} });
  const result: LanguageModelV1Message = {
    role: 'tool',
    content: [{ type: 'tool-result', toolCallId: '1', toolName: 't', result: 'r' }],
  };
  const answer: LanguageModelV1Message = { role: 'assistant', content: [{ type: 'text', text: 'Done' }] };
  const assistant = (...content: AssistantContent): LanguageModelV1Message => ({
    role: 'assistant',
    content,
  });
  const describeOrder = (prompt: LanguageModelV1Message[]): string =>
    raisePromptFromV1(prompt)
      .map(({ role, content }) => (role === 'assistant' ? content.map(part => part.type).join(' ') : role))
      .join(' | ');

  it.each([
    [
      'goes to the next step',
      [assistant(call('1'), stray), result, answer],
      'tool-call | tool | reasoning text',
    ],
    [
      'goes on through several steps',
      [assistant({ ...stray }, call('1'), stray), result, assistant(call('2'), stray), result, answer],
      'reasoning tool-call | tool | reasoning tool-call | tool | reasoning text',
    ],
    [
      'stays where there is no next step',
      [assistant(call('1'), stray), result],
      'tool-call reasoning | tool',
    ],
    [
      'is a step of its own where the turn is over',
      [assistant(call('1'), stray), result, ...PROMPT, answer],
      'tool-call | tool | reasoning | user | text',
    ],
    [
      'takes along the file behind it, and not the one before it',
      [assistant(call('1'), file, stray, file), result, ...PROMPT],
      'tool-call file | tool | reasoning file | user',
    ],
    [
      'takes along the file to the text of its step',
      [assistant(call('1'), stray, file), result, answer],
      'tool-call | tool | reasoning file text',
    ],
    [
      'stays where nobody signed it',
      [assistant(call('1'), { type: 'reasoning', text: 'b' }), result, answer],
      'tool-call reasoning | tool | text',
    ],
    [
      'stays where it came after a call of its own answer',
      [
        assistant(call('1'), {
          ...stray,
          signature: serializeSignature({ reasoningDetails: [DETAIL], callId: '1' }),
        }),
        result,
        answer,
      ],
      'tool-call reasoning | tool | text',
    ],
    [
      'goes where the call of its own answer is',
      [
        assistant(call('1'), {
          ...stray,
          signature: serializeSignature({ reasoningDetails: [DETAIL], callId: '2' }),
        }),
        result,
        assistant(call('2')),
      ],
      'tool-call | tool | reasoning tool-call',
    ],
  ])('%s', (_name, prompt, expected) => {
    expect(describeOrder(prompt)).toBe(expected);
  });
});
