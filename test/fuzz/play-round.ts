import { isDeepStrictEqual } from 'node:util';
import { happens, type Dice } from './dice.js';
import { generateAnswer, type Truth } from './generate-answer.js';
import { mutateEvents } from './mutate-events.js';
import type { Outcome, Player } from './players.js';
import { createReads, mutateBytes, splitBytes, writeWire } from './write-wire.js';

/** Plays an answer that keeps to the dialect, in any form and split: nothing of it may be lost. */
export async function playSound(dice: Dice, player: Player): Promise<Outcome> {
  const { events, truth } = generateAnswer(dice);
  const reads = splitBytes(dice, writeWire(dice, events));
  const outcome = await player.play(new Response(createReads(reads, false)));
  const expected = expectOf(truth);
  if (outcome.ending !== 'streamed' || isDeepStrictEqual(outcome.got, expected)) return outcome;
  const broken = [`got ${JSON.stringify(outcome.got)} in place of ${JSON.stringify(expected)}`];
  return { ...outcome, ending: 'broken', broken };
}

/** Plays an answer that was damaged: whatever comes of it keeps the rules. */
export async function playDamaged(dice: Dice, player: Player): Promise<Outcome> {
  return await player.play(createDamagedAnswer(dice)());
}

/** An answer that was damaged, as often as it is asked for. */
export function createDamagedAnswer(dice: Dice): () => Response {
  const { events } = generateAnswer(dice);
  for (let count = 1 + dice.roll(3); count > 0; count -= 1) mutateEvents(dice, events);
  let bytes = writeWire(dice, events);
  if (happens(dice, 4)) bytes = mutateBytes(dice, bytes);
  const reads = splitBytes(dice, bytes);
  const isBroken = happens(dice, 8);
  return () => new Response(createReads(reads, isBroken));
}

function expectOf({ text, reasoning, details, calls, sources, files, finishReason }: Truth): Outcome['got'] {
  const isCut = finishReason === 'length' || finishReason === 'content_filter';
  return { text, reasoning, details, calls: isCut ? [] : calls, sources, files };
}
