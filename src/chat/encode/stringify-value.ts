import { stringifyWithBigIntAndCycles } from '@ai-sdk/provider-utils';

/** JSON text of a user's value. The plain call is several times faster than the one that can do BigInt and cycles. */
export function stringifyValue(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return stringifyWithBigIntAndCycles(value);
  }
}

/** Tool-call arguments as JSON text; a text that is JSON already stays as it is, so that caches hit. */
export function stringifyArguments(input: unknown): string {
  return typeof input === 'string' && isJson(input) ? input : stringifyValue(input);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
