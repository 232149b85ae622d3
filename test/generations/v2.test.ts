import type { LanguageModelV2CallOptions, LanguageModelV2Prompt } from '@ai-sdk/provider-v2';
import type {
  LanguageModelV3FinishReason,
  LanguageModelV3StreamPart,
  LanguageModelV3Usage,
  SharedV3Warning,
} from '@ai-sdk/provider-v3';
import { describe, expect, it } from 'vitest';
import { ChatLanguageModelV2 } from '../../src/generations/v2/chat-language-model-v2.js';
import { lowerFinishReasonToV2 } from '../../src/generations/v2/lower-finish-reason.js';
import { createLoweringToV2 } from '../../src/generations/v2/lower-stream-part.js';
import { lowerUsageToV2 } from '../../src/generations/v2/lower-usage.js';
import { lowerWarningsToV2 } from '../../src/generations/v2/lower-warnings.js';
import { raiseCallOptionsFromV2 } from '../../src/generations/v2/raise-call-options.js';
import { FakeStreamSource, lowerAll, readAll, type FakeAnswer } from './fake-stream-source.js';

const PROMPT: LanguageModelV2Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
const webSearch = {
  type: 'provider-defined' as const,
  id: 'falOpenRouter.web_search' as const,
  name: 'search',
  args: {},
};
const weather = { type: 'function' as const, name: 'weather', inputSchema: {} };

describe('raising call options', () => {
  it('renames provider-defined tools and media, and passes the rest by reference', () => {
    const user = {
      role: 'user' as const,
      content: [{ type: 'file' as const, data: 'aGVs', mediaType: 'image/png' }],
    };
    const plainResult = {
      type: 'tool-result' as const,
      toolCallId: 'b',
      toolName: 't',
      output: { type: 'error-text' as const, value: 'no' },
    };
    const prompt: LanguageModelV2Prompt = [
      user,
      {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: 'a',
            toolName: 't',
            output: {
              type: 'content',
              value: [
                { type: 'text', text: 'x' },
                { type: 'media', data: 'aGVs', mediaType: 'image/png' },
              ],
            },
            providerOptions: { falOpenRouter: { a: 1 } },
          },
          plainResult,
        ],
      },
    ];
    const raised = raiseCallOptionsFromV2({
      prompt,
      tools: [weather, webSearch],
      toolChoice: { type: 'auto' },
      maxOutputTokens: 5,
    });
    expect(raised).toEqual({
      prompt: [
        user,
        {
          role: 'tool',
          content: [
            {
              type: 'tool-result',
              toolCallId: 'a',
              toolName: 't',
              output: {
                type: 'content',
                value: [
                  { type: 'text', text: 'x' },
                  { type: 'file-data', data: 'aGVs', mediaType: 'image/png' },
                ],
              },
              providerOptions: { falOpenRouter: { a: 1 } },
            },
            plainResult,
          ],
        },
      ],
      tools: [weather, { type: 'provider', id: 'falOpenRouter.web_search', name: 'search', args: {} }],
      toolChoice: { type: 'auto' },
      maxOutputTokens: 5,
    });
    expect(raised.prompt[0]).toBe(user);
    expect(raised.tools?.[0]).toBe(weather);
  });

  it('leaves tools out where there are none', () => {
    expect(raiseCallOptionsFromV2({ prompt: PROMPT })).toStrictEqual({ prompt: PROMPT });
  });
});

describe('usage', () => {
  const unknown = { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
  const rows: [string, LanguageModelV3Usage, object][] = [
    [
      'everything known: the total of the wire',
      {
        inputTokens: { total: 12, noCache: 7, cacheRead: 4, cacheWrite: 1 },
        outputTokens: { total: 30, text: 20, reasoning: 10 },
        raw: { total_tokens: 43 },
      },
      { inputTokens: 12, outputTokens: 30, totalTokens: 43, reasoningTokens: 10, cachedInputTokens: 4 },
    ],
    [
      'no total on the wire: the sum',
      {
        inputTokens: { ...unknown, total: 12 },
        outputTokens: { total: 30, text: 30, reasoning: undefined },
        raw: { total_tokens: null },
      },
      { inputTokens: 12, outputTokens: 30, totalTokens: 42 },
    ],
    [
      'one side unknown: no total',
      { inputTokens: unknown, outputTokens: { total: 30, text: 30, reasoning: 0 } },
      { outputTokens: 30, reasoningTokens: 0 },
    ],
    [
      'a total of zero',
      { inputTokens: { ...unknown, total: 0 }, outputTokens: { total: 0, text: 0, reasoning: 0 } },
      { inputTokens: 0, outputTokens: 0, totalTokens: 0, reasoningTokens: 0 },
    ],
  ];
  it.each(rows)('%s', (_name, usage, expected) => {
    expect(lowerUsageToV2(usage)).toEqual(expected);
  });
});

describe('finish reasons', () => {
  const rows: [string, LanguageModelV3FinishReason, object][] = [
    ['stop', { unified: 'stop', raw: 'stop' }, { finishReason: 'stop' }],
    ['tool_calls', { unified: 'tool-calls', raw: 'tool_calls' }, { finishReason: 'tool-calls' }],
    [
      'content_filter',
      { unified: 'content-filter', raw: 'content_filter' },
      { finishReason: 'content-filter' },
    ],
    [
      'a stop that was calls',
      { unified: 'tool-calls', raw: 'stop' },
      { finishReason: 'tool-calls', raw: 'stop' },
    ],
    ['an unknown word', { unified: 'other', raw: 'flagged' }, { finishReason: 'other', raw: 'flagged' }],
    ['nothing', { unified: 'other', raw: undefined }, { finishReason: 'other' }],
    ['an error without a word', { unified: 'error', raw: undefined }, { finishReason: 'error' }],
  ];
  it.each(rows)('%s', (_name, finishReason, expected) => {
    expect(lowerFinishReasonToV2(finishReason)).toStrictEqual(expected);
  });
});

describe('warnings', () => {
  const tools: LanguageModelV2CallOptions['tools'] = [weather, webSearch];
  const rows: [string, SharedV3Warning, object][] = [
    [
      'a setting',
      { type: 'unsupported', feature: 'seed', details: 'Ignored.' },
      { type: 'unsupported-setting', setting: 'seed', details: 'Ignored.' },
    ],
    [
      'the tools as a setting',
      { type: 'unsupported', feature: 'tools' },
      { type: 'unsupported-setting', setting: 'tools' },
    ],
    [
      'toolChoice',
      { type: 'unsupported', feature: 'toolChoice' },
      { type: 'unsupported-setting', setting: 'toolChoice' },
    ],
    [
      'a tool by id',
      { type: 'unsupported', feature: 'provider-defined tool falOpenRouter.web_search' },
      { type: 'unsupported-tool', tool: webSearch },
    ],
    [
      'a tool by name',
      { type: 'unsupported', feature: 'tool "weather"', details: 'Why.' },
      { type: 'unsupported-tool', tool: weather, details: 'Why.' },
    ],
    [
      'a tool the call does not have',
      { type: 'unsupported', feature: 'tool x.y' },
      { type: 'other', message: 'tool x.y is not supported.' },
    ],
    [
      'compatibility',
      { type: 'compatibility', feature: 'reasoning', details: 'Rounded to low.' },
      { type: 'other', message: 'reasoning works in a compatibility mode: Rounded to low.' },
    ],
    ['other', { type: 'other', message: 'Hm.' }, { type: 'other', message: 'Hm.' }],
  ];
  it.each(rows)('%s', (_name, warning, expected) => {
    expect(lowerWarningsToV2([warning], tools)).toStrictEqual([expected]);
  });
});

describe('stream parts', () => {
  const metadata = { falOpenRouter: { reasoningDetails: [] } };
  const same: LanguageModelV3StreamPart[] = [
    { type: 'response-metadata', id: 'a' },
    { type: 'text-start', id: '1' },
    { type: 'text-delta', id: '1', delta: 'a' },
    { type: 'text-end', id: '1', providerMetadata: metadata },
    { type: 'reasoning-start', id: '2' },
    { type: 'reasoning-delta', id: '2', delta: 'a' },
    { type: 'reasoning-end', id: '2', providerMetadata: metadata },
    { type: 'tool-input-start', id: '3', toolName: 't' },
    { type: 'tool-input-delta', id: '3', delta: '{' },
    { type: 'tool-input-end', id: '3' },
    { type: 'tool-call', toolCallId: '3', toolName: 't', input: '{}', providerMetadata: metadata },
    { type: 'file', mediaType: 'image/png', data: 'aGVs' },
    { type: 'source', sourceType: 'url', id: 's', url: 'https://example.com' },
    { type: 'raw', rawValue: {} },
    { type: 'error', error: new Error('a') },
  ];
  it.each(same.map(part => [part.type, part] as const))('%s passes by reference', (_name, part) => {
    const [lowered, ...more] = lowerAll(createLoweringToV2(undefined), [part]);
    expect(lowered).toBe(part);
    expect(more).toEqual([]);
  });
});

describe('what V2 has no place for', () => {
  const approval = { type: 'tool-approval-request' as const, approvalId: 'a', toolCallId: 'c' };
  const rows: [string, FakeAnswer, object[], object | undefined][] = [
    [
      'a raw reason that is not what it means',
      { content: [], finishReason: { unified: 'other', raw: 'flagged' } },
      [],
      { falOpenRouter: { rawFinishReason: 'flagged' } },
    ],
    [
      'an approval request, and custom content of V4',
      { content: [approval, { type: 'custom', kind: 'a.b' }] },
      [],
      { falOpenRouter: { otherContent: [{ type: 'custom', kind: 'a.b' }, approval] } },
    ],
    [
      'results of tools that the provider ran',
      {
        content: [
          { type: 'tool-result', toolCallId: 'c', toolName: 't', result: 'half', preliminary: true },
          {
            type: 'tool-result',
            toolCallId: 'c',
            toolName: 't',
            result: 'whole',
            isError: false,
            dynamic: true,
          },
        ],
      },
      [
        {
          type: 'tool-result',
          toolCallId: 'c',
          toolName: 't',
          result: 'whole',
          isError: false,
          providerExecuted: true,
        },
      ],
      undefined,
    ],
  ];
  it.each(rows)('%s', async (_name, answer, content, providerMetadata) => {
    const model = new ChatLanguageModelV2(new FakeStreamSource([answer, answer]));
    const result = await model.doGenerate({ prompt: PROMPT });
    expect(result.content).toStrictEqual(content);
    expect(result.providerMetadata).toStrictEqual(providerMetadata);

    const parts = await readAll((await model.doStream({ prompt: PROMPT })).stream);
    expect(parts.slice(2, -1)).toStrictEqual(content);
    const finish = parts.at(-1);
    expect(finish?.type === 'finish' ? finish.providerMetadata : 'no finish').toStrictEqual(providerMetadata);
  });

  it('undefined in metadata, which AI SDK 5 refuses in history', async () => {
    const answer: FakeAnswer = {
      content: [
        {
          type: 'reasoning',
          text: 'a',
          providerMetadata: { falOpenRouter: { reasoningDetails: [], note: undefined } },
        },
      ],
      providerMetadata: { falOpenRouter: { provider: undefined, usage: { cost: 1 } }, other: { a: 1 } },
    };
    const model = new ChatLanguageModelV2(new FakeStreamSource([answer, answer]));
    const part = { falOpenRouter: { reasoningDetails: [] } };
    const whole = { falOpenRouter: { usage: { cost: 1 } }, other: { a: 1 } };
    const result = await model.doGenerate({ prompt: PROMPT });
    expect(result.content).toStrictEqual([{ type: 'reasoning', text: 'a', providerMetadata: part }]);
    expect(result.providerMetadata).toStrictEqual(whole);
    const parts = await readAll((await model.doStream({ prompt: PROMPT })).stream);
    expect(parts.find(({ type }) => type === 'reasoning-end')).toHaveProperty('providerMetadata', part);
    expect(parts.at(-1)).toHaveProperty('providerMetadata', whole);
  });
});

describe('ChatLanguageModelV2', () => {
  it('shows the V4 model', () => {
    const source = new FakeStreamSource([], { structuredOutputs: false });
    const model = new ChatLanguageModelV2(source);
    expect(model).toMatchObject({
      specificationVersion: 'v2',
      provider: 'fal-openrouter.chat',
      modelId: 'google/gemini-2.5-flash',
    });
    expect(model.supportedUrls).toBe(source.supportedUrls);
    expect(model.capabilities).toEqual({ structuredOutputs: false });
  });

  it('raises the call by two versions and lowers the answer by two', async () => {
    const answer: FakeAnswer = {
      content: [{ type: 'text', text: 'Hi' }],
      warnings: [
        { type: 'deprecated', setting: 'user', message: 'No.' },
        { type: 'unsupported', feature: 'provider-defined tool falOpenRouter.web_search' },
      ],
    };
    const source = new FakeStreamSource([answer, answer]);
    const model = new ChatLanguageModelV2(source);
    const warnings = [
      { type: 'other', message: 'user is deprecated: No.' },
      { type: 'unsupported-tool', tool: webSearch },
    ];
    const options: LanguageModelV2CallOptions = {
      prompt: [
        {
          role: 'user',
          content: [{ type: 'file', data: 'https://example.com/a.png', mediaType: 'image/png' }],
        },
      ],
      tools: [webSearch],
    };
    expect(await model.doGenerate(options)).toMatchObject({
      content: [{ type: 'text', text: 'Hi' }],
      finishReason: 'stop',
      usage: {
        inputTokens: 12,
        outputTokens: 30,
        totalTokens: 43,
        reasoningTokens: 10,
        cachedInputTokens: 4,
      },
      warnings,
      request: { body: expect.stringContaining('"messages"') },
      response: { id: 'gen-1', headers: { 'x-fal-request-id': 'request-1' } },
    });
    const { stream, request, response } = await model.doStream(options);
    expect([request.body, response.headers]).toEqual([
      expect.stringContaining('"messages"'),
      { 'x-fal-request-id': 'request-1' },
    ]);
    expect((await readAll(stream))[0]).toEqual({ type: 'stream-start', warnings });
    for (const call of source.calls) {
      expect(call.prompt).toEqual([
        {
          role: 'user',
          content: [
            {
              type: 'file',
              data: { type: 'url', url: new URL('https://example.com/a.png') },
              mediaType: 'image/png',
            },
          ],
        },
      ]);
      expect(call.tools).toEqual([{ ...webSearch, type: 'provider' }]);
    }
  });
});
