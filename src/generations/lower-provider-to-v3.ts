import { createLoweredProvider, type LoweredProvider } from './create-lowered-provider.js';
import { lowerTools, type LoweredTools } from './lower-tools.js';
import type { ProviderSource } from './types.js';
import { ChatLanguageModelV3 } from './v3/chat-language-model-v3.js';
import { FalOpenRouterEmbeddingModelV3 } from './v3/embedding-model-v3.js';
import { FalOpenRouterImageModelV3 } from './v3/image-model-v3.js';

/** A provider for AI SDK 6, made of a V4 one. */
export interface LoweredProviderV3<
  MODEL_ID extends string,
  MODEL_OPTIONS extends object,
  EMBEDDING_OPTIONS extends object,
  CAPABILITIES,
  TOOLS,
> extends LoweredProvider<
  MODEL_ID,
  MODEL_OPTIONS,
  CAPABILITIES,
  ChatLanguageModelV3<CAPABILITIES>,
  FalOpenRouterImageModelV3
> {
  readonly specificationVersion: 'v3';
  /** An embedding model. */
  embeddingModel(modelId: string, options?: EMBEDDING_OPTIONS): FalOpenRouterEmbeddingModelV3;
  /** An embedding model, by the name that AI SDK 6 calls deprecated. */
  textEmbeddingModel(modelId: string, options?: EMBEDDING_OPTIONS): FalOpenRouterEmbeddingModelV3;
  /** Tools that the route runs itself. */
  readonly tools: LoweredTools<TOOLS, 'provider'>;
}

/** Makes a provider for AI SDK 6 of a V4 one. */
export function lowerProviderToV3<
  MODEL_ID extends string,
  MODEL_OPTIONS extends object,
  EMBEDDING_OPTIONS extends object,
  CAPABILITIES,
  TOOLS extends object,
>(
  source: ProviderSource<MODEL_ID, MODEL_OPTIONS, EMBEDDING_OPTIONS, CAPABILITIES, TOOLS>,
): LoweredProviderV3<MODEL_ID, MODEL_OPTIONS, EMBEDDING_OPTIONS, CAPABILITIES, TOOLS> {
  const createEmbeddingModel = (
    modelId: string,
    options?: EMBEDDING_OPTIONS,
  ): FalOpenRouterEmbeddingModelV3 =>
    new FalOpenRouterEmbeddingModelV3(source.embeddingModel(modelId, options));
  const provider = createLoweredProvider(
    source,
    model => new ChatLanguageModelV3(model),
    model => new FalOpenRouterImageModelV3(model),
  );
  return Object.assign(provider, {
    specificationVersion: 'v3' as const,
    embeddingModel: createEmbeddingModel,
    textEmbeddingModel: createEmbeddingModel,
    tools: lowerTools(source.tools, 'provider'),
  });
}
