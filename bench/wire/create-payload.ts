import type { PayloadName } from '../job.js';
import { createChunk, writeEvent, type Delta } from './create-chunk.js';
import { createWords } from './create-words.js';

/** What a subject must have got out of a stream, in characters. A subject that differs is not measured. */
export interface Counts {
  text: number;
  reasoning: number;
  input: number;
  calls: number;
}

/** The bytes of one streamed answer, cut into reads, and what is in them. */
export interface Payload {
  readonly reads: readonly Uint8Array[];
  readonly counts: Counts;
  /** Chunks that say something; calls are not cut off, so there may be some more than were asked for. */
  readonly chunks: number;
}

/** Different chunks in a stream; a longer stream says them again, so that a long one fits into memory. */
const DISTINCT_CHUNKS = 1000;
const PIECES_PER_CALL = 100;
const FIRST_TIME = 1_755_000_000;

/** @param readSize bytes in one read; 0 is one event a read. */
export function createPayload(name: PayloadName, chunks: number, readSize: number): Payload {
  const counts: Counts = { text: 0, reasoning: 0, input: 0, calls: 0 };
  const events: Uint8Array[] = [encode(': OPENROUTER PROCESSING\n\n')];
  const deltas = createDeltas(name, chunks);
  const encoded = new Map<Delta, Uint8Array>();
  for (const delta of deltas) {
    let event = encoded.get(delta);
    if (event === undefined) {
      const created = name === 'unlike' ? FIRST_TIME + encoded.size : FIRST_TIME;
      event = encode(writeEvent(createChunk(delta, null, created)));
      encoded.set(delta, event);
    }
    events.push(event);
    countDelta(delta, counts);
  }
  const reason = name === 'tools' ? 'tool_calls' : 'stop';
  events.push(encode(writeEvent(createChunk({ role: 'assistant', content: '' }, reason))));
  events.push(encode('data: [DONE]\n\n'));
  return { reads: readSize === 0 ? events : cut(events, readSize), counts, chunks: deltas.length };
}

function createDeltas(name: PayloadName, chunks: number): Delta[] {
  if (name === 'tools') return createCallDeltas(chunks);
  const words = createWords(DISTINCT_CHUNKS);
  const texts = words.map(word => ({ role: 'assistant', content: word }));
  if (name === 'text' || name === 'unlike') return repeat(texts, chunks);
  const thoughts = words.map(word => createThought({ text: word }));
  const thoughtCount = Math.floor(chunks * 0.75);
  return [
    ...repeat(thoughts, thoughtCount - 1),
    createThought({ text: '', signature: 'c2lnbmF0dXJl'.repeat(30) }),
    ...repeat(texts, chunks - thoughtCount),
  ];
}

function createThought(detail: { text: string; signature?: string }): Delta {
  return {
    role: 'assistant',
    content: '',
    reasoning: detail.text,
    reasoning_details: [{ type: 'reasoning.text', ...detail, format: 'anthropic-claude-v1', index: 0 }],
  };
}

/** Calls of 100 pieces each; all of a call's pieces are one JSON text of some 800 characters. */
function createCallDeltas(chunks: number): Delta[] {
  const deltas: Delta[] = [];
  const words = createWords(PIECES_PER_CALL - 3);
  for (let index = 0; deltas.length < chunks; index++) {
    const pieces = ['{"path":"', ...words.map(word => JSON.stringify(word).slice(1, -1)), '"}'];
    const head = { id: `call_${index}`, type: 'function' };
    deltas.push(createCallPiece({ index, ...head, function: { name: 'write_file', arguments: '' } }));
    for (const piece of pieces) deltas.push(createCallPiece({ index, function: { arguments: piece } }));
  }
  return deltas;
}

function createCallPiece(piece: NonNullable<Delta['tool_calls']>[number]): Delta {
  return { role: 'assistant', content: null, tool_calls: [piece] };
}

function repeat(deltas: readonly Delta[], length: number): Delta[] {
  return Array.from({ length }, (_, position) => deltas[position % deltas.length] ?? {});
}

function countDelta(delta: Delta, counts: Counts): void {
  counts.text += delta.content?.length ?? 0;
  counts.reasoning += delta.reasoning?.length ?? 0;
  for (const piece of delta.tool_calls ?? []) {
    counts.input += piece.function.arguments.length;
    if (piece.id !== undefined) counts.calls += 1;
  }
}

function cut(events: readonly Uint8Array[], readSize: number): Uint8Array[] {
  const bytes = Buffer.concat(events);
  const reads: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += readSize) {
    reads.push(new Uint8Array(bytes.subarray(start, start + readSize)));
  }
  return reads;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
