import type { FalOpenRouterCapabilities } from './catalog/capabilities.js';
import type { FalOpenRouterChatModelId } from './catalog/model-id.js';
import type { FalOpenRouterChatOptions } from './chat/chat-options.js';
import type { FalOpenRouterEmbeddingOptions } from './embedding/embedding-options.js';
import { lowerProviderToV1, type LoweredProviderV1 } from './generations/lower-provider-to-v1.js';
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
export type { ChatLanguageModelV1 as FalOpenRouterChatLanguageModel } from './generations/v1/chat-language-model-v1.js';
export type { FalOpenRouterEmbeddingModelV1 as FalOpenRouterEmbeddingModel } from './generations/v1/embedding-model-v1.js';
export type { FalOpenRouterImageModelV1 as FalOpenRouterImageModel } from './generations/v1/image-model-v1.js';
export type { ServerTool } from './generations/lower-tools.js';
export type { FalOpenRouterImageMetadata, FalOpenRouterMetadata, FalOpenRouterUsage } from './metadata.js';
export type { FalOpenRouterTools, WebSearchSettings } from './tools.js';
export { VERSION } from './version.js';

/** The provider for AI SDK 4 (spec version V1). */
export type FalOpenRouterProvider = LoweredProviderV1<
  FalOpenRouterChatModelId,
  FalOpenRouterChatOptions,
  FalOpenRouterEmbeddingOptions,
  FalOpenRouterCapabilities,
  FalOpenRouterTools
>;

/**
 * Creates a provider for fal's OpenRouter route, for AI SDK 4. Settings, options, metadata and errors are those of the main
 * entry. Nothing is read from the environment and no key is needed until a request is sent.
 *
 * @throws InvalidArgumentError when a setting is malformed; it names the setting and says what is expected.
 */
export function createFalOpenRouter(settings: FalOpenRouterProviderSettings = {}): FalOpenRouterProvider {
  return lowerProviderToV1(
    createProvider(settings, { fetchesGeneratedFiles: true, isZeroTemperatureImplied: true }),
  );
}

/** The default provider: the key comes from the environment, when a request is sent. */
export const falOpenRouter: FalOpenRouterProvider = createFalOpenRouter();
