import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { onAbort } from '../on-abort.js';
import type { AnswerStream } from './answer-stream.js';
import type { FileFetcher } from './fetch-generated-file.js';
import type { BodyRead } from './read-events.js';

/** Turns one part into those of another spec version; may emit none, one or several. */
export type LowerStreamPart<PART> = (part: LanguageModelV4StreamPart, emit: (part: PART) => void) => void;

export interface PartStreamOptions<PART> {
  readonly answer: AnswerStream;
  readonly lower: LowerStreamPart<PART>;
  /** Absent where files may stay addresses. */
  readonly files: FileFetcher | undefined;
  readonly abortSignal: AbortSignal | undefined;
}

/** Hands on the parts of an answer through one stream, the only hop there is. Parts are lowered on the way, one by one. */
export function createPartStream<PART>(options: PartStreamOptions<PART>): ReadableStream<PART> {
  // Nothing is read ahead: a part is made when somebody asks for it.
  return new ReadableStream<PART>(new PartSource(options), { highWaterMark: 0 });
}

/** No method here is `async`, which would cost promises of its own for each chunk: those of the body and of the stream are enough. */
class PartSource<PART> implements UnderlyingDefaultSource<PART> {
  readonly #options: PartStreamOptions<PART>;
  /** The part that is handed on next, among those that the answer has ready. */
  #position = 0;
  #isClosed = false;
  #hasEmitted = false;
  #controller: ReadableStreamDefaultController<PART> | undefined;
  #stopListening: () => void = () => {};
  // Made once: functions for each read would be an allocation for each chunk.
  readonly #emit = (part: PART): void => {
    if (this.#isClosed) return;
    this.#hasEmitted = true;
    this.#controller?.enqueue(part);
  };
  readonly #takeRead = (read: BodyRead): PromiseLike<void> | undefined => this.#advance(read);
  readonly #takeFailure = (error: unknown): PromiseLike<void> | undefined => {
    try {
      this.#options.answer.takeFailure(error);
    } catch (failure) {
      return this.#fail(failure);
    }
    return this.#advance();
  };

  constructor(options: PartStreamOptions<PART>) {
    this.#options = options;
  }

  start(controller: ReadableStreamDefaultController<PART>): void {
    this.#controller = controller;
    const { abortSignal, answer } = this.#options;
    // What was decoded before the abort must not come after it.
    this.#stopListening = onAbort(abortSignal, () => {
      this.#close();
      controller.error(abortSignal?.reason);
      void answer.cancel(abortSignal?.reason);
    });
  }

  pull(): PromiseLike<void> | undefined {
    this.#hasEmitted = false;
    return this.#advance();
  }

  async cancel(reason: unknown): Promise<void> {
    this.#close();
    await this.#options.answer.cancel(reason);
  }

  /** Hands on what there is, and reads on until there is something. Gives a promise only where it has to wait. */
  #advance(read?: BodyRead): PromiseLike<void> | undefined {
    const { answer } = this.#options;
    try {
      if (this.#isClosed) return undefined;
      if (read !== undefined) answer.take(read);
      const preparation = this.#handOn();
      if (preparation !== undefined) return preparation;
    } catch (error) {
      return this.#fail(error);
    }
    if (this.#hasEmitted || this.#isClosed) return undefined;
    if (!answer.isOver) return answer.read().then(this.#takeRead, this.#takeFailure);
    // The end waits for its own pull, which comes when all parts were taken: an abort before that drops the rest.
    this.#close();
    this.#controller?.close();
    return undefined;
  }

  /** Lowers the parts that are ready. Gives a promise where one has to be prepared first: then it goes on by itself. */
  #handOn(): PromiseLike<void> | undefined {
    const { answer, lower, files } = this.#options;
    const { parts } = answer;
    while (this.#position < parts.length) {
      const part = parts[this.#position++];
      if (part === undefined) continue;
      const preparation = files?.fetch(part);
      if (preparation !== undefined) return this.#handOnPrepared(preparation);
      lower(part, this.#emit);
    }
    parts.length = 0;
    this.#position = 0;
    return undefined;
  }

  async #handOnPrepared(preparation: PromiseLike<LanguageModelV4StreamPart>): Promise<void> {
    try {
      this.#options.lower(await preparation, this.#emit);
    } catch (error) {
      this.#fail(error);
    }
    await this.#advance();
  }

  #fail(error: unknown): never {
    this.#close();
    void this.#options.answer.cancel(error);
    throw error;
  }

  #close(): void {
    this.#isClosed = true;
    this.#stopListening();
    this.#options.files?.stop();
  }
}
