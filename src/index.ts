export { createFalOpenRouter, falOpenRouter, type FalOpenRouterProvider } from './provider.js';
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
export { listModelEntries, toModelEntry } from './catalog/model-entries.js';
export { DEFAULT_MODEL_ID, type FalOpenRouterChatModelId } from './catalog/model-id.js';
export type { FalOpenRouterChatLanguageModel } from './chat/chat-language-model.js';
export type {
  FalOpenRouterCacheControl,
  FalOpenRouterChatOptions,
  FalOpenRouterReasoningOptions,
  FalOpenRouterRoutingOptions,
} from './chat/chat-options.js';
export type { FalOpenRouterEmbeddingModel } from './embedding/embedding-model.js';
export type { FalOpenRouterEmbeddingOptions } from './embedding/embedding-options.js';
export type { FalOpenRouterImageModel } from './image/image-model.js';
export type { FalOpenRouterImageMetadata, FalOpenRouterMetadata, FalOpenRouterUsage } from './metadata.js';
export type { FalOpenRouterTools, WebSearchSettings } from './tools.js';
export { VERSION } from './version.js';
