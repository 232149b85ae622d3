import { afterAll, afterEach, beforeAll, expect } from 'vitest';

/** Fails each test of the file that leaves a rejection which nobody handles. */
export function watchUnhandledRejections(): void {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));
  afterEach(async () => {
    // Node reports one when the microtasks have run out.
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    expect(unhandled.splice(0)).toEqual([]);
  });
}
