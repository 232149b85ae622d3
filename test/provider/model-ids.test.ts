import { createProviderRegistry, customProvider, embed, generateText } from 'ai';
import { NoSuchModelError } from '@ai-sdk/provider';
import { afterEach, describe, expect, it } from 'vitest';
import { createFalOpenRouter, falOpenRouter } from '../../src/index.js';
import { falOpenRouter as falOpenRouterV1 } from '../../src/v1.js';
import { falOpenRouter as falOpenRouterV2 } from '../../src/v2.js';
import { falOpenRouter as falOpenRouterV3 } from '../../src/v3.js';
import { createCapture } from '../chat/encode/capture.js';

describe('the provider', () => {
  it('has the shape of the SDK', () => {
    expect(falOpenRouter.specificationVersion).toBe('v4');
    expect(falOpenRouter('openai/gpt-4.1')).toMatchObject({
      specificationVersion: 'v4',
      provider: 'fal-openrouter.chat',
      modelId: 'openai/gpt-4.1',
    });
    expect(falOpenRouter.embeddingModel('openai/text-embedding-3-small')).toMatchObject({
      specificationVersion: 'v4',
      provider: 'fal-openrouter.embedding',
      modelId: 'openai/text-embedding-3-small',
    });
    expect(falOpenRouter.imageModel('google/gemini-2.5-flash-image')).toMatchObject({
      specificationVersion: 'v4',
      provider: 'fal-openrouter.image',
      modelId: 'google/gemini-2.5-flash-image',
    });
    expect(falOpenRouter.textEmbeddingModel('a/b').modelId).toBe('a/b');
  });

  const missing = ['transcriptionModel', 'speechModel', 'rerankingModel'] as const;
  it.each(missing)('has no %s, in any generation', modelType => {
    for (const provider of [falOpenRouter, falOpenRouterV3, falOpenRouterV2, falOpenRouterV1]) {
      let error: unknown;
      try {
        provider[modelType]('openai/whisper-1');
      } catch (thrown) {
        error = thrown;
      }
      expect(NoSuchModelError.isInstance(error)).toBe(true);
      expect(error).toMatchObject({ modelId: 'openai/whisper-1', modelType });
    }
  });

  it('can be taken apart: no method asks for `this`', () => {
    const { languageModel, embeddingModel, imageModel, capabilities } = createFalOpenRouter();
    expect(languageModel('a/b').modelId).toBe('a/b');
    expect(embeddingModel('a/b').modelId).toBe('a/b');
    expect(imageModel('a/b').modelId).toBe('a/b');
    expect(capabilities('openai/gpt-4.1')?.name).toBe('GPT-4.1');
  });
});

describe('a model id', () => {
  const makers = {
    call: (id?: string) => falOpenRouter(id),
    languageModel: (id?: string) => falOpenRouter.languageModel(id),
    chatModel: (id?: string) => falOpenRouter.chatModel(id),
  };

  it.each(Object.entries(makers))('of %s', (_name, make) => {
    expect(make().modelId).toBe('google/gemini-2.5-flash');
    expect(make('anthropic/claude-sonnet-4.6').modelId).toBe('anthropic/claude-sonnet-4.6');
    expect(make('fal-openrouter/anthropic/claude-sonnet-4.6').modelId).toBe('anthropic/claude-sonnet-4.6');
    expect(make('acme/new:free').modelId).toBe('acme/new:free');
    expect(make(' acme/new\n').modelId).toBe('acme/new');
  });

  it.each([null, 7, {}, [], '', ' ', 'fal-openrouter/'])('that says nothing is refused by name: %j', id => {
    // What a JavaScript program may pass.
    const modelId = id as string;
    const error = expect.objectContaining({ name: 'AI_InvalidArgumentError', argument: 'modelId' }) as Error;
    expect(() => falOpenRouter(modelId)).toThrow(error);
    expect(() => falOpenRouter.embeddingModel(modelId)).toThrow(error);
    expect(() => falOpenRouter.imageModel(modelId)).toThrow(error);
    expect(() => falOpenRouter.capabilities(modelId)).toThrow(error);
  });

  it('has no default for embeddings and images: a chat model makes neither', () => {
    const none = undefined as unknown as string;
    expect(() => falOpenRouter.embeddingModel(none)).toThrow('A model id must be a text');
    expect(() => falOpenRouter.imageModel(none)).toThrow('A model id must be a text');
  });

  it('loses its prefix for embeddings and images too', () => {
    expect(falOpenRouter.embeddingModel('fal-openrouter/openai/text-embedding-3-small').modelId).toBe(
      'openai/text-embedding-3-small',
    );
    expect(falOpenRouter.imageModel('fal-openrouter/google/gemini-2.5-flash-image').modelId).toBe(
      'google/gemini-2.5-flash-image',
    );
  });
});

describe('capabilities', () => {
  it('are those of the catalogue, by id and by reference', () => {
    expect(falOpenRouter.capabilities('openai/gpt-4.1')).toMatchObject({ name: 'GPT-4.1', reasoning: false });
    expect(falOpenRouter.capabilities('fal-openrouter/openai/gpt-4.1')?.id).toBe('openai/gpt-4.1');
    expect(falOpenRouter.capabilities('acme/unknown')).toBeUndefined();
    expect(falOpenRouter('acme/unknown').capabilities).toBeUndefined();
  });

  it('are corrected and completed by the `models` setting', () => {
    const provider = createFalOpenRouter({
      models: { 'openai/gpt-4.1': { reasoning: { mandatory: true } }, 'acme/unknown': { name: 'Acme' } },
    });
    expect(provider.capabilities('openai/gpt-4.1')).toMatchObject({
      name: 'GPT-4.1',
      reasoning: { mandatory: true },
    });
    expect(provider('acme/unknown').capabilities).toMatchObject({ name: 'Acme', tools: true });
    expect(falOpenRouter.capabilities('openai/gpt-4.1')?.reasoning).toBe(false);
  });
});

describe('in the registries of the AI SDK', () => {
  const capture = createCapture({
    choices: [{ message: { content: 'Hi' } }],
    data: [{ embedding: [1, 2] }],
  });
  const provider = createFalOpenRouter({ apiKey: 'a:b', fetch: capture.fetch });

  afterEach(() => {
    globalThis.AI_SDK_DEFAULT_PROVIDER = undefined;
    capture.requests.length = 0;
  });

  it.each([
    [':', 'fal-openrouter:google/gemini-2.5-flash', 'google/gemini-2.5-flash'],
    [':', 'fal-openrouter:deepseek/deepseek-r1:free', 'deepseek/deepseek-r1:free'],
    ['/', 'fal-openrouter/google/gemini-2.5-flash', 'google/gemini-2.5-flash'],
  ] as const)('createProviderRegistry with %s finds %s', async (separator, reference, id) => {
    const registry = createProviderRegistry({ 'fal-openrouter': provider }, { separator });
    await generateText({ model: registry.languageModel(reference as never), prompt: 'Hello' });
    expect(capture.requests[0]?.body['model']).toBe(id);
  });

  it('createProviderRegistry finds embedding and image models, and no others', async () => {
    const registry = createProviderRegistry({ fal: provider });
    await embed({ model: registry.embeddingModel('fal:openai/text-embedding-3-small'), value: 'a' });
    expect(capture.requests[0]?.body['model']).toBe('openai/text-embedding-3-small');
    expect(registry.imageModel('fal:google/gemini-2.5-flash-image').modelId).toBe(
      'google/gemini-2.5-flash-image',
    );
    expect(() => registry.speechModel('fal:openai/tts-1')).toThrow(NoSuchModelError);
    expect(() => registry.transcriptionModel('fal:openai/whisper-1')).toThrow(NoSuchModelError);
  });

  it('customProvider has it as fallback and for aliases', async () => {
    const custom = customProvider({
      languageModels: { fast: provider('openai/gpt-4.1') },
      fallbackProvider: provider,
    });
    await generateText({ model: custom.languageModel('fast'), prompt: 'Hello' });
    await generateText({
      model: custom.languageModel('anthropic/claude-sonnet-4.6' as never),
      prompt: 'Hello',
    });
    expect(capture.requests.map(({ body }) => body['model'])).toEqual([
      'openai/gpt-4.1',
      'anthropic/claude-sonnet-4.6',
    ]);
  });

  it.each([
    ['google/gemini-2.5-flash', 'google/gemini-2.5-flash'],
    ['fal-openrouter/google/gemini-2.5-flash', 'google/gemini-2.5-flash'],
  ])('as the default provider it resolves %s', async (reference, id) => {
    globalThis.AI_SDK_DEFAULT_PROVIDER = provider;
    const { text } = await generateText({ model: reference, prompt: 'Hello' });
    expect(text).toBe('Hi');
    expect(capture.requests[0]?.body['model']).toBe(id);
  });
});
