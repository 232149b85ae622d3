import { describe, expect, it } from 'vitest';
import type { FalOpenRouterChatOptions } from '../../../src/chat/chat-options.js';
import { encode, type EncodeCase } from './capture.js';
import {
  reasoningCells,
  reasoningModels,
  warnOfModelWithout,
  warnOfRounding,
  type ReasoningLevel,
} from './reasoning-table.js';

const settings = { models: reasoningModels };

describe('the table of reasoning', () => {
  it.each(reasoningCells)('$name', async ({ modelId, level, given, wire, warnings }) => {
    const result = await encode({
      modelId,
      settings,
      call: {
        ...(level !== undefined && { reasoning: level }),
        ...(given !== undefined && { providerOptions: { falOpenRouter: { reasoning: { ...given } } } }),
      },
    });
    expect(result.body['reasoning']).toEqual(wire);
    expect(result.warnings).toEqual(warnings);
    expect(result.body).not.toHaveProperty('reasoning_effort');
  });

  it.each(reasoningCells.filter(cell => cell.level !== undefined))(
    'says the same by reasoningEffort: $name',
    async ({ modelId, level, wire, warnings }) => {
      const result = await encode({
        modelId,
        settings,
        call: { providerOptions: { falOpenRouter: { reasoningEffort: level } } },
      });
      expect(result.body['reasoning']).toEqual(wire);
      expect(result.warnings).toEqual(warnings);
      expect(result.body).not.toHaveProperty('reasoning_effort');
    },
  );
});

interface Merge {
  name: string;
  modelId?: string;
  defaults?: FalOpenRouterChatOptions;
  model?: FalOpenRouterChatOptions;
  alias?: FalOpenRouterChatOptions;
  call?: FalOpenRouterChatOptions;
  level?: ReasoningLevel;
  wire: object | undefined;
}

function toCase({ modelId, defaults, model, alias, call, level }: Merge): EncodeCase {
  return {
    modelId,
    settings: { ...settings, defaults },
    modelOptions: model,
    call: {
      ...(level !== undefined && { reasoning: level }),
      providerOptions: {
        ...(alias !== undefined && { 'fal-openrouter': alias }),
        ...(call !== undefined && { falOpenRouter: call }),
      },
    },
  };
}

describe('where several say something', () => {
  it.each<Merge>([
    {
      name: 'the call beats the model, and the model the defaults',
      defaults: { reasoning: { effort: 'low' } },
      model: { reasoning: { effort: 'medium' } },
      call: { reasoning: { effort: 'high' } },
      wire: { effort: 'high' },
    },
    {
      name: 'the model beats the defaults',
      defaults: { reasoning: { effort: 'low' } },
      model: { reasoning: { effort: 'medium' } },
      wire: { effort: 'medium' },
    },
    {
      name: 'fields of all sources are joined',
      defaults: { reasoning: { exclude: true } },
      model: { reasoning: { enabled: true } },
      call: { reasoning: { effort: 'high' } },
      wire: { exclude: true, enabled: true, effort: 'high' },
    },
    {
      name: 'an undefined field takes nothing away',
      model: { reasoning: { effort: 'medium' } },
      call: { reasoning: { effort: undefined, exclude: true } },
      wire: { effort: 'medium', exclude: true },
    },
    {
      name: "the call's budget replaces the model's effort",
      model: { reasoning: { effort: 'medium', exclude: true } },
      call: { reasoning: { maxTokens: 2000 } },
      wire: { exclude: true, max_tokens: 2000 },
    },
    {
      name: "the call's effort replaces the default budget",
      defaults: { reasoning: { maxTokens: 2000 } },
      call: { reasoning: { effort: 'high' } },
      wire: { effort: 'high' },
    },
    {
      name: "the call's effort turns on what the defaults turned off",
      defaults: { reasoning: { enabled: false, exclude: true } },
      call: { reasoning: { effort: 'high' } },
      wire: { exclude: true, effort: 'high' },
    },
    {
      name: "the call's budget turns on what the defaults turned off",
      defaults: { reasoning: { enabled: false } },
      call: { reasoning: { maxTokens: 2000 } },
      wire: { max_tokens: 2000 },
    },
    {
      name: "the call's none turns off what the model turned on",
      model: { reasoning: { enabled: true } },
      call: { reasoning: { effort: 'none' } },
      wire: { effort: 'none' },
    },
    {
      name: 'enabled: false of the call takes the default effort away',
      defaults: { reasoning: { effort: 'high' } },
      call: { reasoning: { enabled: false } },
      wire: { enabled: false },
    },
    {
      name: 'enabled: false of the call takes the default budget away',
      defaults: { reasoning: { maxTokens: 2000 } },
      call: { reasoning: { enabled: false } },
      wire: { enabled: false },
    },
    {
      name: 'enabled: true of the call takes the default none away, and no other effort',
      defaults: { reasoning: { effort: 'none' } },
      model: { reasoning: { enabled: true } },
      call: { reasoning: { exclude: true } },
      wire: { enabled: true, exclude: true },
    },
    {
      name: 'enabled: true of the call stands beside the default effort',
      defaults: { reasoning: { effort: 'high' } },
      call: { reasoning: { enabled: true } },
      wire: { effort: 'high', enabled: true },
    },
    {
      name: 'a budget replaces the portable option',
      level: 'high',
      call: { reasoning: { maxTokens: 2000 } },
      wire: { max_tokens: 2000 },
    },
    {
      name: 'a default budget replaces the portable option',
      level: 'high',
      defaults: { reasoning: { maxTokens: 2000 } },
      wire: { max_tokens: 2000 },
    },
    {
      name: 'a budget replaces reasoningEffort',
      call: { reasoningEffort: 'high', reasoning: { maxTokens: 2000 } },
      wire: { max_tokens: 2000 },
    },
    {
      name: 'the provider option beats the portable one',
      level: 'high',
      call: { reasoning: { effort: 'low' } },
      wire: { effort: 'low' },
    },
    {
      name: 'the provider option beats reasoningEffort',
      call: { reasoningEffort: 'high', reasoning: { effort: 'low' } },
      wire: { effort: 'low' },
    },
    {
      name: 'reasoningEffort beats the portable option',
      level: 'high',
      call: { reasoningEffort: 'low' },
      wire: { effort: 'low' },
    },
    {
      name: 'reasoningEffort of the model beats the portable option',
      level: 'high',
      model: { reasoningEffort: 'low' },
      wire: { effort: 'low' },
    },
    {
      name: 'reasoningEffort of the call beats the default effort, and nothing else',
      defaults: { reasoning: { effort: 'low', exclude: true } },
      call: { reasoningEffort: 'high' },
      wire: { effort: 'high', exclude: true },
    },
    {
      name: 'reasoningEffort of the call turns on what the model turned off',
      model: { reasoning: { enabled: false } },
      call: { reasoningEffort: 'high' },
      wire: { effort: 'high' },
    },
    {
      name: 'reasoningEffort none of the call turns off what the model turned on',
      model: { reasoning: { enabled: true, effort: 'high' } },
      call: { reasoningEffort: 'none' },
      wire: { effort: 'none' },
    },
    {
      name: 'a default budget replaces reasoningEffort of the call',
      defaults: { reasoning: { maxTokens: 2000 } },
      call: { reasoningEffort: 'high' },
      wire: { max_tokens: 2000 },
    },
    {
      name: 'an effort that the AI SDK does not know is sent as given, whatever the model lists',
      modelId: 'openai/gpt-5',
      call: { reasoningEffort: 'ultra' },
      wire: { effort: 'ultra' },
    },
    {
      name: 'an effort with the name of an inherited property is nothing else',
      modelId: 'anthropic/claude-opus-4.6',
      call: { reasoningEffort: 'toString' },
      wire: { effort: 'toString' },
    },
    {
      name: 'reasoningEffort provider-default takes the portable option back',
      level: 'high',
      call: { reasoningEffort: 'provider-default' },
      wire: undefined,
    },
    {
      name: 'exclude stands beside the portable option',
      level: 'high',
      call: { reasoning: { exclude: true } },
      wire: { effort: 'high', exclude: true },
    },
    {
      name: 'enabled stands beside the portable option',
      level: 'high',
      call: { reasoning: { enabled: true } },
      wire: { effort: 'high', enabled: true },
    },
    {
      name: 'enabled: false takes the portable effort away',
      level: 'high',
      call: { reasoning: { enabled: false } },
      wire: { enabled: false },
    },
    {
      name: 'enabled: true takes the portable none away',
      level: 'none',
      call: { reasoning: { enabled: true } },
      wire: { enabled: true },
    },
    {
      name: 'enabled: true wins over the portable none on a model known to reason',
      modelId: 'google/gemini-2.5-flash',
      level: 'none',
      call: { reasoning: { enabled: true } },
      wire: { enabled: true },
    },
    {
      name: 'the other spelling of the key counts',
      alias: { reasoning: { effort: 'low' } },
      wire: { effort: 'low' },
    },
    {
      name: 'falOpenRouter beats fal-openrouter, field by field',
      alias: { reasoning: { effort: 'low', exclude: true } },
      call: { reasoning: { effort: 'high' } },
      wire: { effort: 'high', exclude: true },
    },
    {
      name: 'snake_case and unknown fields pass',
      call: { reasoning: { max_tokens: 2000, summary: 'auto' } },
      wire: { max_tokens: 2000, summary: 'auto' },
    },
    {
      name: 'a null is nothing',
      call: { reasoning: { exclude: true, summary: null } },
      wire: { exclude: true },
    },
    { name: 'an empty object is nothing', call: { reasoning: {} }, wire: undefined },
  ])('$name', async merge => {
    const { body, warnings } = await encode(toCase(merge));
    expect(body['reasoning']).toEqual(merge.wire);
    expect(warnings).toEqual([]);
    expect(body).not.toHaveProperty('reasoning_effort');
  });

  it('sends the budget of an object that has both, and says so', async () => {
    const { body, warnings } = await encode({
      call: { providerOptions: { falOpenRouter: { reasoning: { effort: 'high', maxTokens: 2000 } } } },
    });
    expect(body['reasoning']).toEqual({ max_tokens: 2000 });
    expect(warnings).toEqual([
      {
        type: 'other',
        message:
          'providerOptions.falOpenRouter.reasoning has both `effort` and `maxTokens`, which exclude each other: ' +
          'the budget was sent and the effort left out.',
      },
    ]);
  });

  it('says once that a model does not reason, whatever of it was asked', async () => {
    const { body, warnings } = await encode({
      modelId: 'openai/gpt-4.1',
      call: { reasoning: 'high', providerOptions: { falOpenRouter: { reasoning: { exclude: true } } } },
    });
    expect(body['reasoning']).toEqual({ exclude: true });
    expect(warnings).toEqual([warnOfModelWithout('openai/gpt-4.1')]);
  });
});

describe('a budget beside the known range', () => {
  it.each([
    ['too small', 'acme/budget', 1023, 1],
    ['the smallest', 'acme/budget', 1024, 0],
    ['the largest', 'acme/budget', 8000, 0],
    ['too large', 'acme/budget', 8001, 1],
    ['no range known', 'acme/always', 5, 0],
    ['model unknown', 'acme/unknown', 5, 0],
  ])('is sent as given: %s', async (_name, modelId, maxTokens, count) => {
    const { body, warnings } = await encode({
      modelId,
      settings,
      call: { providerOptions: { falOpenRouter: { reasoning: { maxTokens } } } },
    });
    expect(body['reasoning']).toEqual({ max_tokens: maxTokens });
    expect(warnings).toEqual(
      Array.from({ length: count }, () => ({
        type: 'compatibility',
        feature: 'reasoning.maxTokens',
        details: `acme/budget takes a reasoning budget of 1024 to 8000 tokens; ${maxTokens} was sent as given.`,
      })),
    );
  });
});

describe('a model that always reasons', () => {
  it('keeps what else was said when it can not be turned off', async () => {
    const { body, warnings } = await encode({
      modelId: 'acme/always-efforts',
      settings,
      call: { reasoning: 'none', providerOptions: { falOpenRouter: { reasoning: { exclude: true } } } },
    });
    expect(body['reasoning']).toEqual({ effort: 'medium', exclude: true });
    expect(warnings).toEqual([warnOfRounding('none', 'medium')]);
  });

  it('is not turned off over a portable effort', async () => {
    const { body, warnings } = await encode({
      modelId: 'acme/always-efforts',
      settings,
      call: { reasoning: 'high', providerOptions: { falOpenRouter: { reasoning: { enabled: false } } } },
    });
    expect(body['reasoning']).toEqual({ effort: 'medium' });
    expect(warnings).toEqual([warnOfRounding('none', 'medium')]);
  });

  it('keeps the budget that stood beside the wish to turn it off, with a warning', async () => {
    const { body, warnings } = await encode({
      modelId: 'acme/always',
      settings,
      call: { providerOptions: { falOpenRouter: { reasoning: { enabled: false, maxTokens: 2000 } } } },
    });
    expect(body['reasoning']).toEqual({ max_tokens: 2000 });
    expect(warnings).toEqual([
      {
        type: 'compatibility',
        feature: 'reasoning',
        details:
          "acme/always always reasons: it can't be turned off, and the budget was sent without that wish.",
      },
    ]);
  });

  it('is one of the `models` setting too, by its variant', async () => {
    const { body, warnings } = await encode({
      modelId: 'acme/always-efforts:nitro',
      settings,
      call: { reasoning: 'max' },
    });
    expect(body['reasoning']).toEqual({ effort: 'high' });
    expect(warnings).toEqual([warnOfRounding('max', 'high')]);
  });
});

describe('reasoning_effort on the wire', () => {
  it.each<[string, FalOpenRouterChatOptions, FalOpenRouterChatOptions]>([
    ['a snake_case option', { reasoning_effort: 'low' }, {}],
    ['extraBody of the call', { extraBody: { reasoning_effort: 'low' } }, {}],
    ['a default', {}, { reasoning_effort: 'low' }],
  ])('does not go out beside reasoning: %s', async (_name, call, defaults) => {
    const { body, warnings } = await encode({
      settings: { defaults },
      call: { reasoning: 'high', providerOptions: { falOpenRouter: call } },
    });
    expect(body['reasoning']).toEqual({ effort: 'high' });
    expect(body).not.toHaveProperty('reasoning_effort');
    expect(warnings).toEqual([
      {
        type: 'other',
        message: '`reasoning_effort` was left out, since it may not go out beside `reasoning`.',
      },
    ]);
  });

  it('goes out alone where only it was said', async () => {
    const { body, warnings } = await encode({
      call: { providerOptions: { falOpenRouter: { reasoning_effort: 'low' } } },
    });
    expect(body['reasoning_effort']).toBe('low');
    expect(body).not.toHaveProperty('reasoning');
    expect(warnings).toEqual([]);
  });
});

it('a model without the efforts it was listed with gives nothing, and says so', async () => {
  const { body, warnings } = await encode({
    modelId: 'acme/mute',
    settings: { models: { 'acme/mute': { reasoning: { mandatory: false, efforts: ['none'] } } } },
    call: { reasoning: 'low' },
  });
  expect(body).not.toHaveProperty('reasoning');
  expect(warnings).toEqual([
    { type: 'unsupported', feature: 'reasoning', details: 'reasoning "low" is not supported by this model.' },
  ]);
});
