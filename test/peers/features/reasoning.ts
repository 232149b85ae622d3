import { orElse, type FeatureGroup } from '../feature.js';
import { CLAUDE } from '../trial.js';

/** A model that always thinks; efforts `high` to `minimal`. */
const ALWAYS_THINKS = 'openai/gpt-5';
/** A model that thinks unless it is told not to. */
const THINKS_BY_DEFAULT = 'google/gemini-2.5-flash';

export const reasoning: FeatureGroup = {
  title: 'How much a model thinks',
  features: [
    {
      name: 'Reasoning text is streamed',
      find: async trial => {
        const { reasoningText } = await trial.stream({ modelId: THINKS_BY_DEFAULT });
        return orElse(reasoningText.includes('Step 1'), 'no reasoning came');
      },
    },
    {
      isHeadline: true,
      name: 'The AI SDK’s `reasoning` option reaches the model',
      find: async trial => {
        const { reasoningText, warnings } = await trial.generate({ modelId: CLAUDE, reasoning: 'high' });
        return orElse(
          reasoningText !== undefined,
          `the model was not asked to think, with ${(warnings ?? []).length} warnings`,
        );
      },
    },
    {
      isHeadline: true,
      name: 'An effort that the model doesn’t list is rounded to one that it lists, with a warning',
      find: async trial => {
        const { warnings } = await trial.generate({ modelId: CLAUDE, reasoning: 'minimal' });
        const { reasoning: wire, reasoning_effort: effort } = trial.lastBody;
        const sent = JSON.stringify(wire ?? effort ?? 'nothing');
        return orElse(
          sent.includes('low') && (warnings ?? []).length > 0,
          `it sent ${sent} with ${(warnings ?? []).length} warnings`,
        );
      },
    },
    {
      name: '`reasoning: "none"` turns thinking off',
      find: async trial => {
        const { reasoningText } = await trial.generate({ modelId: THINKS_BY_DEFAULT, reasoning: 'none' });
        return orElse(reasoningText === undefined, 'the model went on thinking');
      },
    },
    {
      name: '`reasoning: "none"` on a model that always thinks gives an answer and a warning, no error',
      isHeadline: true,
      isStrict: true,
      find: async trial => {
        const { warnings } = await trial.generate({ modelId: ALWAYS_THINKS, reasoning: 'none' });
        return orElse((warnings ?? []).length > 0, 'the option was ignored without a warning');
      },
    },
    {
      name: 'A reasoning option on a model without reasoning gives a warning',
      find: async trial => {
        const { warnings } = await trial.generate({ modelId: 'openai/gpt-4.1', reasoning: 'high' });
        return orElse((warnings ?? []).length > 0, 'there was none');
      },
    },
    {
      name: 'Budget and exclusion through provider options',
      find: async trial => {
        await trial.generate({ options: { reasoning: { max_tokens: 2000, exclude: true } } });
        const sent = JSON.stringify(trial.lastBody['reasoning']);
        return orElse(sent === '{"max_tokens":2000,"exclude":true}', `it sent ${sent}`);
      },
    },
    {
      name: 'Budget and exclusion in camelCase',
      find: async trial => {
        await trial.generate({ options: { reasoning: { maxTokens: 2000, exclude: true } } });
        const sent = JSON.stringify(trial.lastBody['reasoning']);
        return orElse(sent === '{"max_tokens":2000,"exclude":true}', `it sent ${sent}`);
      },
    },
  ],
};
