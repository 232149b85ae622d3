import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { AnswerStream } from './answer-stream.js';

/** Turns one part into those of another spec version; may emit none, one or several. */
export type LowerStreamPart<PART> = (part: LanguageModelV4StreamPart, emit: (part: PART) => void) => void;

/** Replaces a part that needs asynchronous work first; gives `undefined` for one that needs none. */
export type PreparePart = (
  part: LanguageModelV4StreamPart,
) => PromiseLike<LanguageModelV4StreamPart> | undefined;

export interface PartStreamOptions<PART> {
  readonly answer: AnswerStream;
  readonly lower: LowerStreamPart<PART>;
  /** Absent where no part needs to be prepared. */
  readonly prepare: PreparePart | undefined;
  readonly abortSignal: AbortSignal | undefined;
}

/** Hands on the parts of an answer through one stream, the only hop there is. Parts are lowered on the way, one by one. */
export function createPartStream<PART>(options: PartStreamOptions<PART>): ReadableStream<PART> {
  // Nothing is read ahead: a part is made when somebody asks for it.
  return new ReadableStream<PART>(new PartSource(options), { highWaterMark: 0 });
}

class PartSource<PART> implements UnderlyingDefaultSource<PART> {
  readonly #options: PartStreamOptions<PART>;
  #isClosed = false;
  #hasEmitted = false;
  #emit: (part: PART) => void = () => {};
  #stopListening: () => void = () => {};

  constructor(options: PartStreamOptions<PART>) {
    this.#options = options;
  }

  start(controller: ReadableStreamDefaultController<PART>): void {
    this.#emit = part => {
      if (this.#isClosed) return;
      this.#hasEmitted = true;
      controller.enqueue(part);
    };
    const { abortSignal, answer } = this.#options;
    if (abortSignal === undefined) return;
    // What was decoded before the abort must not come after it.
    const abort = (): void => {
      this.#close();
      controller.error(abortSignal.reason);
      void answer.cancel(abortSignal.reason);
    };
    if (abortSignal.aborted) {
      abort();
      return;
    }
    abortSignal.addEventListener('abort', abort, { once: true });
    this.#stopListening = () => abortSignal.removeEventListener('abort', abort);
  }

  async pull(controller: ReadableStreamDefaultController<PART>): Promise<void> {
    const { answer, lower, prepare } = this.#options;
    this.#hasEmitted = false;
    try {
      while (this.#isWaiting()) {
        if (answer.parts.length === 0) {
          // The end waits for its own pull, which comes when all parts were taken: an abort before that drops the rest.
          if (answer.isOver) {
            this.#close();
            controller.close();
            return;
          }
          await answer.fill();
        }
        for (const part of answer.parts) {
          // Awaiting what needs no preparation would cost a turn of the queue for each part.
          const preparation = prepare?.(part);
          lower(preparation === undefined ? part : await preparation, this.#emit);
          if (this.#isClosed) return;
        }
        answer.parts.length = 0;
      }
    } catch (error) {
      if (this.#isClosed) return;
      this.#close();
      void answer.cancel(error);
      throw error;
    }
  }

  async cancel(reason: unknown): Promise<void> {
    this.#close();
    await this.#options.answer.cancel(reason);
  }

  #isWaiting(): boolean {
    return !this.#hasEmitted && !this.#isClosed;
  }

  #close(): void {
    this.#isClosed = true;
    this.#stopListening();
  }
}
