import { onAbort } from './on-abort.js';

/**
 * Waits for work that may know nothing of the signal, such as a `fetch` of the caller's own or its body: an abort ends the
 * waiting at once.
 *
 * @throws the reason of the abort, or what the work throws before it.
 */
export async function untilAborted<RESULT>(
  work: Promise<RESULT>,
  signal: AbortSignal | undefined,
): Promise<RESULT> {
  let stopListening = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stopListening = onAbort(signal, () => reject(signal?.reason));
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    stopListening();
  }
}
