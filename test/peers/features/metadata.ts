import { isObject } from '../../emulator/json.js';
import type { JsonObject } from '../../emulator/types.js';
import { orElse, type FeatureGroup } from '../feature.js';
import type { Trial } from '../trial.js';
import { whole } from '../wire.js';

/** The provider metadata of one plain and one streamed answer. */
async function readMetadata(trial: Trial): Promise<JsonObject[]> {
  const { providerMetadata } = await trial.generate({});
  const streamed = await trial.stream({});
  return [providerMetadata?.[trial.subject.optionsKey] ?? {}, streamed.providerMetadata ?? {}];
}

export const metadata: FeatureGroup = {
  title: 'What an answer tells',
  features: [
    {
      isHeadline: true,
      name: 'Cost in US dollars in the provider metadata',
      find: async trial => {
        const costs = (await readMetadata(trial)).map(({ usage }) => isObject(usage) && usage['cost']);
        return orElse(
          costs.every(cost => typeof cost === 'number'),
          'there is none',
        );
      },
    },
    {
      name: 'Cost in `usage.raw`',
      find: async trial => {
        const { usage } = await trial.generate({});
        return orElse(typeof usage.raw?.['cost'] === 'number', 'there is none');
      },
    },
    {
      isHeadline: true,
      name: 'fal’s request id in the provider metadata',
      find: async trial => {
        const ids = (await readMetadata(trial)).map(({ requestId }) => requestId);
        return orElse(
          ids.every(id => typeof id === 'string'),
          'there is none',
        );
      },
    },
    {
      name: 'fal’s request id in the response headers',
      find: async trial => {
        const { response } = await trial.generate({});
        return orElse(response.headers?.['x-fal-request-id'] !== undefined, 'there is none');
      },
    },
    {
      name: 'The upstream that answered, in the provider metadata',
      find: async trial => {
        const upstreams = (await readMetadata(trial)).map(({ provider }) => provider);
        return orElse(
          upstreams.every(upstream => upstream === 'Anthropic'),
          'there is none',
        );
      },
    },
    {
      name: 'The upstream’s own finish reason, in the provider metadata',
      find: async trial => {
        const reasons = (await readMetadata(trial)).map(found => found['nativeFinishReason']);
        return orElse(
          reasons.every(reason => reason === 'end_turn'),
          'there is none',
        );
      },
    },
    {
      name: 'Tokens read from the cache, in `usage`',
      find: async trial => {
        const prompt = { options: { cache_control: { type: 'ephemeral' } }, prompt: 'The same words twice.' };
        await trial.generate(prompt);
        const { usage } = await trial.generate(prompt);
        return orElse((usage.inputTokenDetails.cacheReadTokens ?? 0) > 0, 'there are none');
      },
    },
    {
      name: 'Tokens written to the cache, in `usage`',
      find: async trial => {
        const { usage } = await trial.generate({
          options: { cache_control: { type: 'ephemeral' } },
          prompt: 'Words that nobody said before.',
        });
        return orElse((usage.inputTokenDetails.cacheWriteTokens ?? 0) > 0, 'there are none');
      },
    },
    {
      name: 'Log probabilities in the provider metadata',
      find: async trial => {
        const content = [{ token: 'Hi', logprob: -0.5, top_logprobs: [] }];
        trial.emulator.answer(whole({ content: 'Hi' }, { logprobs: { content } }));
        const { providerMetadata } = await trial.generate({});
        const found = JSON.stringify(providerMetadata ?? {});
        return orElse(found.includes('-0.5'), 'there are none');
      },
    },
  ],
};
