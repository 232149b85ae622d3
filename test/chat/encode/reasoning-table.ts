import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import type { FalOpenRouterChatOptions } from '../../../src/chat/chat-options.js';
import type { FalOpenRouterProviderSettings } from '../../../src/index.js';

export type ReasoningLevel = NonNullable<LanguageModelV4CallOptions['reasoning']>;

/** One cell of the design's table: what the caller says of a model, and what the route and the caller hear of it. */
export interface ReasoningCell {
  name: string;
  modelId: string;
  /** The portable option; `reasoningEffort` in the generations that have none. */
  level?: ReasoningLevel;
  /** `providerOptions.falOpenRouter.reasoning` */
  given?: NonNullable<FalOpenRouterChatOptions['reasoning']>;
  /** The wire's `reasoning`; `undefined`: the field is not sent. */
  wire: Record<string, unknown> | undefined;
  warnings: SharedV4Warning[];
}

const text = { inputModalities: ['text'], outputModalities: ['text'] } as const;

/** The kinds of models that the seven documented ones have no example of, for the `models` setting. */
export const reasoningModels: NonNullable<FalOpenRouterProviderSettings['models']> = {
  'acme/efforts': { ...text, reasoning: { mandatory: false, efforts: ['xhigh', 'high', 'low', 'none'] } },
  'acme/budget': { ...text, reasoning: { mandatory: false, budget: { min: 1024, max: 8000 } } },
  'acme/always-efforts': { ...text, reasoning: { mandatory: true, efforts: ['high', 'medium'] } },
  'acme/always': { ...text, reasoning: { mandatory: true } },
};

const levels = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

/**
 * By level: `high` is sent as the effort; `~high` as well, with a warning of the rounding; `off` is `enabled: false`;
 * `-` is nothing, `-!` nothing with an `unsupported` warning, `-~` nothing with a `compatibility` warning.
 */
const portable: Record<string, readonly string[]> = {
  'google/gemini-2.5-flash': ['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'],
  'anthropic/claude-sonnet-4.6': ['off', '~low', 'low', 'medium', 'high', '~high', 'max'],
  'anthropic/claude-opus-4.6': ['off', '~low', 'low', 'medium', 'high', '~high', 'max'],
  'anthropic/claude-sonnet-4.5': ['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'],
  'openai/gpt-4.1': ['-', '-!', '-!', '-!', '-!', '-!', '-!'],
  'openai/gpt-oss-120b': ['-', '-!', '-!', '-!', '-!', '-!', '-!'],
  'meta-llama/llama-4-maverick': ['-', '-!', '-!', '-!', '-!', '-!', '-!'],
  'acme/efforts': ['none', '~low', 'low', '~low', 'high', 'xhigh', '~xhigh'],
  'acme/budget': ['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'],
  'acme/always-efforts': ['~medium', '~medium', '~medium', 'medium', 'high', '~high', '~high'],
  'acme/always': ['-~', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'],
  'acme/unknown': ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'],
};

const modelIds = Object.keys(portable);
const withoutReasoning = new Set(['openai/gpt-4.1', 'openai/gpt-oss-120b', 'meta-llama/llama-4-maverick']);

/** Nothing said, and the default asked for by name: nothing is sent, of whatever model. */
const silentCells: ReasoningCell[] = modelIds.flatMap(modelId => [
  { name: `${modelId}: nothing`, modelId, wire: undefined, warnings: [] },
  {
    name: `${modelId}: provider-default`,
    modelId,
    level: 'provider-default',
    wire: undefined,
    warnings: [],
  },
]);

const levelCells: ReasoningCell[] = modelIds.flatMap(modelId =>
  levels.map((level, column) => readCell(modelId, level, portable[modelId]?.[column] ?? '')),
);

/** The provider option goes out as given, of whatever model. */
const givenCells: ReasoningCell[] = modelIds.flatMap(modelId => {
  const warnings = withoutReasoning.has(modelId) ? [warnOfModelWithout(modelId)] : [];
  return [
    { name: `${modelId}: an effort`, given: { effort: 'xhigh' }, wire: { effort: 'xhigh' } },
    { name: `${modelId}: a budget`, given: { maxTokens: 2000 }, wire: { max_tokens: 2000 } },
    { name: `${modelId}: no show`, given: { exclude: true }, wire: { exclude: true } },
    { name: `${modelId}: turned on`, given: { enabled: true }, wire: { enabled: true } },
  ].map(cell => ({ ...cell, modelId, warnings }));
});

/** Turned off by the provider option: the mandatory ones can't be. */
const disabledCells: ReasoningCell[] = [
  ...modelIds
    .filter(modelId => !modelId.startsWith('acme/always'))
    .flatMap(modelId => {
      const warnings = withoutReasoning.has(modelId) ? [warnOfModelWithout(modelId)] : [];
      return [
        { name: `${modelId}: turned off`, given: { enabled: false }, wire: { enabled: false } },
        { name: `${modelId}: no effort`, given: { effort: 'none' }, wire: { effort: 'none' } },
      ].map(cell => ({ ...cell, modelId, warnings }));
    }),
  ...[{ enabled: false }, { effort: 'none' }].flatMap(given => [
    {
      name: `acme/always-efforts: ${JSON.stringify(given)}`,
      modelId: 'acme/always-efforts',
      given,
      wire: { effort: 'medium' },
      warnings: [warnOfRounding('none', 'medium')],
    },
    {
      name: `acme/always: ${JSON.stringify(given)}`,
      modelId: 'acme/always',
      given,
      wire: undefined,
      warnings: [warnOfMandatory('acme/always')],
    },
  ]),
];

/** Every cell of the design's table, for each kind of model. */
export const reasoningCells: readonly ReasoningCell[] = [
  ...silentCells,
  ...levelCells,
  ...givenCells,
  ...disabledCells,
];

function readCell(modelId: string, level: ReasoningLevel, code: string): ReasoningCell {
  const cell = { name: `${modelId}: ${level} → ${code}`, modelId, level };
  switch (code) {
    case '-':
      return { ...cell, wire: undefined, warnings: [] };
    case '-!':
      return { ...cell, wire: undefined, warnings: [warnOfModelWithout(modelId)] };
    case '-~':
      return { ...cell, wire: undefined, warnings: [warnOfMandatory(modelId)] };
    case 'off':
      return { ...cell, wire: { enabled: false }, warnings: [] };
  }
  const effort = code.replace('~', '');
  return { ...cell, wire: { effort }, warnings: code === effort ? [] : [warnOfRounding(level, effort)] };
}

/** In the AI SDK's own words, since the rounding is its own. */
export function warnOfRounding(level: string, effort: string): SharedV4Warning {
  return {
    type: 'compatibility',
    feature: 'reasoning',
    details: `reasoning "${level}" is not directly supported by this model. mapped to effort "${effort}".`,
  };
}

export function warnOfMandatory(modelId: string): SharedV4Warning {
  return {
    type: 'compatibility',
    feature: 'reasoning',
    details: `${modelId} always reasons: reasoning "none" can't be honoured, and the model's own default applies.`,
  };
}

export function warnOfModelWithout(modelId: string): SharedV4Warning {
  return {
    type: 'unsupported',
    feature: 'reasoning',
    details: `${modelId} is known as a model that does not reason. If that is wrong, say so in the \`models\` setting.`,
  };
}
