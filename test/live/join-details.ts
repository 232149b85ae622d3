import { listObjects } from '../emulator/json.js';
import type { JsonObject } from '../emulator/types.js';
import { readDeltas, type Exchange } from './exchange.js';

/** The pieces of reasoning details in a streamed answer. */
export function readDetailPieces(exchange: Exchange): JsonObject[] {
  return readDeltas(exchange).flatMap(delta => listObjects(delta['reasoning_details']));
}

/** The details of a streamed answer, joined by what the dialect says: pieces of one type, index and id are one block. */
export function joinDetails(exchange: Exchange): JsonObject[] {
  const blocks: JsonObject[] = [];
  for (const piece of readDetailPieces(exchange)) {
    const last = blocks.at(-1);
    if (last === undefined || !isSameBlock(last, piece)) {
      blocks.push({ ...piece });
      continue;
    }
    for (const [name, value] of Object.entries(piece)) {
      const isText = name === 'text' || name === 'summary';
      if (isText) last[name] = `${String(last[name] ?? '')}${String(value ?? '')}`;
      else last[name] ??= value;
    }
  }
  return blocks;
}

function isSameBlock(block: JsonObject, piece: JsonObject): boolean {
  if (piece['type'] === 'reasoning.encrypted' || block['signature'] != null) return false;
  return ['type', 'index', 'id'].every(name => (block[name] ?? null) === (piece[name] ?? null));
}

/** The same details with the first signature or encrypted data changed in its middle. */
export function breakDetails(details: readonly JsonObject[]): JsonObject[] {
  const position = details.findIndex(detail => detail['signature'] != null || detail['data'] != null);
  return details.map((detail, index) => {
    if (index !== position) return detail;
    const name = detail['signature'] == null ? 'data' : 'signature';
    const sealed = String(detail[name]);
    const middle = sealed.length >> 1;
    const other = sealed[middle] === 'A' ? 'B' : 'A';
    return { ...detail, [name]: sealed.slice(0, middle) + other + sealed.slice(middle + 1) };
  });
}
