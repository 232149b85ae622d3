import { APICallError, JSONParseError, type LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { isAbortError } from '@ai-sdk/provider-utils';
import {
  createConnectionError,
  createErrorFromAnswer,
  createStreamError,
  createUnreadableAnswerError,
  parseJson,
  type CallContext,
} from '../errors/create-api-call-error.js';
import { AnswerDecoder, type ReportedError } from './decode/answer-decoder.js';
import { isObject } from './decode/wire-answer.js';
import { createEventReader, type EventReader } from './read-events.js';

export interface AnswerStreamOptions {
  readonly response: Response;
  readonly context: CallContext & { readonly responseHeaders: Record<string, string> };
  readonly audioFormat: string | undefined;
  readonly includeRawChunks: boolean;
  readonly abortSignal: AbortSignal | undefined;
}

/**
 * Reads a streamed answer: bytes → events → JSON → parts, one read of the body at a time and only when parts are asked for,
 * so that a slow reader slows the upstream.
 */
export class AnswerStream {
  /** Parts that were decoded and not taken yet. */
  readonly parts: LanguageModelV4StreamPart[] = [];
  readonly #options: AnswerStreamOptions;
  readonly #decoder: AnswerDecoder;
  readonly #events: EventReader;
  #hasEvents = false;
  #hasEnd = false;
  #isOver = false;
  /** Set once the call was answered: from then on an error is a part, before it rejects the call. */
  #isOpen = false;
  #rejection: APICallError | undefined;

  constructor(options: AnswerStreamOptions) {
    this.#options = options;
    this.#decoder = new AnswerDecoder({
      emit: part => void this.parts.push(part),
      onError: error => this.#handleError(error),
      requestId: options.context.responseHeaders['x-fal-request-id'],
      audioFormat: options.audioFormat,
    });
    this.#events = createEventReader(options.response, (data, isLast) => this.#handleData(data, isLast));
  }

  /** Whether all parts of the answer were decoded. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Reads until the model said something, so that an error before that rejects the call and can be tried again.
   *
   * @throws APICallError
   */
  async open(): Promise<void> {
    while (!this.#isOver && !this.#decoder.hasContent) await this.#read();
    this.#isOpen = true;
  }

  /** Reads until there is a part to take or the answer is over. */
  async fill(): Promise<void> {
    while (!this.#isOver && this.parts.length === 0) await this.#read();
  }

  /** Closes the connection. */
  async cancel(reason?: unknown): Promise<void> {
    this.#isOver = true;
    await this.#events.cancel(reason);
  }

  async #read(): Promise<void> {
    let hasMore: boolean;
    try {
      hasMore = await this.#events.read();
    } catch (error) {
      this.#handleBrokenConnection(error);
      return;
    }
    if (this.#rejection !== undefined) {
      await this.cancel();
      throw this.#rejection;
    }
    if (this.#hasEnd) {
      if (hasMore) this.#events.release();
      this.#end();
    } else if (!hasMore) {
      this.#handleEndOfBody();
    }
  }

  #end(): void {
    this.#isOver = true;
    this.#decoder.finish(this.#hasEnd);
  }

  /** A body without a single event may still be an answer: JSON where an event stream was asked for. */
  #handleEndOfBody(): void {
    if (!this.#hasEvents) {
      const { head } = this.#events;
      const whole = parseJson(head);
      if (!isObject(whole)) {
        this.#isOver = true;
        throw createUnreadableAnswerError(head, this.#options.response.status, this.#options.context);
      }
      this.#handleChunk(whole);
      this.#hasEnd = true;
      if (this.#rejection !== undefined) {
        this.#isOver = true;
        throw this.#rejection;
      }
    }
    this.#end();
  }

  #handleBrokenConnection(error: unknown): void {
    const { abortSignal, response, context } = this.#options;
    this.#isOver = true;
    if (abortSignal?.aborted === true || isAbortError(error)) throw error;
    const connectionError = createConnectionError(error, response.status, context);
    if (!this.#isOpen && !this.#decoder.hasContent) throw connectionError;
    this.#decoder.fail();
    this.parts.push({ type: 'error', error: connectionError });
    this.#decoder.finish(false);
  }

  #handleData(data: string, isLast: boolean): void {
    if (this.#hasEnd) return;
    // A JSON object needs no look at its ends; what else comes does.
    const isObjectText = data.charCodeAt(0) === 0x7b;
    if (!isObjectText) {
      const text = data.trim();
      if (text === '') return;
      this.#hasEvents = true;
      if (text === '[DONE]') {
        this.#hasEnd = true;
        return;
      }
    }
    this.#hasEvents = true;
    let chunk: unknown;
    try {
      chunk = JSON.parse(data);
    } catch (cause) {
      this.#handleInvalidData(data, cause, isLast);
      return;
    }
    this.#handleChunk(chunk);
  }

  #handleChunk(chunk: unknown): void {
    if (this.#options.includeRawChunks) this.parts.push({ type: 'raw', rawValue: chunk });
    this.#decoder.decode(chunk);
  }

  #handleInvalidData(data: string, cause: unknown, isLast: boolean): void {
    // What is left in the end without its empty line was cut; that the answer was cut is said by its finish reason.
    if (isLast) return;
    const lines = data.split('\n').map(parseJson);
    // Events that lack the empty line between them arrive as the lines of one.
    if (lines.length > 1 && lines.every(isObject)) {
      for (const line of lines) this.#handleChunk(line);
      return;
    }
    if (this.#options.includeRawChunks) this.parts.push({ type: 'raw', rawValue: data });
    this.parts.push({ type: 'error', error: new JSONParseError({ text: data, cause }) });
  }

  #handleError({ statement, data }: ReportedError): void {
    const { context } = this.#options;
    if (this.#isOpen || this.#decoder.hasContent) {
      this.parts.push({ type: 'error', error: createStreamError(statement, data, context.responseHeaders) });
    } else {
      this.#rejection ??= createErrorFromAnswer(statement, data, JSON.stringify(data), context);
    }
  }
}
