import { JSONParseError, type APICallError, type LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { isAbortError } from '@ai-sdk/provider-utils';
import {
  createBrokenStreamError,
  createConnectionError,
  createErrorFromAnswer,
  createStreamError,
  createUnreadableAnswerError,
  type CallContext,
} from '../errors/create-api-call-error.js';
import { hideSecret } from '../errors/hide-secret.js';
import { onAbort } from '../on-abort.js';
import { parseJson } from '../parse-json.js';
import { ChunkParser } from './chunk-parser.js';
import { AnswerDecoder, type ReportedError } from './decode/answer-decoder.js';
import type { AnswerFacts } from './decode/answer-facts.js';
import { isAnswer, isObject } from './decode/wire-answer.js';
import { createEventReader, type BodyRead, type EventReader } from './read-events.js';

/** Parts that are kept while the model says nothing: events that are no JSON make one each, and may be without end. */
const MAX_PARTS_BEFORE_CONTENT = 64;

export interface AnswerStreamOptions {
  readonly response: Response;
  readonly context: CallContext & { readonly responseHeaders: Record<string, string> };
  readonly facts: AnswerFacts;
  readonly includeRawChunks: boolean;
  readonly abortSignal: AbortSignal | undefined;
}

/**
 * Reads a streamed answer: bytes → events → JSON → parts, one read of the body at a time and only when parts are asked for,
 * so that a slow reader slows the upstream.
 */
export class AnswerStream {
  /** Parts that were decoded and not taken yet; whoever takes them empties the array. */
  readonly parts: LanguageModelV4StreamPart[] = [];
  readonly #options: AnswerStreamOptions;
  readonly #decoder: AnswerDecoder;
  readonly #events: EventReader;
  /** Absent where the chunks are handed on as they are, and so have to stay as they are. */
  readonly #parser: ChunkParser | undefined;
  #hasEvents = false;
  #hasEnd = false;
  #isOver = false;
  /** Set once the call was answered: from then on an error is a part, before it rejects the call. */
  #isOpen = false;
  #rejection: APICallError | undefined;

  constructor(options: AnswerStreamOptions) {
    this.#options = options;
    this.#parser = options.includeRawChunks ? undefined : new ChunkParser();
    this.#decoder = new AnswerDecoder({
      emit: part => void this.parts.push(part),
      onError: error => this.#handleError(error),
      ...options.facts,
    });
    this.#events = createEventReader(options.response, (data, isCut) => this.#handleData(data, isCut));
  }

  /** Whether all parts of the answer were decoded. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Reads until the model said something, so that an error before that rejects the call and can be tried again.
   *
   * @throws APICallError, or the reason of the abort.
   */
  async open(): Promise<void> {
    const { abortSignal } = this.#options;
    // A body that knows nothing of the signal, as a `fetch` of the caller's own may give, must not keep the call waiting.
    const stopListening = onAbort(abortSignal, () => void this.#events.cancel(abortSignal?.reason));
    try {
      while (!this.#isOver && !this.#decoder.hasContent && this.parts.length < MAX_PARTS_BEFORE_CONTENT) {
        await this.read().then(
          read => this.take(read),
          error => this.takeFailure(error),
        );
      }
    } finally {
      stopListening();
    }
    this.#isOpen = true;
  }

  /** Reads the body once. What it gives goes to `take`, its failure to `takeFailure`: apart, so that a read costs no more promises than it must. */
  read(): Promise<BodyRead> {
    return this.#events.read();
  }

  /**
   * Decodes what a read gave.
   *
   * @throws APICallError when the answer is an error, before the model said anything; the reason of the abort.
   */
  take(read: BodyRead): void {
    this.#throwIfAborted();
    const hasMore = this.#events.feed(read);
    if (!hasMore && !this.#hasEvents) this.#handleBodyWithoutEvents();
    if (!hasMore && !this.#hasEnd && !this.#decoder.hasEnd) {
      this.#break(new Error('it ended with neither a finish reason nor [DONE]'));
      return;
    }
    if (this.#hasEnd || !hasMore) {
      this.#isOver = true;
      this.#decoder.finish();
    }
    if (this.#rejection !== undefined) {
      void this.cancel();
      throw this.#rejection;
    }
    if (this.#hasEnd && hasMore) this.#events.release();
  }

  /**
   * Takes it that the connection broke.
   *
   * @throws APICallError before the model said anything; the reason of the abort.
   */
  takeFailure(error: unknown): void {
    this.#throwIfAborted();
    this.#isOver = true;
    if (isAbortError(error)) throw error;
    this.#break(error);
  }

  #break(cause: unknown): void {
    this.#isOver = true;
    const { response, context } = this.#options;
    const connectionError = createConnectionError(cause, response.status, context);
    if (!this.#isOpen && !this.#decoder.hasContent) throw connectionError;
    this.#decoder.fail();
    this.parts.push({ type: 'error', error: createBrokenStreamError(connectionError) });
    this.#decoder.finish();
  }

  /** Closes the connection. */
  async cancel(reason?: unknown): Promise<void> {
    this.#isOver = true;
    await this.#events.cancel(reason);
  }

  #throwIfAborted(): void {
    const { abortSignal } = this.#options;
    if (abortSignal?.aborted !== true) return;
    this.#isOver = true;
    throw abortSignal.reason;
  }

  /** A body without a single event may still be an answer: JSON where an event stream was asked for. */
  #handleBodyWithoutEvents(): void {
    const { head } = this.#events;
    const whole = parseJson(head);
    if (!isAnswer(whole)) {
      this.#isOver = true;
      throw createUnreadableAnswerError(head, this.#options.response.status, this.#options.context);
    }
    this.#hasEnd = true;
    this.#handleChunk(whole);
  }

  #handleData(data: string, isCut: boolean): void {
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
      chunk = this.#parser === undefined ? JSON.parse(data) : this.#parser.parse(data);
    } catch (cause) {
      this.#handleInvalidData(data, cause, isCut);
      return;
    }
    this.#handleChunk(chunk);
  }

  #handleChunk(chunk: unknown): void {
    if (this.#options.includeRawChunks) this.parts.push({ type: 'raw', rawValue: chunk });
    this.#decoder.decode(chunk);
  }

  #handleInvalidData(data: string, cause: unknown, isCut: boolean): void {
    const lines = data.split('\n');
    // Events that lack the empty line between them arrive as the lines of one.
    if (lines.length > 1 && lines.some(isWholeEvent)) {
      for (const [position, line] of lines.entries()) {
        this.#handleData(line, isCut && position === lines.length - 1);
      }
      return;
    }
    // That the answer was cut is told when it ends.
    if (isCut) return;
    if (this.#options.includeRawChunks) this.parts.push({ type: 'raw', rawValue: data });
    const text = hideSecret(data, this.#options.context.authorization);
    // The parser's own message quotes the text as well.
    const error = new JSONParseError({ text, cause: text === data ? cause : undefined });
    this.parts.push({ type: 'error', error });
    this.#decoder.noteGap();
  }

  #handleError({ statement, data }: ReportedError): void {
    const { context } = this.#options;
    if (this.#isOpen || this.#decoder.hasContent) {
      this.parts.push({ type: 'error', error: createStreamError(statement, data, context) });
    } else {
      this.#rejection ??= createErrorFromAnswer(statement, data, JSON.stringify(data), context);
    }
  }
}

function isWholeEvent(line: string): boolean {
  return line.trim() === '[DONE]' || isObject(parseJson(line));
}
