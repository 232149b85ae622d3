import type { ImageModelV4 } from '@ai-sdk/provider';
import type { ProviderSource, StreamSource } from './types.js';

/** What the providers of all older generations have in common. */
export interface LoweredProvider<
  MODEL_ID extends string,
  MODEL_OPTIONS extends object,
  CAPABILITIES,
  CHAT_MODEL,
  IMAGE_MODEL,
> {
  /** A chat model: the same as `languageModel`. */
  (modelId?: MODEL_ID, options?: MODEL_OPTIONS): CHAT_MODEL;
  /** A chat model. Without an id it is the default model. */
  languageModel(modelId?: MODEL_ID, options?: MODEL_OPTIONS): CHAT_MODEL;
  /** A chat model: the same as `languageModel`. */
  chatModel(modelId?: MODEL_ID, options?: MODEL_OPTIONS): CHAT_MODEL;
  /** An image model. */
  imageModel(modelId: string): IMAGE_MODEL;
  /** The route has none. @throws NoSuchModelError always. */
  transcriptionModel(modelId: string): never;
  /** The route has none. @throws NoSuchModelError always. */
  speechModel(modelId: string): never;
  /** The route has none. @throws NoSuchModelError always. */
  rerankingModel(modelId: string): never;
  /** What is known of a model. `undefined`: nothing. */
  capabilities(modelId: MODEL_ID): CAPABILITIES | undefined;
}

/** Makes what the providers of all older generations have in common. Its functions may be taken off it: none asks for `this`. */
export function createLoweredProvider<
  MODEL_ID extends string,
  MODEL_OPTIONS extends object,
  CAPABILITIES,
  CHAT_MODEL,
  IMAGE_MODEL,
>(
  source: ProviderSource<MODEL_ID, MODEL_OPTIONS, object, CAPABILITIES>,
  lowerChatModel: (model: StreamSource<CAPABILITIES>) => CHAT_MODEL,
  lowerImageModel: (model: ImageModelV4) => IMAGE_MODEL,
): LoweredProvider<MODEL_ID, MODEL_OPTIONS, CAPABILITIES, CHAT_MODEL, IMAGE_MODEL> {
  const createChatModel = (modelId?: MODEL_ID, options?: MODEL_OPTIONS): CHAT_MODEL =>
    lowerChatModel(source.languageModel(modelId, options));
  return Object.assign((modelId?: MODEL_ID, options?: MODEL_OPTIONS) => createChatModel(modelId, options), {
    languageModel: createChatModel,
    chatModel: createChatModel,
    imageModel: (modelId: string) => lowerImageModel(source.imageModel(modelId)),
    transcriptionModel: (modelId: string) => source.transcriptionModel(modelId),
    speechModel: (modelId: string) => source.speechModel(modelId),
    rerankingModel: (modelId: string) => source.rerankingModel(modelId),
    capabilities: (modelId: MODEL_ID) => source.capabilities(modelId),
  });
}
