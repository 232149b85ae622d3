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
  if (signal === undefined) return await work;
  let abort = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason);
  });
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
