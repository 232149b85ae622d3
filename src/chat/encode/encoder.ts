import { createOpenAICompatible, type OpenAICompatibleChatLanguageModel } from '@ai-sdk/openai-compatible';
import { DEFAULT_MODEL_ID } from '../../catalog/model-id.js';
import { OPTIONS_KEY } from '../../names.js';
import { DEFAULT_BASE_URL } from '../../settings.js';

/**
 * The factory's chat model, of which the encoding is used: one for all providers and models, since it never sends a request.
 * Each of ours brings its own `Authorization: Key …`, where the factory reads its headers once and its `apiKey` says `Bearer`.
 */
export const encoder: OpenAICompatibleChatLanguageModel = createOpenAICompatible({
  name: OPTIONS_KEY,
  baseURL: DEFAULT_BASE_URL,
  supportsStructuredOutputs: true,
  // The factory says of what it makes only that it is a language model.
}).chatModel(DEFAULT_MODEL_ID) as OpenAICompatibleChatLanguageModel;
