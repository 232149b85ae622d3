import { createLoweredProvider, type LoweredProvider } from './create-lowered-provider.js';
import { lowerTools, type LoweredTools } from './lower-tools.js';
import type { ProviderSource } from './types.js';
import { ChatLanguageModelV2 } from './v2/chat-language-model-v2.js';
import { FalOpenRouterEmbeddingModelV2 } from './v2/embedding-model-v2.js';
import { FalOpenRouterImageModelV2 } from './v2/image-model-v2.js';

/** A provider for AI SDK 5, made of a V4 one. */
export interface LoweredProviderV2<
  MODEL_ID extends string,
  MODEL_OPTIONS extends object,
  EMBEDDING_OPTIONS extends object,
  CAPABILITIES,
  TOOLS,
> extends LoweredProvider<
  MODEL_ID,
  MODEL_OPTIONS,
  CAPABILITIES,
  ChatLanguageModelV2<CAPABILITIES>,
  FalOpenRouterImageModelV2
> {
  /** Not part of `ProviderV2`; AI SDK 6 and 7 take a provider that says anything but their own versions for a V2 one. */
  readonly specificationVersion: 'v2';
  /** An embedding model. */
  textEmbeddingModel(modelId: string, options?: EMBEDDING_OPTIONS): FalOpenRouterEmbeddingModelV2;
  /** Tools that the route runs itself. */
  readonly tools: LoweredTools<TOOLS, 'provider-defined'>;
}

/** Makes a provider for AI SDK 5 of a V4 one. */
export function lowerProviderToV2<
  MODEL_ID extends string,
  MODEL_OPTIONS extends object,
  EMBEDDING_OPTIONS extends object,
  CAPABILITIES,
  TOOLS extends object,
>(
  source: ProviderSource<MODEL_ID, MODEL_OPTIONS, EMBEDDING_OPTIONS, CAPABILITIES, TOOLS>,
): LoweredProviderV2<MODEL_ID, MODEL_OPTIONS, EMBEDDING_OPTIONS, CAPABILITIES, TOOLS> {
  const provider = createLoweredProvider(
    source,
    model => new ChatLanguageModelV2(model),
    model => new FalOpenRouterImageModelV2(model),
  );
  return Object.assign(provider, {
    specificationVersion: 'v2' as const,
    textEmbeddingModel: (modelId: string, options?: EMBEDDING_OPTIONS) =>
      new FalOpenRouterEmbeddingModelV2(source.embeddingModel(modelId, options)),
    tools: lowerTools(source.tools, 'provider-defined'),
  });
}
