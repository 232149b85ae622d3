import { NoSuchModelError, type ProviderV4 } from '@ai-sdk/provider';
import type { FalOpenRouterCapabilities } from './catalog/capabilities.js';
import type { FalOpenRouterChatModelId } from './catalog/model-id.js';
import type { FalOpenRouterChatOptions } from './chat/chat-options.js';
import { validateChatOptions } from './chat/chat-options-schema.js';
import { mergeChatOptions } from './chat/merge-chat-options.js';
import { FalOpenRouterEmbeddingModel } from './embedding/embedding-model.js';
import {
  validateEmbeddingOptions,
  type FalOpenRouterEmbeddingOptions,
} from './embedding/embedding-options.js';
import { requireModelId, resolveModelId } from './model-id.js';
import { resolveSettings, type FalOpenRouterProviderSettings } from './settings.js';
import { falOpenRouterTools, type FalOpenRouterTools } from './tools.js';
// The catalogue after everything else: bundlers keep the order, and its text compresses best apart from code.
import { FalOpenRouterImageModel } from './image/image-model.js';
import { FalOpenRouterChatLanguageModel, type ChatModelConfig } from './chat/chat-language-model.js';
import { findCapabilities } from './catalog/find-capabilities.js';

/** The provider: callable, and with a method for each kind of model. */
export interface FalOpenRouterProvider extends ProviderV4 {
  /**
   * A language model.
   *
   * @param modelId `google/gemini-2.5-flash`, or the reference form `fal-openrouter/google/gemini-2.5-flash`. Default: the
   * default model, `google/gemini-2.5-flash`.
   * @param options provider options for every call of this model; those of a call win over them.
   * @throws InvalidArgumentError when the id is no text or an option has a wrong type.
   */
  (modelId?: FalOpenRouterChatModelId, options?: FalOpenRouterChatOptions): FalOpenRouterChatLanguageModel;

  /** The same as calling the provider. */
  languageModel(
    modelId?: FalOpenRouterChatModelId,
    options?: FalOpenRouterChatOptions,
  ): FalOpenRouterChatLanguageModel;

  /** The same as calling the provider. */
  chatModel(
    modelId?: FalOpenRouterChatModelId,
    options?: FalOpenRouterChatOptions,
  ): FalOpenRouterChatLanguageModel;

  /**
   * An embedding model, such as `openai/text-embedding-3-small`.
   *
   * @param options provider options for every call of this model; those of a call win over them. Of the provider's `defaults`,
   * `user` and `provider` count here.
   * @throws InvalidArgumentError when the id is no text or an option has a wrong type.
   */
  embeddingModel(modelId: string, options?: FalOpenRouterEmbeddingOptions): FalOpenRouterEmbeddingModel;

  /** @deprecated The name of AI SDK 5: use `embeddingModel`. */
  textEmbeddingModel(modelId: string, options?: FalOpenRouterEmbeddingOptions): FalOpenRouterEmbeddingModel;

  /** A model that makes images, such as `google/gemini-2.5-flash-image`; it is asked through chat. */
  imageModel(modelId: string): FalOpenRouterImageModel;

  /** The route has none. @throws NoSuchModelError always. */
  transcriptionModel(modelId: string): never;

  /** The route has none. @throws NoSuchModelError always. */
  speechModel(modelId: string): never;

  /** The route has none. @throws NoSuchModelError always. */
  rerankingModel(modelId: string): never;

  /** What is known of a model: the catalogue, and the `models` setting over it. `undefined` for an id nobody described. */
  capabilities(modelId: FalOpenRouterChatModelId): FalOpenRouterCapabilities | undefined;

  /** Tools that the route runs by itself. */
  readonly tools: FalOpenRouterTools;
}

/** What the models of an older generation need to be different: see {@link ChatModelConfig}. */
export type FalOpenRouterInternals = Pick<
  ChatModelConfig,
  'fetchesGeneratedFiles' | 'isZeroTemperatureImplied'
>;

/**
 * Creates a provider for fal's OpenRouter route. Nothing is read from the environment and no key is needed until a request
 * is sent.
 *
 * @throws InvalidArgumentError when a setting is malformed; it names the setting and says what is expected.
 * @example
 * const falOpenRouter = createFalOpenRouter({ appName: 'My app', storeIO: false });
 * const { text } = await generateText({ model: falOpenRouter('openai/gpt-4.1'), prompt: 'Hello' });
 */
export function createFalOpenRouter(settings: FalOpenRouterProviderSettings = {}): FalOpenRouterProvider {
  return createProvider(settings, { fetchesGeneratedFiles: false });
}

/** As {@link createFalOpenRouter}, with what the older generations need to be different. */
export function createProvider(
  settings: FalOpenRouterProviderSettings,
  internals: FalOpenRouterInternals,
): FalOpenRouterProvider {
  const resolved = resolveSettings(settings);
  const defaults = mergeChatOptions(validateChatOptions(resolved.defaults, 'defaults'));
  const createChatModel = (
    modelId?: FalOpenRouterChatModelId,
    options?: FalOpenRouterChatOptions,
  ): FalOpenRouterChatLanguageModel =>
    new FalOpenRouterChatLanguageModel(resolveModelId(modelId), {
      settings: resolved,
      options: mergeChatOptions(defaults, validateChatOptions(options, 'options')),
      ...internals,
    });

  const { user, provider } = defaults;
  const createEmbeddingModel = (
    modelId: string,
    options?: FalOpenRouterEmbeddingOptions,
  ): FalOpenRouterEmbeddingModel =>
    new FalOpenRouterEmbeddingModel(requireModelId(modelId), {
      settings: resolved,
      options: mergeChatOptions({ user, provider }, validateEmbeddingOptions(options, 'options')),
    });

  return Object.assign(
    // A function of its own, since the properties are put on it.
    (...args: Parameters<typeof createChatModel>) => createChatModel(...args),
    {
      specificationVersion: 'v4' as const,
      languageModel: createChatModel,
      chatModel: createChatModel,
      embeddingModel: createEmbeddingModel,
      textEmbeddingModel: createEmbeddingModel,
      imageModel: (modelId: string) =>
        new FalOpenRouterImageModel(requireModelId(modelId), { settings: resolved, options: defaults }),
      transcriptionModel: refuseModels('transcriptionModel'),
      speechModel: refuseModels('speechModel'),
      rerankingModel: refuseModels('rerankingModel'),
      capabilities: (modelId: FalOpenRouterChatModelId) =>
        findCapabilities(resolveModelId(modelId), resolved.models),
      tools: falOpenRouterTools,
    },
  );
}

function refuseModels(modelType: 'transcriptionModel' | 'speechModel' | 'rerankingModel') {
  return (modelId: string): never => {
    throw new NoSuchModelError({
      modelId,
      modelType,
      message: `fal's OpenRouter route has no ${modelType}.`,
    });
  };
}

/** The default provider: the key comes from the environment, when a request is sent. */
export const falOpenRouter: FalOpenRouterProvider = createFalOpenRouter();
