/**
 * Calls `abort` when the signal is aborted: at once where it is already, and never more than once.
 *
 * @returns what stops listening. Whoever listens has to call it: a caller's signal may outlive many requests.
 */
export function onAbort(signal: AbortSignal | undefined, abort: () => void): () => void {
  if (signal?.aborted === true) abort();
  else signal?.addEventListener('abort', abort, { once: true });
  return () => signal?.removeEventListener('abort', abort);
}
