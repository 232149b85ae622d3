import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { extractResponseHeaders, isAbortError } from '@ai-sdk/provider-utils';
import type { FalOpenRouterCapabilities } from '../catalog/capabilities.js';
import {
  createConnectionError,
  createErrorFromAnswer,
  createUnreadableAnswerError,
  parseJson,
} from '../errors/create-api-call-error.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';
import { createUrl, sendRequest } from '../send-request.js';
import type { ResolvedSettings } from '../settings.js';
import { AnswerStream } from './answer-stream.js';
import type { FalOpenRouterChatOptions } from './chat-options.js';
import { collectContent } from './collect-content.js';
import { createPartStream, type LowerStreamPart } from './create-part-stream.js';
import { AnswerDecoder, type ReportedError } from './decode/answer-decoder.js';
import { isObject, readText } from './decode/wire-answer.js';
import { encodeRequest, type RequestEncoder } from './encode/encode-request.js';
import { fetchGeneratedFile } from './fetch-generated-file.js';
import { mergeChatOptions, readCallOptions } from './merge-chat-options.js';
import { createSupportedUrls } from './supported-urls.js';

const PATH = '/chat/completions';

/** What a chat model is made of. */
export interface ChatModelConfig {
  readonly settings: ResolvedSettings;
  /** Options of the provider and of the model, validated and merged. */
  readonly options: FalOpenRouterChatOptions;
  /** Looks the model up in the catalogue and the `models` setting. */
  readonly findCapabilities: () => FalOpenRouterCapabilities | undefined;
  /** The factory's chat model, made when the first request needs it. */
  readonly createEncoder: () => RequestEncoder;
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

  constructor(modelId: string, config: ChatModelConfig) {
    this.modelId = modelId;
    this.#config = config;
  }

  /** What the catalogue and the `models` setting know of this model; `undefined` when nobody described it. */
  get capabilities(): FalOpenRouterCapabilities | undefined {
    return this.#config.findCapabilities();
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

    const responseText = await response.text().catch((error: unknown) => {
      throw isAborted(error, callOptions) ? error : createConnectionError(error, response.status, context);
    });
    const responseBody = parseJson(responseText);
    if (!isObject(responseBody)) throw createUnreadableAnswerError(responseText, response.status, context);

    const parts: LanguageModelV4StreamPart[] = [];
    const errors: ReportedError[] = [];
    const decoder = new AnswerDecoder({
      emit: part => void parts.push(part),
      onError: error => void errors.push(error),
      requestId: headers['x-fal-request-id'],
      audioFormat: readAudioFormat(body),
    });
    decoder.decode(responseBody);
    const [error] = errors;
    if (error !== undefined && !decoder.hasContent) {
      throw createErrorFromAnswer(error.statement, error.data, responseText, context);
    }
    decoder.finish(true);
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
    const { settings, createEncoder } = this.#config;
    this.#encoder ??= createEncoder();
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

function isAborted(error: unknown, { abortSignal }: LanguageModelV4CallOptions): boolean {
  return abortSignal?.aborted === true || isAbortError(error);
}

function readAudioFormat(body: Record<string, unknown>): string | undefined {
  return isObject(body['audio']) ? readText(body['audio']['format']) : undefined;
}
