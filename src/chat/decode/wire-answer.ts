/**
 * What an answer may hold. Nothing here is certain: every field may be missing, `null`, or of another type, so each is read
 * through the guards of this file and what they refuse is absent.
 */
export interface WireObject {
  readonly [key: string]: unknown;
}

export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that says something, else `undefined`. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function readObjects(value: unknown): WireObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Whether an object is an answer of the route at all, be it an empty one or an error; it may have any one of these. */
export function isAnswer(value: unknown): value is WireObject {
  return isObject(value) && ANSWER_KEYS.some(key => value[key] != null);
}

const ANSWER_KEYS = ['choices', 'error', 'detail', 'message', 'usage', 'id', 'model', 'object'];
