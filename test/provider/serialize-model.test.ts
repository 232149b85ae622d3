import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FalOpenRouterChatLanguageModel } from '../../src/chat/chat-language-model.js';
import { FalOpenRouterEmbeddingModel } from '../../src/embedding/embedding-model.js';
import { FalOpenRouterImageModel } from '../../src/image/image-model.js';
import { createFalOpenRouter } from '../../src/index.js';
import { createProvider } from '../../src/provider.js';
import { createCapture, userPrompt, type JsonObject } from '../chat/encode/capture.js';
import { stubKeyVariables } from './ask-all-models.js';

const pixel = 'iVBORw0KGgo=';
const capture = createCapture({
  choices: [
    { message: { content: 'Hi', images: [{ image_url: { url: `data:image/png;base64,${pixel}` } }] } },
  ],
  data: [{ embedding: [1, 2] }],
});

const settings = {
  apiKey: 'secret:key',
  baseURL: 'https://gate.example/v1/',
  headers: { AUTHORIZATION: undefined, 'X-Trace': 't' },
  appName: 'App',
  appUrl: 'https://app.example',
  startTimeout: 30,
  storeIO: false,
  extraBody: { traceId: 't' },
  models: { 'acme/new': { reasoning: { mandatory: true, efforts: ['high'] } } },
  defaults: { user: 'user-1', reasoningEffort: 'low' },
} as const;

const chat = createFalOpenRouter({ ...settings, fetch: capture.fetch })('acme/new', { sessionId: 's' });
const embedding = createFalOpenRouter({ ...settings, fetch: capture.fetch }).embeddingModel('acme/embed');
const image = createFalOpenRouter({ ...settings, fetch: capture.fetch }).imageModel('acme/draw');

const imageCall = {
  prompt: 'A cat',
  n: 1,
  size: undefined,
  aspectRatio: undefined,
  seed: undefined,
  files: undefined,
  mask: undefined,
  providerOptions: {},
};

/** To JSON and back, as an engine does between two steps. */
function passOn<VALUE>(value: VALUE): VALUE {
  return JSON.parse(JSON.stringify(value)) as VALUE;
}

function restoreChat(model: FalOpenRouterChatLanguageModel): FalOpenRouterChatLanguageModel {
  const serialized = passOn(FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](model));
  return FalOpenRouterChatLanguageModel[WORKFLOW_DESERIALIZE](serialized);
}

beforeEach(() => {
  stubKeyVariables({ FAL_KEY: 'other:key' });
  vi.stubGlobal('fetch', capture.fetch);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  capture.requests.length = 0;
});

describe('what is stored', () => {
  it('is JSON without the key, functions and what follows from the rest', () => {
    expect(passOn(FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](chat))).toEqual({
      modelId: 'acme/new',
      config: {
        baseURL: 'https://gate.example/v1',
        headers: { 'x-trace': 't' },
        appName: 'App',
        appUrl: 'https://app.example',
        startTimeout: 30,
        storeIO: false,
        extraBody: { traceId: 't' },
        models: settings.models,
        options: { user: 'user-1', reasoningEffort: 'low', sessionId: 's' },
        fetchesGeneratedFiles: false,
      },
    });
  });

  it.each(['Authorization', 'authorization', 'AUTHORIZATION'])('has no %s', name => {
    const provider = createFalOpenRouter({ headers: { [name]: 'Bearer secret', 'X-Trace': 't' } });
    const stored = [
      FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](provider('a/b')),
      FalOpenRouterEmbeddingModel[WORKFLOW_SERIALIZE](provider.embeddingModel('a/b')),
      FalOpenRouterImageModel[WORKFLOW_SERIALIZE](provider.imageModel('a/b')),
    ];
    for (const value of stored) {
      expect(JSON.stringify(value)).not.toContain('secret');
      expect(value.config['headers']).toEqual({ 'x-trace': 't' });
    }
  });

  it.each<[string, () => string]>([
    ['a function', () => 'secret:key'],
    ['a promise', (() => Promise.resolve('secret:key')) as unknown as () => string],
  ])('has no key that is %s, and does not ask for it', (_name, give) => {
    const apiKey = vi.fn(give);
    const stored = FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](createFalOpenRouter({ apiKey })('a/b'));
    expect(JSON.stringify(stored)).not.toContain('secret');
    expect(stored.config).not.toHaveProperty('apiKey');
    expect(apiKey).not.toHaveBeenCalled();
  });

  it('leaves out what is no JSON, and nothing beside it', () => {
    const metadata = { at: new Date() } as unknown as JsonObject as never;
    const model = createFalOpenRouter()('a/b', { metadata, user: 'user-1' });
    expect(FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](model).config['options']).toEqual({
      user: 'user-1',
    });
  });
});

describe('what is restored', () => {
  it('sends what the model sent, with the key of its own environment', async () => {
    const restored = restoreChat(chat);
    expect(restored).toBeInstanceOf(FalOpenRouterChatLanguageModel);
    expect(restored.modelId).toBe('acme/new');
    expect(restored.capabilities).toEqual(chat.capabilities);
    await chat.doGenerate({ prompt: userPrompt });
    await restored.doGenerate({ prompt: userPrompt });
    const [before, after] = capture.requests;
    expect(before?.headers['authorization']).toBe('Key secret:key');
    expect(after).toEqual({ ...before, headers: { ...before?.headers, authorization: 'Key other:key' } });
    expect(after?.body).toMatchObject({ user: 'user-1', session_id: 's', reasoning: { effort: 'high' } });
  });

  it('sends what the embedding model sent', async () => {
    const serialized = passOn(FalOpenRouterEmbeddingModel[WORKFLOW_SERIALIZE](embedding));
    const restored = FalOpenRouterEmbeddingModel[WORKFLOW_DESERIALIZE](serialized);
    await embedding.doEmbed({ values: ['a'] });
    const { embeddings } = await restored.doEmbed({ values: ['a'] });
    const [before, after] = capture.requests;
    expect(after).toEqual({ ...before, headers: { ...before?.headers, authorization: 'Key other:key' } });
    expect(embeddings).toEqual([[1, 2]]);
  });

  it('sends what the image model sent', async () => {
    const serialized = passOn(FalOpenRouterImageModel[WORKFLOW_SERIALIZE](image));
    const restored = FalOpenRouterImageModel[WORKFLOW_DESERIALIZE](serialized);
    await image.doGenerate(imageCall);
    const { images } = await restored.doGenerate(imageCall);
    const [before, after] = capture.requests;
    expect(after).toEqual({ ...before, headers: { ...before?.headers, authorization: 'Key other:key' } });
    expect(images).toEqual([pixel]);
  });

  it('needs a key there', async () => {
    stubKeyVariables();
    await expect(restoreChat(chat).doGenerate({ prompt: userPrompt })).rejects.toMatchObject({
      name: 'AI_LoadAPIKeyError',
    });
  });

  it('can be stored again', () => {
    const stored = passOn(FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](chat));
    expect(passOn(FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](restoreChat(chat)))).toEqual(stored);
  });

  it('fetches files where the model did', () => {
    const model = createProvider({}, { fetchesGeneratedFiles: true })('a/b');
    const { config } = FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](restoreChat(model));
    expect(config['fetchesGeneratedFiles']).toBe(true);
  });

  it('goes through the proxy where the model did', async () => {
    const model = createFalOpenRouter({ proxyUrl: 'https://app.example/proxy', apiKey: 'a:b' })('a/b');
    await restoreChat(model).doGenerate({ prompt: userPrompt });
    expect(capture.requests[0]?.url).toBe('https://app.example/proxy');
    expect(capture.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['an address', { baseURL: 'nowhere' }, '`baseURL`'],
    ['an option', { options: { user: 7 } }, '`options.user`'],
  ])('is refused where it is malformed: %s', (_name, config, named) => {
    expect(() => FalOpenRouterChatLanguageModel[WORKFLOW_DESERIALIZE]({ modelId: 'a/b', config })).toThrow(
      named,
    );
  });
});
