import { generateText } from 'ai';
import { generateText as generateIn4 } from 'ai-v4';
import { generateText as generateIn5 } from 'ai-v5';
import { generateText as generateIn6 } from 'ai-v6';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import { orElse, type Feature, type FeatureGroup } from '../feature.js';
import { CLAUDE } from '../trial.js';

const HELLO = { prompt: 'Hello', maxRetries: 0 };

/** The four generations, by the one call that all of them have. Each refuses models of a spec version that it doesn't know. */
const GENERATIONS = [
  { generation: 7, generate: async (model: never) => (await generateText({ model, ...HELLO })).text },
  { generation: 6, generate: async (model: never) => (await generateIn6({ model, ...HELLO })).text },
  { generation: 5, generate: async (model: never) => (await generateIn5({ model, ...HELLO })).text },
  { generation: 4, generate: async (model: never) => (await generateIn4({ model, ...HELLO })).text },
] as const;

const generations = GENERATIONS.map(({ generation, generate }): Feature => ({
  name: `Works in AI SDK ${generation}, from this one version of the package`,
  isHeadline: true,
  find: async ({ subject, emulator }) => {
    const model = await subject.loadModel(generation, emulator, CLAUDE);
    // The model's type is that of one generation; what the others make of it is the question.
    const text = await generate(model as never);
    return orElse(text.includes('emulator'), `the answer was "${text}"`);
  },
}));

/** A model class that a workflow engine can store. */
interface StorableModelClass {
  [WORKFLOW_SERIALIZE]?(model: unknown): { modelId: string; config: unknown };
  [WORKFLOW_DESERIALIZE]?(stored: unknown): unknown;
}

export const keys: FeatureGroup = {
  title: 'Key, generations, workflows',
  features: [
    {
      isHeadline: true,
      name: 'One setting makes it send `Authorization: Key …`',
      find: async trial => {
        const model = trial.subject.createWithOneSetting(trial.emulator).languageModel(CLAUDE);
        const { text } = await trial.generate({ model });
        return orElse(text !== '', 'no text came');
      },
    },
    {
      isHeadline: true,
      name: 'The key may come from an async function, asked at each request',
      find: async trial => {
        const { subject, emulator } = trial;
        let count = 0;
        const provider = subject.createWithKeyFunction?.(emulator, () => {
          count += 1;
          return Promise.resolve(emulator.key);
        });
        if (provider === undefined) return 'it has no such setting';
        await trial.generate({ model: provider.languageModel(CLAUDE) });
        await trial.generate({ model: provider.languageModel(CLAUDE) });
        return orElse(count === 2, `it was asked ${count} times`);
      },
    },
    {
      name: 'Finds the key in the environment (`FAL_API_KEY`)',
      find: async trial => {
        process.env['FAL_API_KEY'] = trial.emulator.key;
        try {
          const model = trial.subject.createWithoutKey(trial.emulator.baseURL).languageModel(CLAUDE);
          const { text } = await trial.generate({ model });
          return orElse(text !== '', 'no text came');
        } finally {
          delete process.env['FAL_API_KEY'];
        }
      },
    },
    {
      name: 'A provider and a model can be created without a key',
      find: ({ subject, emulator }) => {
        subject.createWithoutKey(emulator.baseURL).languageModel(CLAUDE);
        return Promise.resolve(true);
      },
    },
    ...generations,
    {
      isHeadline: true,
      name: 'A workflow engine can store a model, without the key, and run it again',
      find: async trial => {
        const { emulator, provider } = trial;
        const model = provider.languageModel(CLAUDE);
        const modelClass = (model as object).constructor as StorableModelClass;
        const stored = JSON.stringify(modelClass[WORKFLOW_SERIALIZE]?.(model));
        if (stored === undefined) return 'its models can’t be stored';
        if (stored.includes(emulator.key)) return 'the key is in what is stored';
        process.env['FAL_API_KEY'] = emulator.key;
        try {
          const restored = modelClass[WORKFLOW_DESERIALIZE]?.(JSON.parse(stored));
          const { text } = await trial.generate({ model: restored as never });
          return orElse(text !== '', 'no text came');
        } finally {
          delete process.env['FAL_API_KEY'];
        }
      },
    },
    {
      name: 'Query parameters on each request, by a setting',
      find: async trial => {
        const { subject, emulator } = trial;
        const provider = subject.createWithQuery?.(emulator, { team: 'blue' });
        if (provider === undefined) return 'it has no such setting';
        await trial.generate({ model: provider.languageModel(CLAUDE) });
        return orElse(trial.lastRequest.path.endsWith('?team=blue'), 'the request had none');
      },
    },
    {
      isHeadline: true,
      name: 'A function of your own rewrites the request body, by a setting',
      find: async trial => {
        const { subject, emulator } = trial;
        const provider = subject.createWithBodyHook?.(emulator, body => ({ ...body, user: 'rewritten' }));
        if (provider === undefined) return 'it has no such setting';
        await trial.generate({ model: provider.languageModel(CLAUDE) });
        return orElse(trial.lastBody['user'] === 'rewritten', 'the body was not rewritten');
      },
    },
    {
      name: 'A function of your own reads more metadata from the answer, by a setting',
      find: async trial => {
        const { subject, emulator } = trial;
        const provider = subject.createWithMetadataHook?.(emulator, () => ({ read: 'by me' }));
        if (provider === undefined) return 'it has no such setting';
        const { providerMetadata } = await trial.generate({ model: provider.languageModel(CLAUDE) });
        return orElse(providerMetadata?.['hook']?.['read'] === 'by me', 'it was not called');
      },
    },
    {
      name: 'Keys of the upstream vendors for OpenRouter (`X-Provider-API-Keys`), by a setting',
      find: async trial => {
        const { subject, emulator } = trial;
        const provider = subject.createWithVendorKeys?.(emulator, { anthropic: 'vendor-key' });
        if (provider === undefined) return 'it has no such setting';
        await trial.generate({ model: provider.languageModel(CLAUDE) });
        const header = trial.lastRequest.headers['x-provider-api-keys'];
        return orElse(header === '{"anthropic":"vendor-key"}', `the header was ${header}`);
      },
    },
  ],
};
