import {
  growEntry,
  isSameBlock,
  isSigned,
  readVisibleText,
  type ReasoningDetail,
} from './reasoning-details.js';

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
  const blocks: ReasoningDetail[] = [];
  const isPiece: boolean[] = [];
  /** By type, index and id: the places of blocks that no signature has closed yet, and of the last block of all. */
  const openPlaces = new Map<string, number[]>();
  const lastPlaces = new Map<string, number>();
  /** Signed and encrypted items: they can be no pieces of others, so the same again is a repetition. */
  const items = new Set<string>();

  function findPlace(detail: ReasoningDetail): number | undefined {
    const key = getBlockKey(detail);
    return [lastPlaces.get(key), openPlaces.get(key)?.at(-1)].find(place => {
      const block = blocks[place ?? -1];
      if (block === undefined || !isSameBlock(block, detail)) return false;
      // Behind another block only an index says for sure whose piece it is.
      return place === blocks.length - 1 || detail['index'] != null || readVisibleText(detail) === '';
    });
  }

  function put(block: ReasoningDetail, place: number): void {
    blocks[place] = block;
    if (isItem(block)) items.add(identify(block));
    const open = openPlaces.get(getBlockKey(block));
    if (isSigned(block) && open?.at(-1) === place) open.pop();
  }

  function add(detail: ReasoningDetail, isReasoning: boolean): void {
    const key = getBlockKey(detail);
    const place = blocks.length;
    lastPlaces.set(key, place);
    const open = openPlaces.get(key);
    if (open === undefined) openPlaces.set(key, [place]);
    else open.push(place);
    isPiece.push(isReasoning);
    put(detail, place);
  }

  function addPiece(detail: ReasoningDetail): void {
    if (isItem(detail) && items.has(identify(detail))) return;
    const place = findPlace(detail);
    const block = blocks[place ?? -1];
    if (place === undefined || block === undefined) return add(detail, true);
    if (isItem(block)) items.delete(identify(block));
    const grown = { ...block };
    growEntry(grown, detail);
    put(grown, place);
  }

  for (const { isReasoning, details } of parts) {
    for (const detail of details) {
      if (isReasoning) addPiece(detail);
      else add(detail, false);
    }
  }
  if (!isPiece.includes(false)) return blocks;
  const known = new Set(blocks.filter((_block, place) => isPiece[place]).map(identify));
  return blocks.filter((block, place) => {
    const identity = identify(block);
    const isNew = isPiece[place] === true || !known.has(identity);
    known.add(identity);
    return isNew;
  });
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
