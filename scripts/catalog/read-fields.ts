/** A record of unknown make. Lists are written by people and by services, so each field is checked where it is read. */
export type Fields = Readonly<Record<string, unknown>>;

/** Takes note of something in a list that could not be used, and of the model it was said of. */
export type Report = (modelId: string, problem: string) => void;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function readTokens(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** The texts of a list; `undefined` where there is no list. Anything else in it is left out. */
export function readWords(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter(word => typeof word === 'string') : undefined;
}

/** The words of a list that the catalogue has a meaning for, each once. The others are reported. */
export function readKnownWords<Word extends string>(
  value: unknown,
  known: readonly Word[],
  reportUnknown: (words: string) => void,
): Word[] {
  const words = [...new Set(readWords(value))];
  const unknown = words.filter(word => !known.some(each => each === word));
  if (unknown.length > 0) reportUnknown(unknown.join(', '));
  return words.flatMap(word => known.filter(each => each === word));
}
