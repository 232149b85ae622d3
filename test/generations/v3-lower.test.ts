import {
  APICallError,
  type LanguageModelV4File,
  type LanguageModelV4StreamPart,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import { createProviderStreamError } from '@ai-sdk/provider-utils';
import { describe, expect, it } from 'vitest';
import { ChatLanguageModelV3 } from '../../src/generations/v3/chat-language-model-v3.js';
import { lowerStreamError } from '../../src/generations/v3/lower-stream-error.js';
import { createLoweringToV3 } from '../../src/generations/v3/lower-stream-part.js';
import { lowerWarningsToV3 } from '../../src/generations/v3/lower-warnings.js';
import { FakeStreamSource, lowerAll, readAll, USAGE, type FakeAnswer } from './fake-stream-source.js';

const PROMPT = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] }];

describe('parts that V3 has as well', () => {
  const metadata = { falOpenRouter: { reasoningDetails: [{ type: 'reasoning.text', text: 'a' }] } };
  const parts: LanguageModelV4StreamPart[] = [
    { type: 'response-metadata', id: 'a' },
    { type: 'text-start', id: '1' },
    { type: 'text-delta', id: '1', delta: 'a' },
    { type: 'text-end', id: '1' },
    { type: 'reasoning-start', id: '2' },
    { type: 'reasoning-delta', id: '2', delta: 'a' },
    { type: 'reasoning-end', id: '2', providerMetadata: metadata },
    { type: 'tool-input-start', id: '3', toolName: 't' },
    { type: 'tool-input-delta', id: '3', delta: '{' },
    { type: 'tool-input-end', id: '3' },
    { type: 'tool-call', toolCallId: '3', toolName: 't', input: '{}' },
    { type: 'tool-result', toolCallId: '3', toolName: 't', result: 1 },
    { type: 'tool-approval-request', approvalId: 'a', toolCallId: '3' },
    { type: 'source', sourceType: 'url', id: 's', url: 'https://example.com' },
    { type: 'raw', rawValue: {} },
  ];
  it.each(parts.map(part => [part.type, part] as const))('%s passes by reference', (_name, part) => {
    const [lowered, ...more] = lowerAll(createLoweringToV3(), [part]);
    expect(lowered).toBe(part);
    expect(more).toEqual([]);
  });
});

describe('warnings', () => {
  const rows: [string, SharedV4Warning, object][] = [
    [
      'unsupported',
      { type: 'unsupported', feature: 'seed', details: 'no' },
      { type: 'unsupported', feature: 'seed', details: 'no' },
    ],
    [
      'compatibility',
      { type: 'compatibility', feature: 'reasoning' },
      { type: 'compatibility', feature: 'reasoning' },
    ],
    ['other', { type: 'other', message: 'hm' }, { type: 'other', message: 'hm' }],
    [
      'deprecated',
      { type: 'deprecated', setting: 'user', message: 'Use sessionId.' },
      { type: 'other', message: 'user is deprecated: Use sessionId.' },
    ],
  ];
  it.each(rows)('%s', (_name, warning, expected) => {
    expect(lowerWarningsToV3([warning])).toEqual([expected]);
  });
});

describe('stream errors', () => {
  it('makes an APICallError of a provider stream error', () => {
    const data = { error: { code: 502 }, url: 'https://fal.run/x' };
    const error = lowerStreamError(
      createProviderStreamError({ message: 'Upstream is gone', statusCode: 502, isRetryable: true, data }),
    );
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      message: 'Upstream is gone',
      statusCode: 502,
      isRetryable: true,
      data,
      url: 'https://fal.run/x',
    });
  });

  it('decides on retries by the status where the error does not', () => {
    expect(
      lowerStreamError(createProviderStreamError({ message: 'a', statusCode: 429, data: null })),
    ).toMatchObject({ isRetryable: true, url: '' });
    expect(lowerStreamError(createProviderStreamError({ message: 'a', data: null }))).toMatchObject({
      isRetryable: false,
      statusCode: undefined,
    });
  });

  it.each([
    ['an Error', new Error('a')],
    ['a plain object with a message', { message: 'a' }],
    ['a text', 'a'],
    ['nothing', undefined],
  ])('leaves %s as it is', (_name, error) => {
    expect(lowerStreamError(error)).toBe(error);
  });
});

describe('what V3 has no place for', () => {
  const file: LanguageModelV4File = {
    type: 'file',
    mediaType: 'image/png',
    data: { type: 'data', data: 'aGVs' },
  };
  const lost: LanguageModelV4File = {
    ...file,
    data: { type: 'url', url: new URL('https://example.com/a.png') },
  };
  const source = { type: 'source' as const, sourceType: 'url' as const, id: 's', url: 'https://example.com' };
  const custom = {
    type: 'custom' as const,
    kind: 'fal.note' as const,
    providerMetadata: { falOpenRouter: { note: 1 } },
  };
  const lostSource = {
    type: 'source',
    sourceType: 'url',
    id: expect.any(String) as string,
    url: 'https://example.com/a.png',
    providerMetadata: { falOpenRouter: { mediaType: 'image/png' } },
  };
  const rows: [string, FakeAnswer, object[], object | undefined][] = [
    [
      'file as base64',
      { content: [file] },
      [{ type: 'file', mediaType: 'image/png', data: 'aGVs' }],
      undefined,
    ],
    [
      'file as bytes, with metadata',
      {
        content: [
          {
            ...file,
            data: { type: 'data', data: new Uint8Array([1]) },
            providerMetadata: { falOpenRouter: { index: 0 } },
          },
        ],
      },
      [
        {
          type: 'file',
          mediaType: 'image/png',
          data: new Uint8Array([1]),
          providerMetadata: { falOpenRouter: { index: 0 } },
        },
      ],
      undefined,
    ],
    [
      'reasoning file',
      { content: [{ ...file, type: 'reasoning-file' }] },
      [{ type: 'file', mediaType: 'image/png', data: 'aGVs' }],
      undefined,
    ],
    ['file that stayed a URL', { content: [lost] }, [lostSource], undefined],
    ['two files that stayed URLs', { content: [lost, lost] }, [lostSource, lostSource], undefined],
    ['source', { content: [source] }, [source], undefined],
    [
      'custom content',
      { content: [custom], providerMetadata: { falOpenRouter: { provider: 'Google' } } },
      [],
      { falOpenRouter: { provider: 'Google', otherContent: [custom] } },
    ],
    [
      'metadata of the result',
      { content: [], providerMetadata: { falOpenRouter: { provider: 'Google' } } },
      [],
      { falOpenRouter: { provider: 'Google' } },
    ],
  ];
  it.each(rows)('%s', async (_name, answer, content, providerMetadata) => {
    const model = new ChatLanguageModelV3(new FakeStreamSource([answer, answer]));
    const result = await model.doGenerate({ prompt: PROMPT });
    expect(result.content).toEqual(content);
    const ids = result.content.flatMap(part => (part.type === 'source' ? [part.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    expect(result.providerMetadata).toEqual(providerMetadata);

    const parts = await readAll((await model.doStream({ prompt: PROMPT })).stream);
    expect(parts.slice(2, -1)).toEqual(content);
    expect(parts.at(-1)).toEqual({
      type: 'finish',
      usage: USAGE,
      finishReason: { unified: 'stop', raw: 'stop' },
      ...(providerMetadata === undefined ? {} : { providerMetadata }),
    });
  });

  it('leaves out pings and the citations of texts', () => {
    const parts: LanguageModelV4StreamPart[] = [
      { type: 'ping' },
      {
        type: 'text-end',
        id: '1',
        citations: [{ source, startIndex: 1 }],
        providerMetadata: { falOpenRouter: { a: 1 } },
      },
    ];
    expect(lowerAll(createLoweringToV3(), parts)).toEqual([
      { type: 'text-end', id: '1', providerMetadata: { falOpenRouter: { a: 1 } } },
    ]);
  });

  it.each([
    [
      'interrupted',
      { unified: 'interrupted' as const, raw: undefined },
      { unified: 'other', raw: 'interrupted' },
    ],
    [
      'interrupted, with a raw reason',
      { unified: 'interrupted' as const, raw: 'eof' },
      { unified: 'other', raw: 'eof' },
    ],
    ['length', { unified: 'length' as const, raw: 'max_tokens' }, { unified: 'length', raw: 'max_tokens' }],
  ])('finish reason: %s', async (_name, finishReason, expected) => {
    const answer = { content: [], finishReason };
    const model = new ChatLanguageModelV3(new FakeStreamSource([answer, answer]));
    expect((await model.doGenerate({ prompt: PROMPT })).finishReason).toEqual(expected);
    expect((await readAll((await model.doStream({ prompt: PROMPT })).stream)).at(-1)).toMatchObject({
      finishReason: expected,
    });
  });
});

describe('ChatLanguageModelV3', () => {
  it('shows the V4 model', () => {
    const source = new FakeStreamSource([], { structuredOutputs: true });
    const model = new ChatLanguageModelV3(source);
    expect(model).toMatchObject({
      specificationVersion: 'v3',
      provider: 'fal-openrouter.chat',
      modelId: 'google/gemini-2.5-flash',
    });
    expect(model.supportedUrls).toBe(source.supportedUrls);
    expect(model.capabilities).toEqual({ structuredOutputs: true });
  });

  it('gives request, response and warnings of both modes', async () => {
    const answer: FakeAnswer = {
      content: [{ type: 'text', text: 'Hi' }],
      warnings: [{ type: 'deprecated', setting: 'user', message: 'No.' }],
    };
    const model = new ChatLanguageModelV3(new FakeStreamSource([answer, answer]));
    const warnings = [{ type: 'other', message: 'user is deprecated: No.' }];
    expect(await model.doGenerate({ prompt: PROMPT })).toMatchObject({
      usage: USAGE,
      warnings,
      request: { body: expect.stringContaining('"messages"') },
      response: {
        id: 'gen-1',
        modelId: 'google/gemini-2.5-flash-001',
        headers: { 'x-fal-request-id': 'request-1' },
        body: { id: 'gen-1' },
      },
    });
    const { stream, request, response } = await model.doStream({ prompt: PROMPT });
    expect(request.body).toContain('"messages"');
    expect(response.headers).toEqual({ 'x-fal-request-id': 'request-1' });
    expect((await readAll(stream))[0]).toEqual({ type: 'stream-start', warnings });
  });

  it('rejects with the errors of the V4 model', async () => {
    const model = new ChatLanguageModelV3(new FakeStreamSource([]));
    await expect(model.doGenerate({ prompt: PROMPT })).rejects.toThrow('no answer');
    await expect(model.doStream({ prompt: PROMPT })).rejects.toThrow('no answer');
  });
});
