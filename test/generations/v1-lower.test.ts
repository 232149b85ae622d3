import type { LanguageModelV1CallOptions, LanguageModelV1CallWarning } from '@ai-sdk/provider-v1';
import type { LanguageModelV2CallWarning, LanguageModelV2StreamPart } from '@ai-sdk/provider-v2';
import { describe, expect, it } from 'vitest';
import { ChatLanguageModelV1 } from '../../src/generations/v1/chat-language-model-v1.js';
import { lowerLogprobs } from '../../src/generations/v1/lower-logprobs.js';
import { createLoweringToV1 } from '../../src/generations/v1/lower-stream-part.js';
import { lowerWarningsToV1 } from '../../src/generations/v1/lower-warnings.js';
import { createRawCall } from '../../src/generations/v1/raw-call.js';
import {
  FakeStreamSource,
  lowerAll,
  readAll,
  type FakeAnswer,
  type FakeCapabilities,
} from './fake-stream-source.js';

const OPTIONS: LanguageModelV1CallOptions = {
  inputFormat: 'prompt',
  mode: { type: 'regular' },
  prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
};

describe('stream parts', () => {
  const call = {
    type: 'tool-call' as const,
    toolCallType: 'function' as const,
    toolCallId: 'c',
    toolName: 't',
    args: '{"a":1}',
  };
  const delta = (argsTextDelta: string): object => ({
    type: 'tool-call-delta',
    toolCallType: 'function',
    toolCallId: 'c',
    toolName: 't',
    argsTextDelta,
  });
  const rows: [string, LanguageModelV2StreamPart[], object[]][] = [
    [
      'warnings and raw chunks',
      [
        { type: 'stream-start', warnings: [] },
        { type: 'raw', rawValue: 1 },
      ],
      [],
    ],
    [
      'text',
      [
        { type: 'text-start', id: '1' },
        { type: 'text-delta', id: '1', delta: 'a' },
        { type: 'text-end', id: '1' },
      ],
      [{ type: 'text-delta', textDelta: 'a' }],
    ],
    [
      'reasoning without details',
      [
        { type: 'reasoning-start', id: '1' },
        { type: 'reasoning-delta', id: '1', delta: 'a' },
        { type: 'reasoning-end', id: '1' },
      ],
      [{ type: 'reasoning', textDelta: 'a' }],
    ],
    [
      'annotations that came with the start of the text',
      [
        {
          type: 'text-start',
          id: '1',
          providerMetadata: { falOpenRouter: { annotations: [{ type: 'file' }] } },
        },
        { type: 'text-delta', id: '1', delta: 'a' },
        { type: 'text-end', id: '1' },
      ],
      [
        { type: 'text-delta', textDelta: 'a' },
        { type: 'reasoning', textDelta: '' },
        { type: 'reasoning-signature', signature: '{"falOpenRouter":{"annotations":[{"type":"file"}]}}' },
      ],
    ],
    [
      'reasoning with details',
      [
        { type: 'reasoning-start', id: '1' },
        { type: 'reasoning-delta', id: '1', delta: 'a' },
        {
          type: 'reasoning-end',
          id: '1',
          providerMetadata: { falOpenRouter: { reasoningDetails: [{ type: 'x' }] } },
        },
        { type: 'reasoning-start', id: '2' },
        { type: 'reasoning-end', id: '2', providerMetadata: { falOpenRouter: { reasoningDetails: [] } } },
      ],
      [
        { type: 'reasoning', textDelta: 'a' },
        { type: 'reasoning-signature', signature: '{"falOpenRouter":{"reasoningDetails":[{"type":"x"}]}}' },
        { type: 'reasoning', textDelta: '' },
        {
          type: 'reasoning-signature',
          signature:
            '{"falOpenRouter":{"reasoningDetails":[],"earlier":[{"reasoningDetails":[{"type":"x"}]}]}}',
        },
      ],
    ],
    [
      'reasoning without details before other reasoning',
      [
        { type: 'reasoning-start', id: '1' },
        { type: 'reasoning-delta', id: '1', delta: 'a' },
        { type: 'reasoning-end', id: '1' },
        { type: 'reasoning-start', id: '2' },
        { type: 'reasoning-delta', id: '2', delta: 'b' },
        { type: 'reasoning-end', id: '2' },
      ],
      [
        { type: 'reasoning', textDelta: 'a' },
        { type: 'reasoning-signature', signature: '{"falOpenRouter":{}}' },
        { type: 'reasoning', textDelta: 'b' },
      ],
    ],
    [
      'reasoning without anything',
      [
        { type: 'reasoning-start', id: '1' },
        { type: 'reasoning-end', id: '1' },
      ],
      [],
    ],
    [
      'a tool call in pieces',
      [
        { type: 'tool-input-start', id: 'c', toolName: 't' },
        { type: 'tool-input-delta', id: 'c', delta: '{"a"' },
        { type: 'tool-input-delta', id: 'c', delta: ':1}' },
        { type: 'tool-input-end', id: 'c' },
        { type: 'tool-call', toolCallId: 'c', toolName: 't', input: '{"a":1}' },
      ],
      [delta('{"a"'), delta(':1}'), call],
    ],
    [
      'a tool call without arguments',
      [
        { type: 'tool-input-start', id: 'c', toolName: 't' },
        { type: 'tool-input-delta', id: 'c', delta: '' },
        { type: 'tool-input-end', id: 'c' },
        { type: 'tool-call', toolCallId: 'c', toolName: 't', input: '{"a":1}' },
      ],
      [delta('{"a":1}'), call],
    ],
    [
      'a tool call at once: streamObject reads deltas alone',
      [{ type: 'tool-call', toolCallId: 'c', toolName: 't', input: '{"a":1}' }],
      [delta('{"a":1}'), call],
    ],
    [
      'a tool call that was cut',
      [
        { type: 'tool-input-start', id: 'c', toolName: 't' },
        { type: 'tool-input-delta', id: 'c', delta: '{"a"' },
        { type: 'tool-input-end', id: 'c' },
      ],
      [delta('{"a"')],
    ],
    [
      'source',
      [
        {
          type: 'source',
          sourceType: 'url',
          id: 's',
          url: 'https://example.com',
          title: 'T',
          providerMetadata: { falOpenRouter: { a: 1 } },
        },
      ],
      [
        {
          type: 'source',
          source: {
            sourceType: 'url',
            id: 's',
            url: 'https://example.com',
            title: 'T',
            providerMetadata: { falOpenRouter: { a: 1 } },
          },
        },
      ],
    ],
    [
      'file',
      [{ type: 'file', mediaType: 'image/png', data: 'aGVs' }],
      [{ type: 'file', mimeType: 'image/png', data: 'aGVs' }],
    ],
    [
      'response metadata',
      [{ type: 'response-metadata', id: 'a', modelId: 'm' }],
      [{ type: 'response-metadata', id: 'a', modelId: 'm' }],
    ],
    ['error', [{ type: 'error', error: 'e' }], [{ type: 'error', error: 'e' }]],
  ];
  it.each(rows)('%s', (_name, parts, expected) => {
    expect(lowerAll(createLoweringToV1(), parts)).toStrictEqual(expected);
  });

  it('puts what V1 has no place for into the metadata of the end', () => {
    const search: LanguageModelV2StreamPart[] = [
      { type: 'tool-input-start', id: 's', toolName: 'search', providerExecuted: true },
      { type: 'tool-input-delta', id: 's', delta: '{}' },
      { type: 'tool-input-end', id: 's' },
    ];
    const otherContent: LanguageModelV2StreamPart[] = [
      { type: 'tool-call', toolCallId: 's', toolName: 'search', input: '{}', providerExecuted: true },
      { type: 'tool-result', toolCallId: 's', toolName: 'search', result: [], providerExecuted: true },
      { type: 'source', sourceType: 'document', id: 'd', mediaType: 'application/pdf', title: 'D' },
    ];
    const usage = { inputTokens: undefined, outputTokens: 2, totalTokens: undefined };
    const end: LanguageModelV2StreamPart = {
      type: 'finish',
      finishReason: 'unknown',
      usage,
      providerMetadata: { falOpenRouter: { provider: 'x' } },
    };
    expect(lowerAll(createLoweringToV1(), [...search, ...otherContent, end])).toStrictEqual([
      {
        type: 'finish',
        finishReason: 'unknown',
        usage: { promptTokens: NaN, completionTokens: 2 },
        providerMetadata: { falOpenRouter: { provider: 'x', otherContent } },
      },
    ]);
  });
});

describe('warnings', () => {
  const weather = {
    type: 'function' as const,
    name: 'weather',
    description: 'W',
    inputSchema: {},
    providerOptions: { a: { b: 1 } },
  };
  const search = { type: 'provider-defined' as const, id: 'a.b' as const, name: 'search', args: {} };
  const rows: [string, LanguageModelV2CallWarning, LanguageModelV1CallWarning][] = [
    [
      'a setting',
      { type: 'unsupported-setting', setting: 'topK', details: 'd' },
      { type: 'unsupported-setting', setting: 'topK', details: 'd' },
    ],
    [
      'a setting of another name',
      { type: 'unsupported-setting', setting: 'maxOutputTokens' },
      { type: 'unsupported-setting', setting: 'maxTokens' },
    ],
    [
      'a setting V1 does not have',
      { type: 'unsupported-setting', setting: 'reasoning', details: 'd' },
      { type: 'other', message: 'reasoning is not supported: d' },
    ],
    [
      'a function tool',
      { type: 'unsupported-tool', tool: weather },
      {
        type: 'unsupported-tool',
        tool: { type: 'function', name: 'weather', description: 'W', parameters: {} },
      },
    ],
    [
      'a provider-defined tool',
      { type: 'unsupported-tool', tool: search, details: 'd' },
      { type: 'unsupported-tool', tool: search, details: 'd' },
    ],
    ['other', { type: 'other', message: 'm' }, { type: 'other', message: 'm' }],
  ];
  it.each(rows)('%s', (_name, warning, expected) => {
    expect(lowerWarningsToV1([warning])).toStrictEqual([expected]);
  });
});

describe('log probabilities', () => {
  const alternative = { token: 'b', logprob: -2 };
  it.each([
    ['nothing', undefined, undefined],
    ['null', null, undefined],
    ['no content', { content: null }, undefined],
    ['a refusal only', { refusal: [] }, undefined],
    [
      'tokens',
      {
        content: [{ token: 'a', logprob: -1, bytes: [97], top_logprobs: [{ ...alternative, bytes: [98] }] }],
      },
      [{ token: 'a', logprob: -1, topLogprobs: [alternative] }],
    ],
    [
      'tokens without alternatives',
      { content: [{ token: 'a', logprob: -1 }, { token: 1 }, null] },
      [{ token: 'a', logprob: -1, topLogprobs: [] }],
    ],
  ])('%s', (_name, logprobs, expected) => {
    expect(lowerLogprobs(logprobs)).toStrictEqual(expected);
  });
});

describe('raw call', () => {
  it('splits the body when someone looks, and not before', () => {
    const rawCall = createRawCall('{"model":"m","messages":[1],"seed":2}');
    expect(rawCall).toEqual({ rawPrompt: [1], rawSettings: { model: 'm', seed: 2 } });
    expect(() => createRawCall('no JSON')).not.toThrow();
    expect(createRawCall(undefined)).toEqual({ rawPrompt: undefined, rawSettings: {} });
  });
});

describe('ChatLanguageModelV1', () => {
  const logprobs = { content: [{ token: 'a', logprob: -1, top_logprobs: [] }] };
  const answer: FakeAnswer = {
    content: [
      { type: 'text', text: 'Look: ' },
      { type: 'source', sourceType: 'url', id: 's', url: 'https://example.com' },
      { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'aGVs' } },
      { type: 'text', text: 'it rains.' },
      { type: 'tool-call', toolCallId: 'c', toolName: 'weather', input: '{}' },
    ],
    providerMetadata: { falOpenRouter: { provider: 'Google', logprobs } },
    warnings: [{ type: 'unsupported', feature: 'maxOutputTokens' }],
  };

  it('answers as a whole', async () => {
    const model = new ChatLanguageModelV1(new FakeStreamSource([answer]));
    const { rawCall, request, ...result } = await model.doGenerate(OPTIONS);
    expect(result).toStrictEqual({
      text: 'Look: it rains.',
      files: [{ mimeType: 'image/png', data: 'aGVs' }],
      sources: [{ sourceType: 'url', id: 's', url: 'https://example.com' }],
      toolCalls: [{ toolCallType: 'function', toolCallId: 'c', toolName: 'weather', args: '{}' }],
      finishReason: 'tool-calls',
      usage: { promptTokens: 12, completionTokens: 30 },
      providerMetadata: { falOpenRouter: { provider: 'Google', logprobs } },
      logprobs: [{ token: 'a', logprob: -1, topLogprobs: [] }],
      rawResponse: { headers: { 'x-fal-request-id': 'request-1' }, body: { id: 'gen-1' } },
      response: {
        id: 'gen-1',
        timestamp: new Date(1_700_000_000_000),
        modelId: 'google/gemini-2.5-flash-001',
      },
      warnings: [{ type: 'unsupported-setting', setting: 'maxTokens' }],
    });
    expect(request?.body).toContain('"messages"');
    expect(rawCall).toEqual({
      rawPrompt: [{ role: 'user', content: 'Hi' }],
      rawSettings: { model: 'google/gemini-2.5-flash', temperature: 0.5 },
    });
  });

  it('answers as a stream', async () => {
    const model = new ChatLanguageModelV1(new FakeStreamSource([answer]));
    const { stream, rawCall, rawResponse, request, warnings } = await model.doStream(OPTIONS);
    const parts = await readAll(stream);
    expect(parts.map(part => part.type)).toEqual([
      'response-metadata',
      'text-delta',
      'text-delta',
      'source',
      'file',
      'text-delta',
      'text-delta',
      'tool-call-delta',
      'tool-call',
      'finish',
    ]);
    expect(parts.at(-1)).toMatchObject({ finishReason: 'tool-calls', logprobs: [{ token: 'a' }] });
    expect(rawCall.rawPrompt).toEqual([{ role: 'user', content: 'Hi' }]);
    expect(rawResponse).toEqual({ headers: { 'x-fal-request-id': 'request-1' } });
    expect(request?.body).toContain('"messages"');
    expect(warnings).toEqual([{ type: 'unsupported-setting', setting: 'maxTokens' }]);
  });

  it('tells an empty text from none', async () => {
    const model = new ChatLanguageModelV1(
      new FakeStreamSource([{ content: [] }, { content: [{ type: 'text', text: '' }] }]),
    );
    expect(await model.doGenerate(OPTIONS)).not.toHaveProperty('text');
    expect(await model.doGenerate(OPTIONS)).toHaveProperty('text', '');
  });

  const rows: [string, FakeCapabilities | undefined][] = [
    ['unknown', undefined],
    ['yes', { structuredOutputs: true }],
    ['no', { structuredOutputs: false }],
  ];
  it.each(rows)('leaves schemas to the V4 model: structured outputs %s', (_name, capabilities) => {
    const model = new ChatLanguageModelV1(new FakeStreamSource([], capabilities));
    expect(model.supportsStructuredOutputs).toBe(true);
    expect(model.capabilities).toEqual(capabilities);
    expect(model).toMatchObject({
      specificationVersion: 'v1',
      defaultObjectGenerationMode: 'json',
      supportsImageUrls: true,
    });
  });

  it.each([
    ['https://example.com/a.PDF?signature=1', true],
    ['https://example.com/a.docx', true],
    ['https://example.com/a.mp4', true],
    ['https://example.com/a', false],
    ['https://example.com/a.py', false],
    ['http://example.com/a.pdf', false],
    ['https://example.com/a.csv', false],
    ['https://example.com/song.MP3?x=1', false],
    ['https://example.com/a.wav', false],
    ['data:image/png;base64,aGVs', false],
    ['gs://bucket/a.png', false],
    ['file:///etc/passwd', false],
  ])('supportsUrl(%s)', (url, expected) => {
    const model = new ChatLanguageModelV1(new FakeStreamSource([]));
    expect(model.supportsUrl(new URL(url))).toBe(expected);
  });
});
