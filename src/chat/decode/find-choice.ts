import { isObject, readNumber, type WireObject } from './wire-answer.js';

/** Finds the choice that counts: the one with index 0, else the first; once it said something, that one to the end. */
export class ChoiceFinder {
  #index: number | undefined;

  /** @param isSettled whether the choice that was found before said something. */
  find(choices: unknown, isSettled: boolean): WireObject | undefined {
    if (!Array.isArray(choices)) return undefined;
    let found: WireObject | undefined;
    for (const choice of choices) {
      if (!isObject(choice)) continue;
      const index = readNumber(choice['index']);
      if (index === 0 && (this.#index === 0 || !isSettled)) {
        this.#index = 0;
        return choice;
      }
      // A choice without an index is the one that is being read.
      if (this.#index === undefined || index === undefined || index === this.#index) found ??= choice;
    }
    if (found !== undefined) this.#index ??= readNumber(found['index']) ?? 0;
    return found;
  }
}
