import { parseArgs } from 'node:util';
import { createDice } from './dice.js';
import { playDamaged, playSound } from './play-round.js';
import { PLAYERS, type Outcome } from './players.js';

/**
 * Plays damaged answers, a million unless told otherwise, to the models of all spec versions by turns, and one sound answer for
 * each ten. `tsx test/fuzz/run.ts --seed 1 --count 1000000`; round N of seed S throws the dice of seed S + N.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000000' },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
const SOUND_EVERY = 10;
const STALL = 30_000;
const MAX_FAILURES = 20;

const counts = new Map<string, number>();
const failures: string[] = [];
let round = 0;
let lastProgress = performance.now();

function add(name: string, more = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + more);
}

function note(kind: string, player: string, outcome: Outcome): void {
  add(`${kind} ${player} ${outcome.ending}`);
  add('parts', outcome.parts);
  for (const broken of outcome.broken) {
    failures.push(`round ${round} (--seed ${seed + round} --count 1), ${kind}, ${player}: ${broken}`);
  }
}

process.on('unhandledRejection', reason => {
  failures.push(`round ${round}: unhandled rejection ${String(reason)}`);
});
// A read that never comes leaves nothing for Node to wait for: the watch keeps the process and tells.
const watch = setInterval(() => {
  if (performance.now() - lastProgress < STALL) return;
  console.error(`round ${round} (--seed ${seed + round} --count 1) hangs`);
  process.exit(1);
}, 1000);

const start = performance.now();
for (; round < count && failures.length < MAX_FAILURES; round += 1) {
  const player = PLAYERS[round % PLAYERS.length];
  if (player === undefined) break;
  note('damaged', player.name, await playDamaged(createDice(seed + round), player));
  // The index is a whole number once in ten rounds.
  const other = PLAYERS[(round / SOUND_EVERY) % PLAYERS.length];
  if (other !== undefined) note('sound', other.name, await playSound(createDice(seed + round), other));
  if (round % 500 === 0) {
    lastProgress = performance.now();
    // Lets timers, rejections and the watch have their turn.
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
  if (round % 100_000 === 99_999) console.log(`${round + 1} answers, ${failures.length} failures`);
}
clearInterval(watch);

const seconds = (performance.now() - start) / 1000;
for (const [name, number] of [...counts].sort()) console.log(`${name}: ${number}`);
console.log(`${round} damaged answers in ${seconds.toFixed(1)} s, seed ${seed}; ${failures.length} failures`);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
