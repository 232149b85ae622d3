import { createOpenAICompatible, type OpenAICompatibleProviderSettings } from '@ai-sdk/openai-compatible';
import type { Route, Subject } from '../subject.js';
import { readVersion } from './read-version.js';

const OPTIONS_KEY = 'fal';

function createSettings({ baseURL, key }: Route): OpenAICompatibleProviderSettings {
  return {
    name: OPTIONS_KEY,
    baseURL,
    headers: { Authorization: `Key ${key}` },
    includeUsage: true,
    supportsStructuredOutputs: true,
    supportsMultiPartToolContent: true,
    supportedUrls: () => ({ 'image/*': [/^https?:/], 'video/*': [/^https?:/] }),
  };
}

/** The AI SDK's own factory, as a program would use it for this route, with every setting that helps. */
export const openAICompatible: Subject = {
  packageName: '@ai-sdk/openai-compatible',
  version: readVersion('@ai-sdk/openai-compatible'),
  optionsKey: OPTIONS_KEY,
  // What stands under this key on a message or part goes to the wire as it is.
  cacheOptions: () => ({ openaiCompatible: { cache_control: { type: 'ephemeral' } } }),
  create: route => createOpenAICompatible(createSettings(route)),
  createWithOneSetting: ({ baseURL, key }) =>
    createOpenAICompatible({ name: OPTIONS_KEY, baseURL, headers: { Authorization: `Key ${key}` } }),
  createWithKeyFunction: ({ baseURL }, getKey) =>
    createOpenAICompatible({ name: OPTIONS_KEY, baseURL, apiKey: getKey }),
  createWithoutKey: baseURL => createOpenAICompatible({ name: OPTIONS_KEY, baseURL }),
  createWithQuery: (route, queryParams) => createOpenAICompatible({ ...createSettings(route), queryParams }),
  createWithBodyHook: (route, rewrite) =>
    createOpenAICompatible({ ...createSettings(route), transformRequestBody: rewrite }),
  createWithMetadataHook: (route, read) =>
    createOpenAICompatible({
      ...createSettings(route),
      metadataExtractor: {
        extractMetadata: ({ parsedBody }) => Promise.resolve({ hook: read(parsedBody) as never }),
        createStreamExtractor: () => ({ processChunk: () => {}, buildMetadata: () => undefined }),
      },
    }),
  loadModel: (_generation, route, modelId) =>
    Promise.resolve(createOpenAICompatible(createSettings(route)).languageModel(modelId)),
};
