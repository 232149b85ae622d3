import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { extractResponseHeaders, WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import type { FalOpenRouterCapabilities } from '../catalog/capabilities.js';
import { findCapabilities } from '../catalog/find-capabilities.js';
import { createErrorFromAnswer, createUnreadableAnswerError } from '../errors/create-api-call-error.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';
import { readAnswer } from '../read-answer.js';
import { createUrl, sendRequest } from '../send-request.js';
import { AnswerStream } from './answer-stream.js';
import { collectContent } from './collect-content.js';
import { createPartStream, type LowerStreamPart } from './create-part-stream.js';
import { AnswerDecoder, type ReportedError } from './decode/answer-decoder.js';
import { isAnswer, isObject, readText } from './decode/wire-answer.js';
import { createEncoder } from './encode/create-encoder.js';
import { encodeRequest, type RequestEncoder } from './encode/encode-request.js';
import { fetchGeneratedFile } from './fetch-generated-file.js';
import { mergeChatOptions, readCallOptions } from './merge-chat-options.js';
import {
  deserializeModel,
  serializeModel,
  type ModelConfig,
  type SerializedModel,
} from './serialize-model.js';
import { createSupportedUrls } from './supported-urls.js';

const PATH = '/chat/completions';

/** What a chat model is made of. */
export interface ChatModelConfig extends ModelConfig {
  /** Whether generated files come as bytes even where the route gives an address. */
  readonly fetchesGeneratedFiles: boolean;
}

/** A stream of parts of any spec version, and what is known before its first part. */
export interface PartStreamResult<PART> {
  readonly stream: ReadableStream<PART>;
  readonly request: { readonly body: string };
  readonly response: { readonly headers: Record<string, string> };
  readonly warnings: SharedV4Warning[];
}

/** A language model of fal's OpenRouter route. It only composes the translations: encode → send → events → decode. */
export class FalOpenRouterChatLanguageModel implements LanguageModelV4 {
  readonly specificationVersion = 'v4';
  readonly provider: string = `${PROVIDER_NAME}.chat`;
  readonly modelId: string;
  readonly #config: ChatModelConfig;
  #encoder: RequestEncoder | undefined;

  /** What a durable engine stores of the model: everything but the key and what is no JSON. */
  static [WORKFLOW_SERIALIZE](model: FalOpenRouterChatLanguageModel): SerializedModel {
    return serializeModel(model.modelId, model.#config);
  }

  /** The model again, perhaps in another process: its key comes from the environment there. */
  static [WORKFLOW_DESERIALIZE](serialized: SerializedModel): FalOpenRouterChatLanguageModel {
    return new FalOpenRouterChatLanguageModel(serialized.modelId, {
      ...deserializeModel(serialized),
      fetchesGeneratedFiles: serialized.config['fetchesGeneratedFiles'] === true,
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
    const { body, text, warnings } = await this.#encode(callOptions, false);
    const response = await this.#send(callOptions, body, text);
    const headers = extractResponseHeaders(response);
    const context = { url: this.#url, requestBodyValues: body, responseHeaders: headers };

    const { text: responseText, body: responseBody } = await readAnswer(
      response,
      context,
      callOptions.abortSignal,
    );
    if (!isAnswer(responseBody)) throw createUnreadableAnswerError(responseText, response.status, context);
    const parts: LanguageModelV4StreamPart[] = [];
    const errors: ReportedError[] = [];
    const decoder = new AnswerDecoder({
      emit: part => void parts.push(part),
      onError: error => void errors.push(error),
      requestId: headers['x-fal-request-id'],
      audioFormat: readAudioFormat(body),
    });
    decoder.decode(responseBody);
    decoder.finish(true);
    const [error] = errors;
    if (error !== undefined && !decoder.hasContent) {
      throw createErrorFromAnswer(error.statement, error.data, responseText, context);
    }
    const { content, finish, responseMetadata } = collectContent(parts);
    if (finish === undefined) throw createUnreadableAnswerError(responseText, response.status, context);
    const metadata = finish.providerMetadata?.[OPTIONS_KEY];
    return {
      content: await this.#prepareContent(content, callOptions.abortSignal),
      finishReason: finish.finishReason,
      usage: finish.usage,
      providerMetadata: {
        // A result has no error part, so what went wrong beside the content is told here.
        [OPTIONS_KEY]: error === undefined ? { ...metadata } : { ...metadata, error: { ...error.statement } },
      },
      request: { body: text },
      response: { ...responseMetadata, headers, body: responseBody },
      warnings,
    };
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
    const { abortSignal } = callOptions;
    const { body, text, warnings } = await this.#encode(callOptions, true);
    const response = await this.#send(callOptions, body, text);
    const headers = extractResponseHeaders(response);
    const context = { url: this.#url, requestBodyValues: body, responseHeaders: headers };
    const answer = new AnswerStream({
      response,
      context,
      audioFormat: readAudioFormat(body),
      includeRawChunks: callOptions.includeRawChunks === true,
      abortSignal,
    });
    answer.parts.push({ type: 'stream-start', warnings });
    await answer.open();
    const stream = createPartStream({
      answer,
      lower,
      prepare: this.#config.fetchesGeneratedFiles ? part => this.#prepareFile(part, abortSignal) : undefined,
      abortSignal,
    });
    return { stream, request: { body: text }, response: { headers }, warnings };
  }

  get #url(): string {
    return createUrl(this.#config.settings, PATH);
  }

  async #encode(callOptions: LanguageModelV4CallOptions, isStream: boolean) {
    const { settings } = this.#config;
    this.#encoder ??= createEncoder(this.modelId, settings.baseURL);
    const { body, warnings } = await encodeRequest({
      modelId: this.modelId,
      capabilities: this.capabilities,
      encoder: this.#encoder,
      callOptions,
      options: mergeChatOptions(this.#config.options, readCallOptions(callOptions.providerOptions)),
      extraBody: settings.extraBody,
    });
    if (isStream) {
      body['stream'] = true;
      body['stream_options'] ??= { include_usage: true };
    }
    return { body, warnings, text: JSON.stringify(body) };
  }

  #send(callOptions: LanguageModelV4CallOptions, body: unknown, text: string): Promise<Response> {
    const { settings } = this.#config;
    const { headers, abortSignal } = callOptions;
    return sendRequest({ settings, path: PATH, headers, body, text, abortSignal });
  }

  async #prepareContent(
    content: LanguageModelV4Content[],
    abortSignal: AbortSignal | undefined,
  ): Promise<LanguageModelV4Content[]> {
    if (!this.#config.fetchesGeneratedFiles) return content;
    return Promise.all(content.map(part => this.#prepareFile(part, abortSignal) ?? part));
  }

  #prepareFile<PART extends { type: string }>(
    part: PART,
    abortSignal: AbortSignal | undefined,
  ): Promise<PART> | undefined {
    return fetchGeneratedFile(part, this.#config.settings.fetch, abortSignal);
  }
}

function readAudioFormat(body: Record<string, unknown>): string | undefined {
  return isObject(body['audio']) ? readText(body['audio']['format']) : undefined;
}
