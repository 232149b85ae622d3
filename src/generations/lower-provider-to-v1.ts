import { createLoweredProvider, type LoweredProvider } from './create-lowered-provider.js';
import { lowerTools, type LoweredTools } from './lower-tools.js';
import type { ProviderSource } from './types.js';
import { ChatLanguageModelV1 } from './v1/chat-language-model-v1.js';
import { FalOpenRouterEmbeddingModelV1 } from './v1/embedding-model-v1.js';
import { FalOpenRouterImageModelV1 } from './v1/image-model-v1.js';

/** A provider for AI SDK 4, made of a V4 one. */
export interface LoweredProviderV1<
  MODEL_ID extends string,
  MODEL_OPTIONS extends object,
  EMBEDDING_OPTIONS extends object,
  CAPABILITIES,
  TOOLS,
> extends LoweredProvider<
  MODEL_ID,
  MODEL_OPTIONS,
  CAPABILITIES,
  ChatLanguageModelV1<CAPABILITIES>,
  FalOpenRouterImageModelV1
> {
  /** Not part of `ProviderV1`, which has no version. */
  readonly specificationVersion: 'v1';
  /** An embedding model. */
  textEmbeddingModel(modelId: string, options?: EMBEDDING_OPTIONS): FalOpenRouterEmbeddingModelV1;
  /** Tools that the route runs itself. */
  readonly tools: LoweredTools<TOOLS, 'provider-defined'>;
}

/** Makes a provider for AI SDK 4 of a V4 one. */
export function lowerProviderToV1<
  MODEL_ID extends string,
  MODEL_OPTIONS extends object,
  EMBEDDING_OPTIONS extends object,
  CAPABILITIES,
  TOOLS extends object,
>(
  source: ProviderSource<MODEL_ID, MODEL_OPTIONS, EMBEDDING_OPTIONS, CAPABILITIES, TOOLS>,
): LoweredProviderV1<MODEL_ID, MODEL_OPTIONS, EMBEDDING_OPTIONS, CAPABILITIES, TOOLS> {
  const provider = createLoweredProvider(
    source,
    model => new ChatLanguageModelV1(model),
    model => new FalOpenRouterImageModelV1(model),
  );
  return Object.assign(provider, {
    specificationVersion: 'v1' as const,
    textEmbeddingModel: (modelId: string, options?: EMBEDDING_OPTIONS) =>
      new FalOpenRouterEmbeddingModelV1(source.embeddingModel(modelId, options)),
    tools: lowerTools(source.tools, 'provider-defined'),
  });
}
