import {
  growEntry,
  isSameBlock,
  isSigned,
  readVisibleText,
  type ReasoningDetail,
} from '../reasoning-details.js';

/** The details that one part of an assistant turn carries. */
export interface PartDetails {
  /** Whether it is a reasoning part, whose details may be pieces. What other parts carry is whole. */
  readonly isReasoning: boolean;
  readonly details: readonly ReasoningDetail[];
}

/**
 * Puts the details of a turn's parts together: pieces of one block become one again, at the place of its first piece, and
 * what a program put on several parts (on each of the parallel calls, say) counts once. Takes time linear in the details.
 */
export function joinBlocks(parts: readonly PartDetails[]): ReasoningDetail[] {
  const [only] = parts;
  // Most turns have one block, which nothing can be joined with or repeat.
  if (parts.length === 1 && only?.details.length === 1) return [...only.details];
  const joiner = new BlockJoiner();
  const isWhole: boolean[] = [];
  for (const { isReasoning, details } of parts) {
    for (const detail of details) {
      if (isReasoning) joiner.addPiece(detail);
      else joiner.addBlock(detail);
      while (isWhole.length < joiner.blocks.length) isWhole.push(!isReasoning);
    }
  }
  if (!isWhole.includes(true)) return joiner.blocks;
  const known = new Set(joiner.blocks.filter((_block, place) => isWhole[place] !== true).map(identify));
  return joiner.blocks.filter((block, place) => {
    if (isWhole[place] !== true) return true;
    const identity = identify(block);
    if (known.has(identity)) return false;
    known.add(identity);
    return true;
  });
}

class BlockJoiner {
  readonly blocks: ReasoningDetail[] = [];
  /** By type, index and id: the places of blocks that no signature has closed yet, and of the last block of all. */
  readonly #openPlaces = new Map<string, number[]>();
  readonly #lastPlaces = new Map<string, number>();
  /** Signed and encrypted items: they can be no pieces of others, so the same again is a repetition. */
  readonly #items = new Set<string>();

  addPiece(detail: ReasoningDetail): void {
    if (isItem(detail) && this.#items.has(identify(detail))) return;
    const place = this.#findPlace(detail);
    const block = place === undefined ? undefined : this.blocks[place];
    if (place === undefined || block === undefined) {
      this.addBlock(detail);
      return;
    }
    if (isItem(block)) this.#items.delete(identify(block));
    const grown = { ...block };
    growEntry(grown, detail);
    this.blocks[place] = grown;
    this.#note(grown, place);
  }

  addBlock(detail: ReasoningDetail): void {
    this.blocks.push(detail);
    const place = this.blocks.length - 1;
    const key = getBlockKey(detail);
    this.#lastPlaces.set(key, place);
    const open = this.#openPlaces.get(key);
    if (open === undefined) this.#openPlaces.set(key, [place]);
    else open.push(place);
    this.#note(detail, place);
  }

  #note(block: ReasoningDetail, place: number): void {
    if (isItem(block)) this.#items.add(identify(block));
    if (!isSigned(block)) return;
    const open = this.#openPlaces.get(getBlockKey(block));
    if (open?.at(-1) === place) open.pop();
  }

  #findPlace(detail: ReasoningDetail): number | undefined {
    const key = getBlockKey(detail);
    for (const place of [this.#lastPlaces.get(key), this.#openPlaces.get(key)?.at(-1)]) {
      const block = place === undefined ? undefined : this.blocks[place];
      if (place === undefined || block === undefined || !isSameBlock(block, detail)) continue;
      // Behind another block only an index says for sure whose piece it is.
      const isNext = place === this.blocks.length - 1;
      if (isNext || detail['index'] != null || readVisibleText(detail) === '') return place;
    }
    return undefined;
  }
}

function getBlockKey({ type, index = null, id = null }: ReasoningDetail): string {
  return JSON.stringify([type, index, id]);
}

function isItem(detail: ReasoningDetail): boolean {
  return isSigned(detail) || detail['data'] != null;
}

/** What makes two details the same item, whatever the order of their keys. */
function identify(detail: ReasoningDetail): string {
  const { type, id = null, data = null, signature = null } = detail;
  const text = readVisibleText(detail);
  const isKnown = text !== '' || data !== null || signature !== null;
  return JSON.stringify(isKnown ? [type, id, data, signature, text] : detail);
}
