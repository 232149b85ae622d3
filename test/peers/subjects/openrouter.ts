import {
  createOpenRouter,
  type OpenRouterProvider,
  type OpenRouterProviderSettings,
} from '@openrouter/ai-sdk-provider';
import type { Route, Subject, SubjectProvider } from '../subject.js';
import { readVersion } from './read-version.js';

function createSettings({ baseURL, key }: Route): OpenRouterProviderSettings {
  return {
    baseURL,
    // It insists on a key of its own; the header then takes the place of the `Bearer` that it makes of that.
    apiKey: 'not used',
    headers: { Authorization: `Key ${key}` },
    compatibility: 'strict',
  };
}

/** Its type promises `embeddingModel`, which is not there: the name that works is that of AI SDK 5. */
function adapt(provider: OpenRouterProvider): SubjectProvider {
  return {
    languageModel: modelId => provider.languageModel(modelId),
    embeddingModel: modelId => provider.textEmbeddingModel(modelId),
    imageModel: modelId => provider.imageModel(modelId),
  };
}

/** OpenRouter's own provider, pointed at fal's route. */
export const openRouter: Subject = {
  packageName: '@openrouter/ai-sdk-provider',
  version: readVersion('@openrouter/ai-sdk-provider'),
  optionsKey: 'openrouter',
  cacheOptions: () => ({ openrouter: { cacheControl: { type: 'ephemeral' } } }),
  create: route => adapt(createOpenRouter(createSettings(route))),
  createWithOneSetting: ({ baseURL, key }) =>
    adapt(createOpenRouter({ baseURL, headers: { Authorization: `Key ${key}` } })),
  createWithoutKey: baseURL => adapt(createOpenRouter({ baseURL })),
  createWithVendorKeys: (route, keys) =>
    adapt(createOpenRouter({ ...createSettings(route), api_keys: keys })),
  createWebSearch: maxResults => createOpenRouter().tools.webSearch({ maxResults }),
  loadModel: (_generation, route, modelId) =>
    Promise.resolve(createOpenRouter(createSettings(route)).languageModel(modelId)),
};
