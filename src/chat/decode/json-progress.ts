import { parseJson } from '../../parse-json.js';

/**
 * Tells whether a text that comes in pieces is a whole JSON value, in time linear in the text however often it is asked: a look at
 * the new pieces says that it can't be, and only where it can be the whole is parsed.
 */
export class JsonProgress {
  /** Pieces that were not looked at yet. To look into a text that grows would cost a copy of all of it each time. */
  #unseen = '';
  /** Most calls are never asked about, and cost nothing here. */
  #isAsked = false;
  #depth = 0;
  #isInString = false;
  #isAfterBackslash = false;
  /** Balanced and no JSON: whatever comes behind, it won't become any. */
  #isBroken = false;

  add(piece: string): void {
    if (this.#isAsked && !this.#isBroken) this.#unseen += piece;
  }

  /** @param whole all pieces so far, as one text. */
  isComplete(whole: string): boolean {
    if (!this.#isAsked) this.#unseen = whole;
    this.#isAsked = true;
    this.#look();
    if (this.#isBroken || this.#isInString || this.#depth > 0) return false;
    if (parseJson(whole) !== undefined) return true;
    this.#isBroken = /^\s*[{[]/.test(whole);
    return false;
  }

  #look(): void {
    const text = this.#unseen;
    this.#unseen = '';
    for (let place = 0; place < text.length; place += 1) {
      const character = text.charAt(place);
      if (this.#isAfterBackslash) this.#isAfterBackslash = false;
      else if (this.#isInString) {
        if (character === '\\') this.#isAfterBackslash = true;
        else if (character === '"') this.#isInString = false;
      } else if (character === '"') this.#isInString = true;
      else if (character === '{' || character === '[') this.#depth += 1;
      else if (character === '}' || character === ']') this.#depth -= 1;
    }
  }
}
