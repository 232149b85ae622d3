import type { EmbeddingModelV4CallOptions, JSONObject } from '@ai-sdk/provider';
import { embed, embedMany } from 'ai';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createFalOpenRouter,
  type FalOpenRouterEmbeddingOptions,
  type FalOpenRouterProviderSettings,
} from '../../src/index.js';
import { createFalOpenRouter as createV1 } from '../../src/v1.js';
import { createFalOpenRouter as createV2 } from '../../src/v2.js';
import { createFalOpenRouter as createV3 } from '../../src/v3.js';
import { createCapture, type JsonObject } from '../chat/encode/capture.js';
import { startEmulator, type Emulator } from '../emulator/index.js';

const modelId = 'openai/text-embedding-3-small';
const vectors = (...embeddings: number[][]): JsonObject => ({
  data: embeddings.map((embedding, index) => ({ object: 'embedding', index, embedding })),
});

async function embedValues(
  call: Partial<EmbeddingModelV4CallOptions>,
  settings: FalOpenRouterProviderSettings = {},
  answer: JsonObject = vectors([1, 2]),
  modelOptions?: FalOpenRouterEmbeddingOptions,
) {
  const capture = createCapture(answer);
  const model = createFalOpenRouter({ apiKey: 'a:b', fetch: capture.fetch, ...settings }).embeddingModel(
    modelId,
    modelOptions,
  );
  const result = await model.doEmbed({ values: ['One'], ...call });
  return { request: capture.requests[0], body: capture.requests[0]?.body, result };
}

const bareBody = { model: modelId, input: ['One'], encoding_format: 'float' };

describe('the request', () => {
  const ours = (options: JSONObject) => ({ providerOptions: { falOpenRouter: options } });

  it.each<[string, Partial<EmbeddingModelV4CallOptions>, object]>([
    ['nothing else', {}, {}],
    ['dimensions', { dimensions: 512 }, { dimensions: 512 }],
    [
      'dimensions among the options, which win',
      { dimensions: 512, ...ours({ dimensions: 256 }) },
      { dimensions: 256 },
    ],
    ['user', ours({ user: 'u' }), { user: 'u' }],
    [
      'provider',
      ours({ provider: { allowFallbacks: false, order: ['openai'] } }),
      { provider: { allow_fallbacks: false, order: ['openai'] } },
    ],
    ['inputType', ours({ inputType: 'search_query' }), { input_type: 'search_query' }],
    ['a snake_case key', ours({ input_type: 'search_query' }), { input_type: 'search_query' }],
    ['extraBody', ours({ extraBody: { traceId: 't' } }), { traceId: 't' }],
    ['an unknown key', ours({ newField: { innerKey: 1 } }), { newField: { innerKey: 1 } }],
    [
      'the other spelling of the key',
      { providerOptions: { 'fal-openrouter': { user: 'u' } } },
      { user: 'u' },
    ],
    [
      'both spellings',
      { providerOptions: { 'fal-openrouter': { user: 'a', dimensions: 3 }, falOpenRouter: { user: 'b' } } },
      { user: 'b', dimensions: 3 },
    ],
    [
      'no undefined value in the place of another',
      {
        dimensions: 512,
        providerOptions: {
          'fal-openrouter': { user: 'u' },
          falOpenRouter: { user: undefined, dimensions: undefined },
        },
      },
      { user: 'u', dimensions: 512 },
    ],
    ['options of others', { providerOptions: { openai: { user: 'u' } } }, {}],
    ['a form that the SDK can not read', ours({ encoding_format: 'base64' }), {}],
  ])('has %s', async (_name, call, fields) => {
    const { body, result } = await embedValues(call);
    expect(body).toEqual({ ...bareBody, ...fields });
    expect(result.warnings).toEqual([]);
  });

  it('has the defaults that embeddings know too', async () => {
    const defaults = { user: 'u', provider: { dataCollection: 'deny' as const }, reasoningEffort: 'low' };
    const { body } = await embedValues({}, { defaults });
    expect(body).toEqual({ ...bareBody, user: 'u', provider: { data_collection: 'deny' } });
    const { body: own } = await embedValues(ours({ user: 'call' }), { defaults });
    expect(own).toMatchObject({ user: 'call', provider: { data_collection: 'deny' } });
  });

  it.each<[string, Partial<EmbeddingModelV4CallOptions>, JSONObject]>([
    ['alone', {}, { dimensions: 1, user: 'model' }],
    ['under the dimensions of the call', { dimensions: 2 }, { dimensions: 2, user: 'model' }],
    ['under those of the call', ours({ dimensions: 3, user: 'call' }), { dimensions: 3, user: 'call' }],
  ])("has the model's own options over the defaults: %s", async (_name, call, expected) => {
    const options = {
      dimensions: 1,
      user: 'model',
      inputType: 'search_query',
      extraBody: { trace: { id: 1 } },
    };
    const defaults = { user: 'default', provider: { zdr: true } };
    const { body } = await embedValues(call, { defaults }, undefined, options);
    expect(body).toEqual({
      ...bareBody,
      provider: { zdr: true },
      input_type: 'search_query',
      trace: { id: 1 },
      ...expected,
    });
  });

  it('has the options of a model of any generation', async () => {
    const { requests, fetch } = createCapture(vectors([1, 2]));
    const settings = { apiKey: 'a:b', fetch };
    const options = { dimensions: 7 };
    await createV1(settings)
      .textEmbeddingModel(modelId, options)
      .doEmbed({ values: ['One'] });
    await createV2(settings)
      .textEmbeddingModel(modelId, options)
      .doEmbed({ values: ['One'] });
    await createV3(settings)
      .embeddingModel(modelId, options)
      .doEmbed({ values: ['One'] });
    expect(requests.map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => ({ ...bareBody, dimensions: 7 })),
    );
  });

  it("names a wrong option of the model's own when the model is made", () => {
    expect(() => createFalOpenRouter().embeddingModel(modelId, { dimensions: 0 })).toThrow(
      expect.objectContaining({ name: 'AI_InvalidArgumentError', argument: 'options.dimensions' }),
    );
  });

  it.each<[JSONObject, string]>([
    [{ dimensions: '512' }, 'dimensions'],
    [{ dimensions: 0 }, 'dimensions'],
    [{ user: 7 }, 'user'],
    [{ provider: { order: 'openai' } }, 'provider.order'],
    [{ inputType: 1 }, 'inputType'],
    [{ extraBody: 'x' }, 'extraBody'],
  ])('names a wrong option: %j', async (options, path) => {
    await expect(embedValues(ours(options))).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: `providerOptions.falOpenRouter.${path}`,
    });
  });

  it('is refused where it has too many texts', async () => {
    const fetch = vi.fn(() => Promise.reject(new Error('A request was sent.')));
    const values = Array.from({ length: 2049 }, () => 'a');
    await expect(embedValues({ values }, { fetch })).rejects.toMatchObject({
      name: 'AI_TooManyEmbeddingValuesForCallError',
      maxEmbeddingsPerCall: 2048,
    });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('the answer', () => {
  it('has usage, cost, upstream and request id', async () => {
    const usage = {
      prompt_tokens: 5,
      total_tokens: 5,
      cost: 0.0001,
      cost_details: { upstream_inference_cost: null },
    };
    const answer = { ...vectors([1, 2]), provider: 'OpenAI', usage };
    const fetch = () => Promise.resolve(Response.json(answer, { headers: { 'x-fal-request-id': 'req-1' } }));
    const { result } = await embedValues({}, { fetch });
    expect(result.usage).toEqual({ tokens: 5 });
    expect(result.providerMetadata).toEqual({
      falOpenRouter: {
        provider: 'OpenAI',
        requestId: 'req-1',
        usage: { promptTokens: 5, totalTokens: 5, cost: 0.0001, costDetails: {} },
      },
    });
    expect(result.response).toMatchObject({ headers: { 'x-fal-request-id': 'req-1' }, body: answer });
  });

  it.each<[string, unknown, object | undefined]>([
    ['no usage', undefined, undefined],
    ['null', null, undefined],
    ['only the total', { total_tokens: 3 }, { tokens: 3 }],
    ['nulls inside', { prompt_tokens: null, total_tokens: null }, undefined],
  ])('may have %s', async (_name, usage, expected) => {
    const { result } = await embedValues({}, {}, { ...vectors([1, 2]), usage });
    expect(result.embeddings).toEqual([[1, 2]]);
    expect(result.usage).toEqual(expected);
  });

  it.each<[string, unknown[]]>([
    [
      'in order',
      [
        { index: 0, embedding: [1] },
        { index: 1, embedding: [2] },
        { index: 2, embedding: [3] },
      ],
    ],
    [
      'out of order',
      [
        { index: 2, embedding: [3] },
        { index: 0, embedding: [1] },
        { index: 1, embedding: [2] },
      ],
    ],
    ['without index', [{ embedding: [1] }, { embedding: [2] }, { embedding: [3] }]],
    [
      'all of one index',
      [
        { index: 0, embedding: [1] },
        { index: 0, embedding: [2] },
        { index: 0, embedding: [3] },
      ],
    ],
    [
      'counted from one',
      [
        { index: 1, embedding: [1] },
        { index: 2, embedding: [2] },
        { index: 3, embedding: [3] },
      ],
    ],
  ])('has a vector for each text: %s', async (_name, data) => {
    const { result } = await embedValues({ values: ['a', 'b', 'c'] }, {}, { data });
    expect(result.embeddings).toEqual([[1], [2], [3]]);
  });

  it.each<[string, unknown]>([
    ['no list', undefined],
    ['too few', [{ embedding: [1] }]],
    ['too many', [{ embedding: [1] }, { embedding: [2] }, { embedding: [3] }]],
    ['base64', [{ embedding: 'AAAA' }, { embedding: 'AAAA' }]],
    ['no vector', [{ embedding: [1] }, null]],
  ])('that lacks some is an error, and none is given to the wrong text: %s', async (_name, data) => {
    await expect(embedValues({ values: ['a', 'b'] }, {}, { data })).rejects.toMatchObject({
      name: 'AI_InvalidResponseDataError',
      message: 'The answer does not have one embedding for each of the 2 texts.',
    });
  });
});

describe('an error', () => {
  it.each<[string, () => Response, object]>([
    [
      'by its status',
      () => Response.json({ detail: 'User is locked.' }, { status: 403 }),
      { statusCode: 403, isRetryable: false, message: expect.stringContaining('User is locked.') as string },
    ],
    [
      'that can be tried again',
      () => Response.json({ error: { code: 429, message: 'Slow down' } }, { status: 429 }),
      { statusCode: 429, isRetryable: true, message: expect.stringContaining('Slow down') as string },
    ],
    [
      'with status 200',
      () => Response.json({ error: { code: 502, message: 'Upstream is down' } }),
      { statusCode: 502, isRetryable: true, message: expect.stringContaining('Upstream is down') as string },
    ],
    [
      "in fal's own form with status 200",
      () => Response.json({ detail: 'Cannot access application.' }),
      { isRetryable: false, message: expect.stringContaining('Cannot access application.') as string },
    ],
    ['that is a page', () => new Response('<html><title>Oops</title></html>'), { isRetryable: false }],
    ['that is nothing', () => new Response(''), { isRetryable: true }],
  ])('is an APICallError: %s', async (_name, respond, expected) => {
    await expect(embedValues({}, { fetch: () => Promise.resolve(respond()) })).rejects.toMatchObject({
      name: 'AI_APICallError',
      url: 'https://fal.run/openrouter/router/openai/v1/embeddings',
      requestBodyValues: bareBody,
      ...expected,
    });
  });

  it('passes an abort on', async () => {
    const reason = new Error('Enough.');
    const fetch: typeof globalThis.fetch = (_input, init) => {
      init?.signal?.throwIfAborted();
      return Promise.reject(new Error('A request was sent.'));
    };
    await expect(embedValues({ abortSignal: AbortSignal.abort(reason) }, { fetch })).rejects.toBe(reason);
  });
});

describe('through the AI SDK, against the emulator', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => emulator.reset());
  afterAll(() => emulator.close());

  const createModel = () =>
    createFalOpenRouter({ apiKey: emulator.key, baseURL: emulator.baseURL }).embeddingModel(modelId);

  it('embeds one text', async () => {
    const { embedding, usage, providerMetadata } = await embed({
      model: createModel(),
      value: 'a sunny day',
      providerOptions: { falOpenRouter: { dimensions: 8, user: 'u' } },
    });
    expect(embedding).toHaveLength(8);
    expect(usage.tokens).toBeGreaterThan(0);
    expect(providerMetadata?.['falOpenRouter']).toMatchObject({
      provider: 'OpenAI',
      usage: { cost: expect.any(Number) as number },
    });
    expect(emulator.requests[0]).toMatchObject({
      status: 200,
      headers: { authorization: `Key ${emulator.key}` },
      body: { model: modelId, input: ['a sunny day'], dimensions: 8, user: 'u' },
    });
  });

  it('embeds many texts in as many requests as the limit asks for', async () => {
    const values = Array.from({ length: 2050 }, (_, index) => `text ${index}`);
    const { embeddings } = await embedMany({
      model: createModel(),
      values,
      providerOptions: { falOpenRouter: { dimensions: 2 } },
    });
    expect(embeddings).toHaveLength(2050);
    const sizes = emulator.requests.map(({ body }) => (body['input'] as string[]).length);
    expect(sizes.sort((one, other) => one - other)).toEqual([2, 2048]);
    const { embedding } = await embed({
      model: createModel(),
      value: 'text 2049',
      providerOptions: { falOpenRouter: { dimensions: 2 } },
    });
    expect(embeddings.at(-1)).toEqual(embedding);
  });

  it('tries again after a 503', async () => {
    emulator.answer({ status: 503, headers: { 'retry-after-ms': '1' }, json: { detail: 'Busy' } });
    const { embedding } = await embed({ model: createModel(), value: 'a' });
    expect(embedding).toHaveLength(1536);
    expect(emulator.requests).toHaveLength(2);
  });
});
