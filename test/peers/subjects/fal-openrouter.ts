import { createFalOpenRouter, VERSION } from '../../../src/index.js';
import { createFalOpenRouter as createForGeneration4 } from '../../../src/v1.js';
import { createFalOpenRouter as createForGeneration5 } from '../../../src/v2.js';
import { createFalOpenRouter as createForGeneration6 } from '../../../src/v3.js';
import type { Subject } from '../subject.js';

const FACTORIES = {
  4: createForGeneration4,
  5: createForGeneration5,
  6: createForGeneration6,
  7: createFalOpenRouter,
};

/** This package. */
export const falOpenRouter: Subject = {
  packageName: 'ai-sdk-fal-openrouter',
  version: VERSION,
  optionsKey: 'falOpenRouter',
  cacheOptions: () => ({ falOpenRouter: { cacheControl: { type: 'ephemeral' } } }),
  create: ({ baseURL, key }) => createFalOpenRouter({ baseURL, apiKey: key }),
  createWithOneSetting: ({ baseURL, key }) => createFalOpenRouter({ baseURL, apiKey: key }),
  createWithKeyFunction: ({ baseURL }, getKey) => createFalOpenRouter({ baseURL, apiKey: getKey }),
  createWithoutKey: baseURL => createFalOpenRouter({ baseURL }),
  createWebSearch: maxResults => createFalOpenRouter().tools.webSearch({ maxResults }),
  loadModel: (generation, { baseURL, key }, modelId) =>
    Promise.resolve(FACTORIES[generation]({ baseURL, apiKey: key })(modelId)),
};
