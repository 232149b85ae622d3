import type { FalOpenRouterCapabilities } from './catalog/capabilities.js';
import type { FalOpenRouterChatModelId } from './catalog/model-id.js';
import type { FalOpenRouterChatOptions } from './chat/chat-options.js';
import type { FalOpenRouterEmbeddingOptions } from './embedding/embedding-options.js';
import { lowerProviderToV2, type LoweredProviderV2 } from './generations/lower-provider-to-v2.js';
import { createProvider } from './provider.js';
import type { FalOpenRouterProviderSettings } from './settings.js';
import type { FalOpenRouterTools } from './tools.js';

export { DEFAULT_BASE_URL, type FalOpenRouterProviderSettings } from './settings.js';
export type { ApiKeySetting } from './api-key.js';
export type {
  FalOpenRouterCapabilities,
  FalOpenRouterCapabilityOverrides,
  Modality,
  ReasoningCapabilities,
  ReasoningEffort,
} from './catalog/capabilities.js';
export { listCapabilities } from './catalog/find-capabilities.js';
export { DEFAULT_MODEL_ID, type FalOpenRouterChatModelId } from './catalog/model-id.js';
export type {
  FalOpenRouterCacheControl,
  FalOpenRouterChatOptions,
  FalOpenRouterReasoningOptions,
  FalOpenRouterRoutingOptions,
} from './chat/chat-options.js';
export type { FalOpenRouterEmbeddingOptions } from './embedding/embedding-options.js';
export type { ChatLanguageModelV2 as FalOpenRouterChatLanguageModel } from './generations/v2/chat-language-model-v2.js';
export type { FalOpenRouterEmbeddingModelV2 as FalOpenRouterEmbeddingModel } from './generations/v2/embedding-model-v2.js';
export type { FalOpenRouterImageModelV2 as FalOpenRouterImageModel } from './generations/v2/image-model-v2.js';
export type { ServerTool } from './generations/lower-tools.js';
export type { FalOpenRouterImageMetadata, FalOpenRouterMetadata, FalOpenRouterUsage } from './metadata.js';
export type { FalOpenRouterTools, WebSearchSettings } from './tools.js';
export { VERSION } from './version.js';

/** The provider for AI SDK 5 (spec version V2). */
export type FalOpenRouterProvider = LoweredProviderV2<
  FalOpenRouterChatModelId,
  FalOpenRouterChatOptions,
  FalOpenRouterEmbeddingOptions,
  FalOpenRouterCapabilities,
  FalOpenRouterTools
>;

/**
 * Creates a provider for fal's OpenRouter route, for AI SDK 5. Settings, options, metadata and errors are those of the main
 * entry. Nothing is read from the environment and no key is needed until a request is sent.
 *
 * @throws InvalidArgumentError when a setting is malformed; it names the setting and says what is expected.
 */
export function createFalOpenRouter(settings: FalOpenRouterProviderSettings = {}): FalOpenRouterProvider {
  return lowerProviderToV2(createProvider(settings, { fetchesGeneratedFiles: true }));
}

/** The default provider: the key comes from the environment, when a request is sent. */
export const falOpenRouter: FalOpenRouterProvider = createFalOpenRouter();
