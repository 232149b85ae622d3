import type { generateText as generateText7, LanguageModel as LanguageModel7 } from 'ai';
import type { LanguageModelV1 as LanguageModel4 } from 'ai-v4';
import type { LanguageModel as LanguageModel5 } from 'ai-v5';
import type { LanguageModel as LanguageModel6 } from 'ai-v6';
import { createFalOpenRouter, falOpenRouter, type FalOpenRouterChatModelId } from 'ai-sdk-fal-openrouter';
import { falOpenRouter as falOpenRouterV1 } from 'ai-sdk-fal-openrouter/v1';
import { falOpenRouter as falOpenRouterV2 } from 'ai-sdk-fal-openrouter/v2';
import { falOpenRouter as falOpenRouterV3 } from 'ai-sdk-fal-openrouter/v3';

// Compiled, and not run: what this file says has to type-check against the built package, on TypeScript 5 to 7.

/** The model of each entry is a model of its SDK. */
export const models: [LanguageModel4, LanguageModel5, LanguageModel6, LanguageModel7] = [
  falOpenRouterV1('google/gemini-2.5-flash'),
  falOpenRouterV2('google/gemini-2.5-flash'),
  falOpenRouterV3('google/gemini-2.5-flash'),
  falOpenRouter('google/gemini-2.5-flash'),
];

/** A model of a newer spec version is none of an older SDK. */
// @ts-expect-error AI SDK 4 knows V1 only.
export const tooNew: LanguageModel4 = falOpenRouter('google/gemini-2.5-flash');

/** Known ids are suggested, and any other text is an id. */
export const ids: FalOpenRouterChatModelId[] = ['openai/gpt-4.1', 'some/model-of-tomorrow'];

/** Options are checked, and unknown keys are let through. */
export const provider: ReturnType<typeof createFalOpenRouter> = createFalOpenRouter({
  apiKey: async () => 'key',
  startTimeout: 30,
  defaults: { reasoning: { effort: 'low' }, provider: { allowFallbacks: false }, field_of_tomorrow: 1 },
  models: { 'my/model': { contextWindow: 8000, reasoning: { mandatory: false } } },
});

// @ts-expect-error a number is no text
falOpenRouter('openai/gpt-4.1', { user: 1 });
// @ts-expect-error seconds are a number
createFalOpenRouter({ startTimeout: '30' });

/** Provider options go into a call of the SDK as they are. */
export const call: Parameters<typeof generateText7>[0] = {
  model: falOpenRouter(),
  prompt: 'Hello',
  providerOptions: { falOpenRouter: { reasoning: { maxTokens: 2000 }, models: ['openai/gpt-4.1'] } },
};
