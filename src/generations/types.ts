import type {
  EmbeddingModelV4,
  ImageModelV4,
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  SharedV4Warning,
} from '@ai-sdk/provider';

/**
 * Lowers one stream part to the generation below: it may emit none, one or several. An instance belongs to one stream and may keep
 * state between its parts, such as the names of tools by call id.
 */
export type LowerStreamPart<INPUT, OUTPUT> = (part: INPUT, emit: (part: OUTPUT) => void) => void;

/** A stream whose parts were lowered where they are made, so that an older generation costs no hop of its own. */
export interface LoweredStream<PART> {
  stream: ReadableStream<PART>;
  request: { body: string };
  response: { headers: Record<string, string> };
  warnings: SharedV4Warning[];
}

/** What the V4 chat model offers to the older generations. */
export interface StreamSource<CAPABILITIES = unknown> extends LanguageModelV4 {
  /** What is known of the model. Absent: nothing. */
  readonly capabilities?: CAPABILITIES | undefined;

  /** `doStream` with each part put through `lower` on its way out. */
  streamParts<PART>(
    options: LanguageModelV4CallOptions,
    lower: LowerStreamPart<LanguageModelV4StreamPart, PART>,
  ): Promise<LoweredStream<PART>>;
}

/** The parts of a V4 provider that the older generations are made of. */
export interface ProviderSource<
  MODEL_ID extends string = string,
  MODEL_OPTIONS extends object = object,
  EMBEDDING_OPTIONS extends object = object,
  CAPABILITIES = unknown,
  TOOLS extends object = object,
> {
  languageModel(modelId?: MODEL_ID, options?: MODEL_OPTIONS): StreamSource<CAPABILITIES>;
  embeddingModel(modelId: string, options?: EMBEDDING_OPTIONS): EmbeddingModelV4;
  imageModel(modelId: string): ImageModelV4;
  transcriptionModel(modelId: string): never;
  speechModel(modelId: string): never;
  rerankingModel(modelId: string): never;
  capabilities(modelId: string): CAPABILITIES | undefined;
  readonly tools: TOOLS;
}
