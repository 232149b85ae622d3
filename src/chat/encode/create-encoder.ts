import { createOpenAICompatible, OpenAICompatibleChatLanguageModel } from '@ai-sdk/openai-compatible';
import { NoSuchModelError } from '@ai-sdk/provider';
import { OPTIONS_KEY } from '../../names.js';
import type { RequestEncoder } from './encode-request.js';

/**
 * Makes the factory's chat model, of which only the encoding is used: it never sends a request, so it needs neither key
 * nor `fetch`.
 */
export function createEncoder(modelId: string, baseURL: string): RequestEncoder {
  const model = createOpenAICompatible({
    name: OPTIONS_KEY,
    baseURL,
    supportsStructuredOutputs: true,
  }).chatModel(modelId);
  if (model instanceof OpenAICompatibleChatLanguageModel) return model;
  throw new NoSuchModelError({
    modelId,
    modelType: 'languageModel',
    message: 'This version of @ai-sdk/openai-compatible makes chat models that this package does not know.',
  });
}
