import { describe, expect, it } from 'vitest';
import { DOCUMENTED_MODELS } from '../../src/catalog/documented-models.js';
import { findCapabilities, listCapabilities } from '../../src/catalog/find-capabilities.js';
import { DEFAULT_MODEL_ID } from '../../src/catalog/model-id.js';

const budget = (min: number, max: number) => ({ mandatory: false, budget: { min, max } });

describe('the models that fal documents', () => {
  it.each([
    ['google/gemini-2.5-flash', 'Gemini 2.5 Flash', 1_048_576, budget(0, 24_576)],
    [
      'anthropic/claude-sonnet-4.6',
      'Claude Sonnet 4.6',
      200_000,
      { ...budget(1024, 127_999), efforts: ['max', 'high', 'medium', 'low'], defaultEffort: 'medium' },
    ],
    [
      'anthropic/claude-opus-4.6',
      'Claude Opus 4.6',
      200_000,
      { ...budget(1024, 127_999), efforts: ['max', 'high', 'medium', 'low'], defaultEffort: 'high' },
    ],
    ['anthropic/claude-sonnet-4.5', 'Claude Sonnet 4.5', 200_000, budget(1024, 63_999)],
    ['openai/gpt-4.1', 'GPT-4.1', 1_047_576, false],
    ['openai/gpt-oss-120b', 'GPT OSS 120B', 131_072, false],
    ['meta-llama/llama-4-maverick', 'Llama 4 Maverick', 1_048_576, false],
  ])('%s', (id, name, contextWindow, reasoning) => {
    const capabilities = findCapabilities(id);
    expect(capabilities).toMatchObject({ id, name, contextWindow, tools: true, structuredOutputs: true });
    expect(capabilities?.reasoning).toEqual(reasoning);
  });

  it('are the seven, the default model among them', () => {
    expect(DOCUMENTED_MODELS).toHaveLength(7);
    expect(DOCUMENTED_MODELS.map(({ id }) => id)).toContain(DEFAULT_MODEL_ID);
  });
});

describe('findCapabilities', () => {
  it('gives every field of a model', () => {
    expect(findCapabilities('openai/gpt-audio')).toEqual({
      id: 'openai/gpt-audio',
      name: 'OpenAI: GPT Audio',
      contextWindow: 128_000,
      maxOutputTokens: 16_384,
      inputModalities: ['text', 'audio'],
      outputModalities: ['text', 'audio'],
      tools: true,
      structuredOutputs: true,
      reasoning: false,
    });
  });

  it('leaves out what is not known', () => {
    expect(findCapabilities('x-ai/grok-4.6')).not.toHaveProperty('maxOutputTokens');
    expect(findCapabilities('aion-labs/aion-2.0')?.reasoning).toEqual({ mandatory: true });
  });

  it.each([
    '__proto__',
    'constructor',
    '__proto__/toString',
    'constructor/name',
    'toString:free',
    `google/gemini-2.5-flash${':'.repeat(20_000)}`,
    'google/__proto__',
    '',
    '/',
    ':free',
    'google',
    'google/',
    'google/no-such-model',
    'no-such-provider/gemini-2.5-flash',
    '~openai/gpt-latest',
  ])('knows nothing of %j', id => {
    expect(findCapabilities(id)).toBeUndefined();
    expect(findCapabilities(id, {})).toBeUndefined();
  });

  it('returns the same object each time, and one that cannot be changed for others', () => {
    const first = findCapabilities('anthropic/claude-opus-4.6');
    expect(findCapabilities('anthropic/claude-opus-4.6')).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
    expect(Object.isFrozen(first?.inputModalities)).toBe(true);
    expect(first?.reasoning && Object.isFrozen(first.reasoning.efforts)).toBe(true);
  });
});

describe('variants', () => {
  it.each(['nitro', 'free', 'online', 'thinking', 'exacto', 'of-tomorrow'])(
    'have the facts of their model under their own id: %s',
    variant => {
      const id = `anthropic/claude-opus-4.6:${variant}`;
      expect(findCapabilities(id)).toEqual({ ...findCapabilities('anthropic/claude-opus-4.6'), id });
    },
  );

  it('have their own facts where they are listed', () => {
    expect(findCapabilities('google/gemini-2.5-flash:batch')).toMatchObject({
      name: 'Google: Gemini 2.5 Flash (batch)',
      reasoning: { mandatory: false },
    });
    expect(findCapabilities('z-ai/glm-5.2')?.contextWindow).toBe(1_048_576);
    expect(findCapabilities('z-ai/glm-5.2:free')?.contextWindow).toBe(256_000);
  });

  it('may be listed where their model is not', () => {
    expect(findCapabilities('cohere/north-mini-code:free')?.name).toBe('Cohere: North Mini Code (free)');
    expect(findCapabilities('cohere/north-mini-code')).toBeUndefined();
  });

  it('may be stacked', () => {
    expect(findCapabilities('openai/gpt-4.1:batch:nitro')?.name).toBe('OpenAI: GPT-4.1 (batch)');
  });
});

describe('overrides', () => {
  it('may stand under the reference form of the id; the id itself is nearer', () => {
    const overrides = { 'fal-openrouter/my/model': { name: 'By reference' } };
    expect(findCapabilities('my/model', overrides)).toMatchObject({ id: 'my/model', name: 'By reference' });
    expect(findCapabilities('my/model', { ...overrides, 'my/model': { name: 'Mine' } })?.name).toBe('Mine');
  });

  it('replace the fields they name, and reasoning as a whole', () => {
    const overrides = {
      'anthropic/claude-opus-4.6': { contextWindow: 1_000_000, reasoning: { mandatory: true } },
    };
    expect(findCapabilities('anthropic/claude-opus-4.6', overrides)).toEqual({
      ...findCapabilities('anthropic/claude-opus-4.6'),
      contextWindow: 1_000_000,
      reasoning: { mandatory: true },
    });
    expect(findCapabilities('anthropic/claude-opus-4.6')?.contextWindow).toBe(200_000);
  });

  it('describe unknown models, with assumptions where they say nothing', () => {
    expect(findCapabilities('my/model', { 'my/model': { contextWindow: 32_000 } })).toEqual({
      id: 'my/model',
      name: 'my/model',
      contextWindow: 32_000,
      inputModalities: ['text'],
      outputModalities: ['text'],
      tools: true,
      structuredOutputs: false,
      reasoning: false,
    });
    expect(findCapabilities('my/model', { 'my/model': {} })?.contextWindow).toBe(0);
  });

  it('hold for the variants of their model', () => {
    const overrides = { 'my/model': { name: 'Mine' }, 'my/model:fast': { tools: false } };
    expect(findCapabilities('my/model:nitro', overrides)).toMatchObject({
      id: 'my/model:nitro',
      name: 'Mine',
    });
    expect(findCapabilities('my/model:fast', overrides)).toMatchObject({ name: 'Mine', tools: false });
  });

  it('leave a field alone that is there but undefined, as plain JavaScript may have it', () => {
    const overrides = { 'openai/gpt-4.1': { name: undefined, tools: false } } as never;
    expect(findCapabilities('openai/gpt-4.1', overrides)).toMatchObject({ name: 'GPT-4.1', tools: false });
  });

  it('cannot change the id, and are not frozen by being used', () => {
    const inputModalities: ['text'] = ['text'];
    const overrides = { 'my/model': { id: 'your/model', inputModalities } };
    expect(findCapabilities('my/model', overrides)?.id).toBe('my/model');
    expect(Object.isFrozen(inputModalities)).toBe(false);
  });

  it('are found among own properties only', () => {
    const overrides = Object.create({ 'my/model': { name: 'inherited' } }) as Record<string, object>;
    expect(findCapabilities('my/model', overrides)).toBeUndefined();
    expect(findCapabilities('constructor', { constructor: { name: 'A model' } } as never)?.name).toBe(
      'A model',
    );
  });
});

describe('listCapabilities', () => {
  it('gives each model once, the same objects as a lookup', () => {
    const models = listCapabilities();
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    for (const model of models) expect(findCapabilities(model.id)).toBe(model);
  });

  it('puts variants behind their model', () => {
    const ids = listCapabilities().map(({ id }) => id);
    const index = ids.indexOf('openai/gpt-4.1');
    expect(ids.slice(index, index + 3)).toEqual([
      'openai/gpt-4.1',
      'openai/gpt-4.1:batch',
      'openai/gpt-4.1-mini',
    ]);
  });
});
