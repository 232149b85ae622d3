import { isObject } from '../chat/decode/wire-answer.js';

/**
 * The vectors of an answer in the order of the texts: by `index`, or by their place in the list where the indexes are no
 * order (missing, or all the same).
 *
 * @returns `undefined` unless there is one vector for each of the `count` texts.
 */
export function readEmbeddings(data: unknown, count: number): number[][] | undefined {
  if (!Array.isArray(data) || data.length !== count) return undefined;
  const listed: number[][] = [];
  const indexed = new Map<unknown, number[]>();
  for (const item of data) {
    if (!isObject(item) || !isVector(item['embedding'])) return undefined;
    listed.push(item['embedding']);
    indexed.set(item['index'], item['embedding']);
  }
  const isOrder = listed.every((_embedding, position) => indexed.has(position));
  return isOrder ? listed.map((embedding, position) => indexed.get(position) ?? embedding) : listed;
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(entry => typeof entry === 'number');
}
