import { stringifyWithBigIntAndCycles } from '@ai-sdk/provider-utils';
import { parseJson } from '../../parse-json.js';
import { isObject } from '../decode/wire-answer.js';

/** JSON text of a user's value. The plain call is several times faster than the one that can do BigInt and cycles. */
export function stringifyValue(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return stringifyWithBigIntAndCycles(value);
  }
}

/**
 * Tool-call arguments as JSON text, the same text whatever the order of keys that a database gave the history back in, so
 * that prompt caches hit. A text that is a JSON object already stays as it is. What is no object goes back as an empty one, as
 * the AI SDK's own loop does it: upstreams take nothing else, and would refuse the conversation from then on.
 */
export function stringifyArguments(input: unknown): string {
  if (typeof input === 'string') return isObject(parseJson(input)) ? input : '{}';
  if (!isObject(input)) return '{}';
  try {
    return JSON.stringify(input, isSorted(input) ? undefined : sortKeys);
  } catch {
    return stringifyWithBigIntAndCycles(input);
  }
}

/** Most arguments have one key or few, in order: looking is cheaper than making them again. */
function isSorted(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isSorted);
  if (!isPlainObject(value)) return true;
  let previous = '';
  for (const key in value) {
    if (key < previous || !isSorted(value[key])) return false;
    previous = key;
  }
  return true;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (!isPlainObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map(key => [key, value[key]]));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
