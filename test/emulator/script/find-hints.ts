/** What generated tool inputs borrow from the user's text. */
export interface Hints {
  /** Quoted texts, then capitalised names, in order of appearance; used up one by one. */
  names: string[];
  numbers: number[];
  /** The text itself, without the emulator's own instructions in it. */
  text: string;
}

export const noHints: Hints = { names: [], numbers: [], text: '' };

const namePattern = /\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)*/gu;
const commonOpenings = new Set(
  (
    'a an and are book calculate call can compare compute could do does fetch find for get give hello hi how i in is ' +
    'list look my now please search show tell the then translate use what when where which who why with write you'
  ).split(' '),
);

export function findHints(userText: string): Hints {
  const text = userText
    .replace(/emulate:[\w-]+/g, '')
    .replace(/\b(?:use|using|in|take|with)?\s*\d+ steps?\b/gi, '')
    .trim();
  const quoted = [...text.matchAll(/["“`]([^"”`]+)["”`]/g)].map(match => match[1] ?? '');
  const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(match => Number(match[0]));
  return { names: [...quoted, ...findNames(text)], numbers, text };
}

/** Turns the names, so that a further call of the same tool asks for something else where there is something. */
export function turnHints(hints: Hints, count: number): Hints {
  const start = hints.names.length === 0 ? 0 : count % hints.names.length;
  return { ...hints, names: [...hints.names.slice(start), ...hints.names.slice(0, start)] };
}

function findNames(text: string): string[] {
  const names: string[] = [];
  const openings: string[] = [];
  for (const match of text.matchAll(namePattern)) {
    const words = match[0].split(/\s+/);
    const isOpening = /(^|[.!?:"“])$/.test(text.slice(0, match.index).trimEnd());
    if (isOpening && commonOpenings.has(words[0]?.toLowerCase() ?? '')) words.shift();
    const name = words.join(' ');
    if (name !== '') (isOpening && words.length === 1 ? openings : names).push(name);
  }
  if (names.length > 0) return names;
  if (openings.length > 0) return openings;
  return [...text.matchAll(/\b(?:in|for|of|at|to|about|from)\s+(\p{L}{3,})/gu)].map(match => match[1] ?? '');
}
