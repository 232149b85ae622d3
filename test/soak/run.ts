import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmulator } from '../emulator/index.js';
import { closeIdleSockets } from './close-idle-sockets.js';
import { runSoak } from './soak.js';

/**
 * Streams at once in one process, emulator included, wave after wave: `tsx test/soak/run.ts --streams 1000 --waves 5 --seed 1`.
 * Prints sockets and heap before and after each wave; the first one warms up.
 */
const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '1000' },
    waves: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;
const unhandled: unknown[] = [];
process.on('unhandledRejection', reason => unhandled.push(reason));

async function measureHeap(): Promise<string> {
  // What hangs on weak references goes with the second collection.
  for (let count = 0; count < 3; count += 1) {
    collectGarbage();
    await wait(50);
  }
  return `${(process.memoryUsage().heapUsed / 1024 / 1024).toFixed(1)} MB`;
}

const emulator = await startEmulator();
const streams = Number(values.streams);
let failureCount = 0;
console.log(`before: ${emulator.openSockets} sockets, heap ${await measureHeap()}`);
for (let wave = 1; wave <= Number(values.waves); wave += 1) {
  const start = performance.now();
  const { counts, mismatches, openAtOnce } = await runSoak(
    emulator,
    streams,
    Number(values.seed) + wave * streams,
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const asked = emulator.requests.length;
  emulator.reset();
  await Promise.race([closeIdleSockets(), wait(10_000)]);
  await wait(100);
  if (asked !== streams) mismatches.push(`${asked} requests in place of ${streams}`);
  if (emulator.openSockets > 0) mismatches.push(`${emulator.openSockets} sockets stayed open`);
  failureCount += mismatches.length;
  console.log(
    `wave ${wave}: ${streams} streams in ${seconds} s, ${mismatches.length} mismatches, ${JSON.stringify(counts)}`,
  );
  console.log(
    `  ${openAtOnce} open at once; sockets after: ${emulator.openSockets}; heap after: ${await measureHeap()}`,
  );
  for (const mismatch of mismatches.slice(0, 20)) console.error(`  ${mismatch}`);
}
console.log(`unhandled rejections: ${unhandled.length}`);
await emulator.close();
process.exitCode = failureCount + unhandled.length === 0 ? 0 : 1;
