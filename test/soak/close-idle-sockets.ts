/** What Node's `fetch` sends through: one for the process, held by a symbol of undici's. */
interface Dispatcher {
  /** Closes idle sockets, and resolves when no request is under way. */
  close(): Promise<void>;
}

const HOLDER = Symbol.for('undici.globalDispatcher.1');

/**
 * Closes the sockets that `fetch` keeps for later: with resets and early aborts at once it keeps some that it never used, a
 * bare `fetch` too. An answer that somebody still holds on to would keep this waiting.
 */
export async function closeIdleSockets(): Promise<void> {
  // Nothing else gives a hold on the dispatcher without installing undici a second time.
  const holder = globalThis as unknown as Record<symbol, Dispatcher | undefined>;
  const dispatcher = holder[HOLDER];
  if (dispatcher === undefined) throw new Error('This fetch is not the one of Node 20 to 24.');
  const Agent = dispatcher.constructor as new () => Dispatcher;
  holder[HOLDER] = new Agent();
  await dispatcher.close();
}
