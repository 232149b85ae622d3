import { embedMany, generateImage } from 'ai';
import { isObject } from '../../emulator/json.js';
import { orElse, type FeatureGroup } from '../feature.js';
import type { Trial } from '../trial.js';

const EMBEDDER = 'openai/text-embedding-3-small';

function embed(trial: Trial, dimensions?: number) {
  return embedMany({
    model: trial.provider.embeddingModel(EMBEDDER),
    values: ['one', 'two'],
    maxRetries: 0,
    ...(dimensions !== undefined && { dimensions }),
  });
}

export const otherModels: FeatureGroup = {
  title: 'Embeddings and images',
  features: [
    {
      name: 'Embeddings',
      find: async trial => {
        const { embeddings } = await embed(trial);
        return orElse(embeddings.length === 2, `${embeddings.length} came`);
      },
    },
    {
      name: 'Embeddings of a length that you choose (`dimensions`)',
      find: async trial => {
        const { embeddings } = await embed(trial, 256);
        return orElse(embeddings[0]?.length === 256, `they have ${embeddings[0]?.length} dimensions`);
      },
    },
    {
      name: 'Cost of embeddings in the provider metadata',
      find: async trial => {
        const { providerMetadata } = await embed(trial);
        const usage = providerMetadata?.[trial.subject.optionsKey]?.['usage'];
        return orElse(isObject(usage) && typeof usage['cost'] === 'number', 'there is none');
      },
    },
    {
      isHeadline: true,
      name: 'An image model for `generateImage`, over what the route has',
      find: async trial => {
        const { images } = await generateImage({
          model: trial.provider.imageModel('google/gemini-2.5-flash-image'),
          prompt: 'A dark pixel.',
          maxRetries: 0,
        });
        return orElse(images.length === 1, `${images.length} came`);
      },
    },
  ],
};
