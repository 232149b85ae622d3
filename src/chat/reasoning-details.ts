import type { JSONObject, JSONValue } from '@ai-sdk/provider';

/** One entry of `reasoning_details`, as received: types and formats that nobody knows yet included. */
export type ReasoningDetail = JSONObject;

/** The text of a detail that a reader sees; empty for encrypted and unknown ones. */
export function readVisibleText(detail: ReasoningDetail): string {
  const text = detail['type'] === 'reasoning.summary' ? detail['summary'] : undefined;
  const visible = detail['type'] === 'reasoning.text' ? detail['text'] : text;
  return typeof visible === 'string' ? visible : '';
}

/**
 * Whether a piece goes on with the block of `entry`: a text or a summary of the same type, index and id, which no signature
 * has closed. A signature closes a block, so that two signed blocks stay two.
 */
export function isSameBlock(entry: ReasoningDetail, piece: ReasoningDetail): boolean {
  const type = entry['type'];
  if (type !== piece['type'] || (type !== 'reasoning.text' && type !== 'reasoning.summary')) return false;
  if ((entry['index'] ?? null) !== (piece['index'] ?? null)) return false;
  if ((entry['id'] ?? null) !== (piece['id'] ?? null)) return false;
  if (!isSigned(entry)) return true;
  return isSigned(piece) ? entry['signature'] === piece['signature'] : readVisibleText(piece) === '';
}

/** Adds a piece to its block: its text behind the block's text, its other fields where the block has none yet. */
export function growEntry(entry: ReasoningDetail, piece: ReasoningDetail): void {
  const textKey = entry['type'] === 'reasoning.summary' ? 'summary' : 'text';
  for (const key in piece) {
    const value = piece[key];
    if (key === textKey) {
      if (typeof value === 'string') entry[key] = joinText(entry[key], value);
    } else if (value != null && entry[key] == null) {
      entry[key] = value;
    }
  }
}

/** A signature is a text that says something; `null` and the empty text are none. */
export function isSigned(detail: ReasoningDetail): boolean {
  const signature = detail['signature'];
  return typeof signature === 'string' && signature !== '';
}

function joinText(text: JSONValue | undefined, more: string): string {
  return typeof text === 'string' ? text + more : more;
}
