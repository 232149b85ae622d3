import type { GeneratorValue } from 'fast-check';
import * as fc from 'fast-check';

/** Where all chance comes from, so that one generator serves the property tests and the long run. */
export interface Dice {
  /** A whole number from 0 to `maximum`, both included. */
  roll(maximum: number): number;
}

/** Dice that a seed decides (mulberry32): the same seed throws the same numbers on every machine. */
export function createDice(seed: number): Dice {
  let state = seed | 0;
  return {
    roll: maximum => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * (maximum + 1));
    },
  };
}

/** Dice that `fast-check` throws, and throws lower when it looks for the smallest case. */
export function createCheckedDice(generator: GeneratorValue): Dice {
  return { roll: maximum => (maximum <= 0 ? 0 : generator(fc.nat, { max: maximum })) };
}

export function pick<VALUE>(dice: Dice, values: readonly VALUE[]): VALUE {
  const value = values[dice.roll(values.length - 1)];
  if (value === undefined && values.length === 0) throw new Error('Nothing to pick from');
  // The index is within the list, whose values may be `undefined` themselves.
  return value as VALUE;
}

/** Whether something happens that happens once in `count` times. */
export function happens(dice: Dice, count: number): boolean {
  return dice.roll(count - 1) === count - 1;
}

export function times<VALUE>(dice: Dice, maximum: number, make: () => VALUE): VALUE[] {
  return Array.from({ length: dice.roll(maximum) }, make);
}
