import { NoSuchModelError } from '@ai-sdk/provider';
import type { EmbeddingModelV1, ImageModelV1, LanguageModelV1, ProviderV1 } from '@ai-sdk/provider-v1';
import type { EmbeddingModelV2, ImageModelV2, LanguageModelV2, ProviderV2 } from '@ai-sdk/provider-v2';
import type { EmbeddingModelV3, ImageModelV3, LanguageModelV3, ProviderV3 } from '@ai-sdk/provider-v3';
import * as ai4 from 'ai-v4';
import * as ai5 from 'ai-v5';
import * as ai6 from 'ai-v6';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { lowerProviderToV1 } from '../../src/generations/lower-provider-to-v1.js';
import { lowerProviderToV2 } from '../../src/generations/lower-provider-to-v2.js';
import { lowerProviderToV3 } from '../../src/generations/lower-provider-to-v3.js';
import { FakeProvider } from './fake-provider.js';
import type { FakeCapabilities } from './fake-stream-source.js';

const prompt = 'Hi';

const lowered = [
  ['v3', lowerProviderToV3],
  ['v2', lowerProviderToV2],
  ['v1', lowerProviderToV1],
] as const;

describe.each(lowered)('a provider of %s', (version, lower) => {
  it('makes chat models by each of its names', () => {
    const source = new FakeProvider();
    const provider = lower(source);
    const { languageModel, chatModel } = provider;
    for (const create of [provider, languageModel, chatModel]) {
      expect(create('a/b', { user: 'u' })).toMatchObject({
        specificationVersion: version,
        provider: 'fal-openrouter.chat',
      });
      create();
    }
    expect(source.created).toEqual(
      Array.from({ length: 3 }, () => [
        ['a/b', { user: 'u' }],
        [undefined, undefined],
      ]).flat(),
    );
  });

  it('makes the other models, and refuses what its source refuses', () => {
    const provider = lower(new FakeProvider());
    expect(provider.specificationVersion).toBe(version);
    expect(provider.textEmbeddingModel('a/e')).toMatchObject({
      specificationVersion: version,
      provider: 'fal-openrouter.embedding',
      modelId: 'a/e',
      maxEmbeddingsPerCall: 2,
      supportsParallelCalls: true,
    });
    expect(provider.imageModel('a/i')).toMatchObject({
      specificationVersion: version,
      provider: 'fal-openrouter.image',
      modelId: 'a/i',
      maxImagesPerCall: 1,
    });
    expect(() => provider.imageModel('none')).toThrow(NoSuchModelError);
  });

  it('knows the capabilities and the tools', () => {
    const { capabilities, tools } = lower(new FakeProvider());
    expect(capabilities('a/b')).toEqual({ structuredOutputs: true });
    expect(capabilities('none')).toBeUndefined();
    expect(tools.webSearch({ maxResults: 3 })).toMatchObject({
      type: version === 'v3' ? 'provider' : 'provider-defined',
      id: 'falOpenRouter.web_search',
      args: { maxResults: 3 },
    });
  });
});

describe('AI SDK 4', () => {
  it('takes the provider in a registry and a custom provider', async () => {
    const fal = lowerProviderToV1(new FakeProvider());
    const registry = ai4.createProviderRegistry({ fal });
    const custom = ai4.customProvider({ languageModels: { fast: fal('a/b') }, fallbackProvider: fal });
    for (const model of [
      registry.languageModel('fal:a/b'),
      custom.languageModel('fast'),
      custom.languageModel('a/b'),
    ]) {
      expect((await ai4.generateText({ model, prompt })).text).toBe('Hi');
    }
  });

  it('takes the tools', async () => {
    const fal = lowerProviderToV1(new FakeProvider());
    const tools = { search: fal.tools.webSearch({ maxResults: 3 }) };
    expect((await ai4.generateText({ model: fal(), prompt, tools })).text).toBe('Hi');
  });

  it('embeds and draws', async () => {
    const source = new FakeProvider();
    const fal = lowerProviderToV1(source);
    const { embeddings, usage } = await ai4.embedMany({
      model: fal.textEmbeddingModel('a/e'),
      values: ['a', 'bb', 'ccc'],
      headers: { x: 'y' },
    });
    expect([embeddings, usage]).toEqual([[[1], [2], [3]], { tokens: 6 }]);
    expect(source.embedded[0]).toEqual({ values: ['a', 'bb'], headers: { x: 'y' }, abortSignal: undefined });
    expect((await ai4.embed({ model: fal.textEmbeddingModel('a/e'), value: 'a' })).rawResponse).toEqual({
      headers: { a: 'b' },
    });

    const { image, warnings } = await ai4.experimental_generateImage({
      model: fal.imageModel('a/i'),
      prompt: 'A cat',
      size: '1x1',
    });
    expect(image.mimeType).toBe('image/png');
    expect(warnings).toEqual([
      { type: 'unsupported-setting', setting: 'size', details: 'Ignored.' },
      { type: 'other', message: 'style is not supported.' },
      { type: 'other', message: 'user is deprecated: No.' },
    ]);
    expect(source.drawn[0]).toMatchObject({
      prompt: 'A cat',
      n: 1,
      size: '1x1',
      files: undefined,
      mask: undefined,
    });
  });
});

describe('AI SDK 5', () => {
  afterEach(() => void Reflect.deleteProperty(globalThis, 'AI_SDK_DEFAULT_PROVIDER'));

  it('takes the provider in a registry, a custom provider, and as the default provider', async () => {
    const fal = lowerProviderToV2(new FakeProvider());
    const registry = ai5.createProviderRegistry({ fal });
    const custom = ai5.customProvider({ languageModels: { fast: fal('a/b') }, fallbackProvider: fal });
    Object.assign(globalThis, { AI_SDK_DEFAULT_PROVIDER: fal });
    for (const model of [
      registry.languageModel('fal:a/b'),
      custom.languageModel('fast'),
      custom.languageModel('a/b'),
      'a/b',
    ]) {
      expect((await ai5.generateText({ model, prompt })).text).toBe('Hi');
    }
  });

  it('takes the tools', async () => {
    const fal = lowerProviderToV2(new FakeProvider());
    const tools = { search: fal.tools.webSearch({ maxResults: 3 }) };
    expect((await ai5.generateText({ model: fal(), prompt, tools })).text).toBe('Hi');
  });

  it('embeds and draws', async () => {
    const source = new FakeProvider();
    const fal = lowerProviderToV2(source);
    const { embeddings, usage, providerMetadata } = await ai5.embedMany({
      model: fal.textEmbeddingModel('a/e'),
      values: ['a', 'bb', 'ccc'],
      headers: { x: 'y' },
    });
    expect([embeddings, usage]).toEqual([[[1], [2], [3]], { tokens: 6 }]);
    const warnings = [{ type: 'other', message: 'user is deprecated: No.' }];
    expect(providerMetadata).toEqual({ falOpenRouter: { cost: 0.1, warnings } });
    expect(source.embedded[0]?.headers).toMatchObject({ x: 'y' });

    const result = await ai5.experimental_generateImage({
      model: fal.imageModel('a/i'),
      prompt: 'A cat',
      aspectRatio: '1:1',
    });
    expect(result.warnings).toEqual([
      { type: 'unsupported-setting', setting: 'size', details: 'Ignored.' },
      { type: 'other', message: 'style is not supported.' },
      ...warnings,
    ]);
    expect(result.providerMetadata).toEqual({ falOpenRouter: { images: [{ index: 0 }] } });
    expect(source.drawn[0]).toMatchObject({
      prompt: 'A cat',
      aspectRatio: '1:1',
      files: undefined,
      mask: undefined,
    });
  });
});

describe('AI SDK 6', () => {
  it('takes the tools', async () => {
    const fal = lowerProviderToV3(new FakeProvider());
    const tools = { search: fal.tools.webSearch({ maxResults: 3 }) };
    expect((await ai6.generateText({ model: fal(), prompt, tools })).text).toBe('Hi');
  });

  afterEach(() => void Reflect.deleteProperty(globalThis, 'AI_SDK_DEFAULT_PROVIDER'));

  it('takes the provider in a registry, a custom provider, and as the default provider', async () => {
    const fal = lowerProviderToV3(new FakeProvider());
    const registry = ai6.createProviderRegistry({ fal });
    const custom = ai6.customProvider({ languageModels: { fast: fal('a/b') }, fallbackProvider: fal });
    Object.assign(globalThis, { AI_SDK_DEFAULT_PROVIDER: fal });
    for (const model of [
      registry.languageModel('fal:a/b'),
      custom.languageModel('fast'),
      custom.languageModel('a/b'),
      'a/b',
    ]) {
      expect((await ai6.generateText({ model, prompt })).text).toBe('Hi');
    }
  });

  it('embeds and draws', async () => {
    const source = new FakeProvider();
    const fal = lowerProviderToV3(source);
    const embedded = await ai6.embedMany({ model: fal.embeddingModel('a/e'), values: ['a', 'bb'] });
    expect(embedded.embeddings).toEqual([[1], [2]]);
    const warnings = [{ type: 'other', message: 'user is deprecated: No.' }];
    expect(embedded.warnings).toEqual(warnings);

    const cat = { text: 'A cat', images: ['iVBORw0KGgo='] };
    const result = await ai6.generateImage({ model: fal.imageModel('a/i'), prompt: cat });
    expect(result.warnings).toEqual([
      { type: 'unsupported', feature: 'size', details: 'Ignored.' },
      { type: 'unsupported', feature: 'style' },
      ...warnings,
    ]);
    expect(result.usage).toEqual({ inputTokens: 1, outputTokens: 2, totalTokens: 3 });
    expect(source.drawn[0]?.files).toHaveLength(1);
  });
});

describe('types', () => {
  const v1 = lowerProviderToV1(new FakeProvider());
  const v2 = lowerProviderToV2(new FakeProvider());
  const v3 = lowerProviderToV3(new FakeProvider());

  it('models are what the SDK of their generation takes', () => {
    expectTypeOf(v1('a')).toExtend<ai4.LanguageModel>();
    expectTypeOf(v2('a')).toExtend<ai5.LanguageModel>();
    expectTypeOf(v3('a')).toExtend<ai6.LanguageModel>();
    expectTypeOf(v1('a')).toExtend<LanguageModelV1>();
    expectTypeOf(v2('a')).toExtend<LanguageModelV2>();
    expectTypeOf(v3('a')).toExtend<LanguageModelV3>();
    expectTypeOf(v1.textEmbeddingModel('a')).toExtend<
      ai4.EmbeddingModel<string> & EmbeddingModelV1<string>
    >();
    expectTypeOf(v2.textEmbeddingModel('a')).toExtend<
      ai5.EmbeddingModel<string> & EmbeddingModelV2<string>
    >();
    expectTypeOf(v3.embeddingModel('a')).toExtend<ai6.EmbeddingModel & EmbeddingModelV3>();
    expectTypeOf(v1.imageModel('a')).toExtend<ai4.ImageModel & ImageModelV1>();
    expectTypeOf(v2.imageModel('a')).toExtend<ai5.ImageModel & ImageModelV2>();
    expectTypeOf(v3.imageModel('a')).toExtend<ai6.ImageModel & ImageModelV3>();
  });

  it('providers are what the SDK of their generation takes', () => {
    expectTypeOf(v1).toExtend<ProviderV1>();
    expectTypeOf(v2).toExtend<ProviderV2>();
    expectTypeOf(v3).toExtend<ProviderV3>();
  });

  it('keep what the source says of ids, options, capabilities and tools', () => {
    for (const provider of [v1, v2, v3]) {
      expectTypeOf(provider.languageModel).parameters.toEqualTypeOf<
        Parameters<FakeProvider['languageModel']>
      >();
      expectTypeOf(provider.capabilities).returns.toEqualTypeOf<FakeCapabilities | undefined>();
      expectTypeOf(provider('a').capabilities).toEqualTypeOf<FakeCapabilities | undefined>();
    }
    expectTypeOf(v3.tools.webSearch).parameters.toEqualTypeOf<
      Parameters<FakeProvider['tools']['webSearch']>
    >();
    expectTypeOf(v3.tools.webSearch).returns.toExtend<ai6.Tool>();
    expectTypeOf(v2.tools.webSearch).parameters.toEqualTypeOf<
      Parameters<FakeProvider['tools']['webSearch']>
    >();
    expectTypeOf(v2.tools.webSearch).returns.toExtend<ai5.Tool>();
    expectTypeOf(v1.tools.webSearch).returns.toExtend<ai4.Tool>();
  });
});
