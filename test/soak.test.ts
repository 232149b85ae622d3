import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { watchUnhandledRejections } from './chat/watch-process.js';
import { startEmulator, type Emulator } from './emulator/index.js';
import { closeIdleSockets } from './soak/close-idle-sockets.js';
import { runSoak } from './soak/soak.js';

const STREAMS = 200;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
watchUnhandledRejections();

it('200 streams at once, many of them broken by the server or left by the client', async () => {
  const { counts, mismatches, openAtOnce } = await runSoak(emulator, STREAMS, 1);
  expect(mismatches).toEqual([]);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(STREAMS);
  expect(emulator.requests).toHaveLength(STREAMS);
  expect(openAtOnce).toBeGreaterThan(STREAMS / 2);
  await closeIdleSockets();
  await vi.waitFor(() => expect(emulator.openSockets).toBe(0), { timeout: 20_000 });
}, 120_000);
