import { createOpenAICompatible, type OpenAICompatibleChatLanguageModel } from '@ai-sdk/openai-compatible';
import { DEFAULT_MODEL_ID } from '../../catalog/model-id.js';
import { OPTIONS_KEY } from '../../names.js';
import type { ResolvedSettings } from '../../settings.js';

/** One a provider: what the factory encodes is the same for all of its models, but for the id, which is put in by us. */
const encoders = new WeakMap<ResolvedSettings, OpenAICompatibleChatLanguageModel>();

/**
 * The factory's chat model, of which the encoding is used. It never sends a request: each of ours brings its own
 * `Authorization: Key …`, since the factory reads its headers once and its `apiKey` says `Bearer`.
 */
export function getEncoder(settings: ResolvedSettings): OpenAICompatibleChatLanguageModel {
  const known = encoders.get(settings);
  if (known !== undefined) return known;
  const factory = createOpenAICompatible({
    name: OPTIONS_KEY,
    baseURL: settings.baseURL,
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
  // The factory says of what it makes only that it is a language model.
  const model = factory.chatModel(DEFAULT_MODEL_ID) as OpenAICompatibleChatLanguageModel;
  encoders.set(settings, model);
  return model;
}
