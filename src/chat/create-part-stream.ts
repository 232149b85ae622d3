import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { AnswerStream } from './answer-stream.js';

/** Turns one part into those of another spec version; may emit none, one or several. */
export type LowerStreamPart<PART> = (part: LanguageModelV4StreamPart, emit: (part: PART) => void) => void;

/**
 * Hands on the parts of an answer through one stream, the only hop there is. Parts are lowered on the way, one by one.
 *
 * @param prepare replaces a part that needs asynchronous work first; `undefined` where none does.
 */
export function createPartStream<PART>({
  answer,
  lower,
  prepare,
  abortSignal,
}: {
  answer: AnswerStream;
  lower: LowerStreamPart<PART>;
  prepare:
    ((part: LanguageModelV4StreamPart) => PromiseLike<LanguageModelV4StreamPart> | undefined) | undefined;
  abortSignal: AbortSignal | undefined;
}): ReadableStream<PART> {
  let isClosed = false;
  let hasEmitted = false;
  let stopListening = (): void => {};

  function close(): void {
    isClosed = true;
    stopListening();
  }

  return new ReadableStream<PART>(
    {
      start: controller => {
        if (abortSignal === undefined) return;
        // What was decoded before the abort must not come after it.
        const abort = (): void => {
          if (isClosed) return;
          close();
          controller.error(abortSignal.reason);
          void answer.cancel(abortSignal.reason);
        };
        if (abortSignal.aborted) {
          abort();
          return;
        }
        abortSignal.addEventListener('abort', abort, { once: true });
        stopListening = () => abortSignal.removeEventListener('abort', abort);
      },
      pull: async controller => {
        const emit = (part: PART): void => {
          if (isClosed) return;
          hasEmitted = true;
          controller.enqueue(part);
        };
        hasEmitted = false;
        try {
          do {
            if (answer.parts.length === 0) await answer.fill();
            const parts = answer.parts.splice(0);
            for (const part of parts) {
              const preparation = prepare?.(part);
              lower(preparation === undefined ? part : await preparation, emit);
            }
          } while (!hasEmitted && !answer.isOver && !isClosed);
        } catch (error) {
          if (isClosed) return;
          close();
          throw error;
        }
        if (answer.isOver && !isClosed) {
          close();
          controller.close();
        }
      },
      cancel: async reason => {
        close();
        await answer.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
