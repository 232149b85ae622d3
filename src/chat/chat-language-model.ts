import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@workflow/serde';
import type { FalOpenRouterCapabilities } from '../catalog/capabilities.js';
import { PROVIDER_NAME } from '../names.js';
import type { LowerStreamPart } from './create-part-stream.js';
import type { CalledModel } from './request-answer.js';
import {
  deserializeModel,
  serializeModel,
  type ModelConfig,
  type SerializedModel,
} from './serialize-model.js';
import { createSupportedUrls } from './supported-urls.js';
// The catalogue after everything else: see the provider.
import { findCapabilities } from '../catalog/find-capabilities.js';

/** What a chat model is made of. */
export interface ChatModelConfig extends ModelConfig {
  /** Whether generated files come as bytes even where the route gives an address. */
  readonly fetchesGeneratedFiles: boolean;
  /** Whether the SDK says `temperature: 0` where the caller says nothing, so that it is no wish of theirs. */
  readonly isZeroTemperatureImplied?: boolean;
  /** Whether a durable engine restored the model, so that its agent may drop the reasoning parts of an answer. */
  readonly isRestored?: boolean;
}

/** A stream of parts of any spec version, and what is known before its first part. */
export interface PartStreamResult<PART> {
  readonly stream: ReadableStream<PART>;
  readonly request: { readonly body: string };
  readonly response: { readonly headers: Record<string, string> };
  readonly warnings: SharedV4Warning[];
}

/**
 * A language model of fal's OpenRouter route. What a call does (encode → send → events → decode) is loaded by the first call: a
 * program that imports the package and asks nothing pays for nothing.
 */
export class FalOpenRouterChatLanguageModel implements LanguageModelV4 {
  readonly specificationVersion = 'v4';
  readonly provider: string = `${PROVIDER_NAME}.chat`;
  readonly modelId: string;
  readonly #config: ChatModelConfig;

  /** What a durable engine stores of the model: everything but the key and what is no JSON. */
  static [WORKFLOW_SERIALIZE](model: FalOpenRouterChatLanguageModel): SerializedModel {
    const { isRestored: _isRestored, ...config } = model.#config;
    return serializeModel(model.modelId, config);
  }

  /** The model again, perhaps in another process: its key comes from the environment there. */
  static [WORKFLOW_DESERIALIZE](serialized: SerializedModel): FalOpenRouterChatLanguageModel {
    return new FalOpenRouterChatLanguageModel(serialized.modelId, {
      ...deserializeModel(serialized),
      fetchesGeneratedFiles: serialized.config['fetchesGeneratedFiles'] === true,
      isRestored: true,
    });
  }

  constructor(modelId: string, config: ChatModelConfig) {
    this.modelId = modelId;
    this.#config = config;
  }

  /** What the catalogue and the `models` setting know of this model; `undefined` when nobody described it. */
  get capabilities(): FalOpenRouterCapabilities | undefined {
    return findCapabilities(this.modelId, this.#config.settings.models);
  }

  /** Addresses that the route fetches by itself, by the model's input modalities. */
  get supportedUrls(): Record<string, RegExp[]> {
    return createSupportedUrls(this.capabilities);
  }

  async doGenerate(callOptions: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    const { generateAnswer } = await import('./call-model.js');
    return generateAnswer(this.#describe(), callOptions);
  }

  async doStream(callOptions: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const { stream, request, response } = await this.streamParts<LanguageModelV4StreamPart>(
      callOptions,
      (part, emit) => emit(part),
    );
    return { stream, request, response };
  }

  /** Streams the answer as parts of the spec version that `lower` makes of them. Resolves once the model said something. */
  async streamParts<PART>(
    callOptions: LanguageModelV4CallOptions,
    lower: LowerStreamPart<PART>,
  ): Promise<PartStreamResult<PART>> {
    const { streamAnswer } = await import('./call-model.js');
    return streamAnswer(this.#describe(), callOptions, lower);
  }

  #describe(): CalledModel {
    return { modelId: this.modelId, config: this.#config, capabilities: this.capabilities };
  }
}
