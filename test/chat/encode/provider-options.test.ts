import type { JSONObject, LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import type { FalOpenRouterChatOptions } from '../../../src/chat/chat-options.js';
import { createFalOpenRouter } from '../../../src/index.js';
import { encode, userPrompt } from './capture.js';

const bare = { model: 'acme/unknown', messages: [{ role: 'user', content: 'Hello' }] };

/** Each option with its exact wire form. */
const wireForms: [string, FalOpenRouterChatOptions, object][] = [
  [
    'reasoning',
    { reasoning: { maxTokens: 2000, exclude: true } },
    { reasoning: { max_tokens: 2000, exclude: true } },
  ],
  ['reasoningEffort', { reasoningEffort: 'low' }, { reasoning: { effort: 'low' } }],
  ['models', { models: ['a/b', 'c/d'] }, { models: ['a/b', 'c/d'] }],
  ['models by reference', { models: ['fal-openrouter/a/b', 'c/d'] }, { models: ['a/b', 'c/d'] }],
  [
    'provider',
    {
      provider: {
        order: ['anthropic'],
        only: ['anthropic', 'google-vertex'],
        ignore: ['azure'],
        allowFallbacks: false,
        requireParameters: true,
        dataCollection: 'deny',
        zdr: true,
        sort: 'price',
        maxPrice: { prompt: 1, completion: 2 },
        quantizations: ['fp8'],
        preferredMinThroughput: 50,
        preferredMaxLatency: { p90: 3 },
        enforceDistillableText: true,
      },
    },
    {
      provider: {
        order: ['anthropic'],
        only: ['anthropic', 'google-vertex'],
        ignore: ['azure'],
        allow_fallbacks: false,
        require_parameters: true,
        data_collection: 'deny',
        zdr: true,
        sort: 'price',
        max_price: { prompt: 1, completion: 2 },
        quantizations: ['fp8'],
        preferred_min_throughput: 50,
        preferred_max_latency: { p90: 3 },
        enforce_distillable_text: true,
      },
    },
  ],
  [
    'plugins',
    {
      plugins: [
        { id: 'web', maxResults: 3, searchPrompt: 'See:' },
        { id: 'file-parser', pdf: { engine: 'mistral-ocr' } },
      ],
    },
    {
      plugins: [
        { id: 'web', max_results: 3, search_prompt: 'See:' },
        { id: 'file-parser', pdf: { engine: 'mistral-ocr' } },
      ],
    },
  ],
  [
    'webSearchOptions',
    { webSearchOptions: { searchContextSize: 'low', userLocation: { approximate: { city: 'Rome' } } } },
    { web_search_options: { search_context_size: 'low', user_location: { approximate: { city: 'Rome' } } } },
  ],
  ['user', { user: 'user-1' }, { user: 'user-1' }],
  ['sessionId', { sessionId: 'session-1' }, { session_id: 'session-1' }],
  [
    'metadata',
    { metadata: { runId: 1, innerData: { rowId: 2 } } },
    { metadata: { runId: 1, innerData: { rowId: 2 } } },
  ],
  ['parallelToolCalls', { parallelToolCalls: false }, { parallel_tool_calls: false }],
  ['strictJsonSchema', { strictJsonSchema: true }, {}],
  ['dropEncryptedReasoning', { dropEncryptedReasoning: true }, {}],
  ['verbosity', { verbosity: 'low' }, { verbosity: 'low' }],
  ['logprobs', { logprobs: true }, { logprobs: true }],
  ['topLogprobs', { topLogprobs: 0 }, { top_logprobs: 0 }],
  ['logitBias', { logitBias: { '50256': -100 } }, { logit_bias: { '50256': -100 } }],
  ['minP', { minP: 0.1 }, { min_p: 0.1 }],
  ['topA', { topA: 0.2 }, { top_a: 0.2 }],
  ['repetitionPenalty', { repetitionPenalty: 1.1 }, { repetition_penalty: 1.1 }],
  ['modalities', { modalities: ['image', 'text'] }, { modalities: ['image', 'text'] }],
  [
    'imageConfig',
    { imageConfig: { aspectRatio: '16:9', imageSize: '2K' } },
    { image_config: { aspect_ratio: '16:9', image_size: '2K' } },
  ],
  [
    'prediction',
    { prediction: { type: 'content', content: 'Hi' } },
    { prediction: { type: 'content', content: 'Hi' } },
  ],
  ['serviceTier', { serviceTier: 'flex' }, { service_tier: 'flex' }],
  ['transforms', { transforms: ['middle-out'] }, { transforms: ['middle-out'] }],
  [
    'cacheControl',
    { cacheControl: { type: 'ephemeral', ttl: '1h' } },
    { cache_control: { type: 'ephemeral', ttl: '1h' } },
  ],
  ['usage', { usage: { include: true } }, { usage: { include: true } }],
  ['extraBody', { extraBody: { traceId: 't', inner: { rowId: 2 } } }, { traceId: 't', inner: { rowId: 2 } }],
  // What the package does not know goes out untouched, and so does what is written as the wire has it.
  ['an unknown key', { newField: { innerKey: 1 } }, { newField: { innerKey: 1 } }],
  [
    'a snake_case key',
    { prompt_cache_key: 'k', image_config: { aspectRatio: '1:1' } },
    { prompt_cache_key: 'k', image_config: { aspectRatio: '1:1' } },
  ],
  ['an undefined value', { user: undefined }, {}],
];

describe('each option', () => {
  it.each(wireForms)('%s, in the call', async (_name, given, fields) => {
    const { body, warnings } = await encode({ call: { providerOptions: { falOpenRouter: given } } });
    expect(body).toEqual({ ...bare, ...fields });
    expect(warnings).toEqual([]);
  });

  it.each(wireForms)(
    '%s, of the model, of the provider and under the other spelling',
    async (_name, given, fields) => {
      const ofModel = await encode({ modelOptions: given });
      const ofProvider = await encode({ settings: { defaults: given } });
      const ofAlias = await encode({ call: { providerOptions: { 'fal-openrouter': given } } });
      for (const { body } of [ofModel, ofProvider, ofAlias]) expect(body).toEqual({ ...bare, ...fields });
    },
  );
});

describe('precedence', () => {
  it('is call, model, defaults, key by key', async () => {
    const { body } = await encode({
      settings: { defaults: { user: 'default', sessionId: 'default', verbosity: 'low' } },
      modelOptions: { user: 'model', sessionId: 'model' },
      call: { providerOptions: { falOpenRouter: { user: 'call' } } },
    });
    expect(body).toEqual({ ...bare, user: 'call', session_id: 'model', verbosity: 'low' });
  });

  it('takes a key as a whole', async () => {
    const { body } = await encode({
      settings: { defaults: { provider: { order: ['a'], zdr: true }, plugins: [{ id: 'web' }] } },
      call: { providerOptions: { falOpenRouter: { provider: { only: ['b'] }, plugins: [] } } },
    });
    expect(body).toEqual({ ...bare, provider: { only: ['b'] }, plugins: [] });
  });

  it('is not turned by an undefined value', async () => {
    const { body } = await encode({
      modelOptions: { user: 'model' },
      call: { providerOptions: { falOpenRouter: { user: undefined } } },
    });
    expect(body).toEqual({ ...bare, user: 'model' });
  });

  it.each<[string, FalOpenRouterChatOptions, FalOpenRouterChatOptions, FalOpenRouterChatOptions]>([
    ['the call in camelCase', { topA: 1 }, { top_a: 2 }, { topA: 3 }],
    ['the call in snake_case', { top_a: 1 }, { topA: 2 }, { top_a: 3 }],
  ])('looks through both spellings of a field: %s', async (_name, defaults, modelOptions, call) => {
    const { body } = await encode({
      settings: { defaults },
      modelOptions,
      call: { providerOptions: { falOpenRouter: call } },
    });
    expect(body).toEqual({ ...bare, top_a: 3 });
  });

  it('puts falOpenRouter over fal-openrouter', async () => {
    const providerOptions = {
      'fal-openrouter': { user: 'a', verbosity: 'low' },
      falOpenRouter: { user: 'b' },
    };
    const { body } = await encode({ call: { providerOptions } });
    expect(body).toEqual({ ...bare, user: 'b', verbosity: 'low' });
  });

  it('puts a call setting over a field of its name in model and defaults, and under one in the call', async () => {
    const { body } = await encode({
      settings: { defaults: { temperature: 1, seed: 1, max_tokens: 1 } },
      modelOptions: { seed: 2, top_k: 2, stop: ['two'] },
      call: {
        seed: 3,
        topK: 3,
        maxOutputTokens: 3,
        providerOptions: { falOpenRouter: { max_tokens: 4 } },
      },
    });
    expect(body).toEqual({ ...bare, temperature: 1, seed: 3, top_k: 3, max_tokens: 4, stop: ['two'] });
  });

  it('puts extraBody over everything else, that of the call over that of model and provider', async () => {
    const { body } = await encode({
      settings: { extraBody: { first: 1, second: 1, third: 1, temperature: 1 } },
      modelOptions: { extraBody: { second: 2, third: 2 }, user: 'model' },
      call: {
        temperature: 0.5,
        providerOptions: { falOpenRouter: { extraBody: { third: 3, user: 'extra' } } },
      },
    });
    expect(body).toEqual({ ...bare, first: 1, second: 2, third: 3, temperature: 1, user: 'extra' });
  });

  it('leaves the options of other providers alone', async () => {
    const { body } = await encode({
      call: { providerOptions: { openai: { user: 'x' }, openaiCompatible: { user: 'y' } } },
    });
    expect(body).toEqual(bare);
  });
});

describe('a wrong type', () => {
  const wrong: [string, JSONObject, string][] = [
    ['topLogprobs', { topLogprobs: '5' }, 'topLogprobs'],
    ['topLogprobs beside its range', { topLogprobs: 21 }, 'topLogprobs'],
    ['reasoning', { reasoning: 'high' }, 'reasoning'],
    ['reasoning.maxTokens', { reasoning: { maxTokens: '2000' } }, 'reasoning.maxTokens'],
    ['reasoningEffort', { reasoningEffort: 3 }, 'reasoningEffort'],
    ['models', { models: 'a/b' }, 'models'],
    ['models, an entry', { models: ['a/b', 1] }, 'models.1'],
    ['provider.order', { provider: { order: 'anthropic' } }, 'provider.order'],
    ['provider.dataCollection', { provider: { dataCollection: 'no' } }, 'provider.dataCollection'],
    ['plugins', { plugins: [{ maxResults: 3 }] }, 'plugins.0.id'],
    ['webSearchOptions', { webSearchOptions: [] }, 'webSearchOptions'],
    ['user', { user: null }, 'user'],
    ['sessionId', { sessionId: 1 }, 'sessionId'],
    ['metadata', { metadata: 'x' }, 'metadata'],
    ['parallelToolCalls', { parallelToolCalls: 'yes' }, 'parallelToolCalls'],
    ['strictJsonSchema', { strictJsonSchema: 1 }, 'strictJsonSchema'],
    ['dropEncryptedReasoning', { dropEncryptedReasoning: 'yes' }, 'dropEncryptedReasoning'],
    ['verbosity', { verbosity: 1 }, 'verbosity'],
    ['logprobs', { logprobs: 5 }, 'logprobs'],
    ['logitBias', { logitBias: { '5': 'x' } }, 'logitBias.5'],
    ['minP', { minP: '0' }, 'minP'],
    ['topA', { topA: '0' }, 'topA'],
    ['repetitionPenalty', { repetitionPenalty: '1' }, 'repetitionPenalty'],
    ['modalities', { modalities: 'image' }, 'modalities'],
    ['imageConfig', { imageConfig: 1 }, 'imageConfig'],
    ['prediction', { prediction: 'x' }, 'prediction'],
    ['serviceTier', { serviceTier: 1 }, 'serviceTier'],
    ['transforms', { transforms: 'x' }, 'transforms'],
    ['cacheControl', { cacheControl: { type: 'forever' } }, 'cacheControl.type'],
    ['usage', { usage: true }, 'usage'],
    ['extraBody', { extraBody: 'x' }, 'extraBody'],
  ];
  const provider = createFalOpenRouter({
    apiKey: 'id:secret',
    fetch: () => Promise.reject(new Error('A request was sent.')),
  });

  it.each(wrong)('is named, and nothing is sent: %s', async (_name, given, path) => {
    const model = provider('acme/unknown');
    for (const key of ['falOpenRouter', 'fal-openrouter']) {
      const call = model.doGenerate({ prompt: userPrompt, providerOptions: { [key]: given } });
      await expect(call).rejects.toMatchObject({
        name: 'AI_InvalidArgumentError',
        argument: `providerOptions.${key}.${path}`,
        message: expect.stringContaining(`\`providerOptions.${key}.${path}\``) as string,
      });
    }
  });

  it.each(wrong)('is named when a model or a provider is made: %s', (_name, given, path) => {
    // What a JavaScript program may pass.
    const options: FalOpenRouterChatOptions = given;
    expect(() => provider('acme/unknown', options)).toThrow(`\`options.${path}\``);
    expect(() => createFalOpenRouter({ defaults: options })).toThrow(`\`defaults.${path}\``);
  });

  const image = {
    type: 'file',
    mediaType: 'image',
    data: { type: 'url', url: new URL('https://a/b') },
  } as const;
  const wrongParts: [
    string,
    JSONObject,
    (providerOptions: SharedV4ProviderOptions) => LanguageModelV4Message,
  ][] = [
    [
      'detail',
      { detail: 3 },
      options => ({ role: 'user', content: [{ ...image, providerOptions: options }] }),
    ],
    [
      'filename',
      { filename: ['a.pdf'] },
      options => ({
        role: 'user',
        content: [{ ...image, mediaType: 'application/pdf', providerOptions: options }],
      }),
    ],
    [
      'cacheControl',
      { cacheControl: 'ephemeral' },
      options => ({ role: 'system', content: 'S', providerOptions: options }),
    ],
    [
      'cacheControl',
      { cacheControl: true },
      options => ({ role: 'user', content: [{ type: 'text', text: 'T', providerOptions: options }] }),
    ],
  ];

  it.each(wrongParts)('is named on a message or a part: %s', async (name, given, build) => {
    for (const key of ['falOpenRouter', 'fal-openrouter']) {
      const call = provider('acme/unknown').doGenerate({ prompt: [build({ [key]: given })] });
      await expect(call).rejects.toMatchObject({
        name: 'AI_InvalidArgumentError',
        argument: `providerOptions.falOpenRouter.${name}`,
        message: expect.stringContaining(`\`providerOptions.falOpenRouter.${name}\``) as string,
      });
    }
  });
});
