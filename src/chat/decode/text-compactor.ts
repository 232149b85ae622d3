/** Characters that a text may grow by, at least, before it is made one again. */
const MIN_GROWTH = 16 * 1024;

/**
 * Keeps a text small that grows by thousands of pieces. V8 holds such a text as a tree of its pieces, some 50 bytes for each, until
 * somebody looks into it: then it becomes one. A look at each sixteenth of growth costs a copy of the text a few times in all.
 */
export class TextCompactor {
  #nextLength = MIN_GROWTH;
  /** What was seen, kept so that no engine takes the look for idle and leaves it out. */
  #seen = 0;

  /** To be told of the text whenever it has grown. */
  note(text: string): void {
    if (text.length < this.#nextLength) return;
    this.#seen = text.charCodeAt(this.#seen % text.length);
    this.#nextLength = text.length + Math.max(MIN_GROWTH, text.length >> 4);
  }
}
