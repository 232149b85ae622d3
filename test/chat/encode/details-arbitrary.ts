import * as fc from 'fast-check';
import type { JsonObject } from './capture.js';

/** A sequence of details, and the deltas of a stream that says it. */
export interface DetailStream {
  /** What the upstream meant: whole blocks, in order. */
  details: JsonObject[];
  deltas: JsonObject[];
}

interface Draft {
  kind: 'text' | 'summary' | 'encrypted' | 'unknown';
  text: string;
  format: string | null | undefined;
  isSigned: boolean;
  /** Where the text is cut, and whether the signature comes alone. */
  cuts: number[];
  isSignatureAlone: boolean;
  /** Sends the signature behind everything else, which only an index allows to tell apart. */
  isSignatureLate: boolean;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom('text', 'text', 'summary', 'encrypted', 'unknown'),
  text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  format: fc.constantFrom(
    'anthropic-claude-v1',
    'google-gemini-v1',
    'openai-responses-v1',
    'xai-responses-v1',
    'azure-openai-responses-v1',
    'unknown',
    'vendor-v9',
    null,
    undefined,
  ),
  isSigned: fc.boolean(),
  cuts: fc.array(fc.nat(12), { maxLength: 4 }),
  isSignatureAlone: fc.boolean(),
  isSignatureLate: fc.boolean(),
});

/** How blocks are told apart: by their own index, or only by signature and id, all at one index or at none. */
const addressing = fc.constantFrom<'indexed' | 'zero' | 'none'>('indexed', 'zero', 'none');

/** Any sequence of details in any split, with or without the answer's text in between. */
export const detailStream: fc.Arbitrary<DetailStream> = fc
  .tuple(fc.array(draft, { minLength: 1, maxLength: 7 }), addressing, fc.infiniteStream(fc.nat(5)))
  .map(([drafts, address, dice]) => {
    const pieces: JsonObject[] = [];
    const late: JsonObject[] = [];
    const details = drafts.map((block, position) => {
      const detail = buildDetail(block, position, address);
      const split = splitDetail(detail, block);
      const last = split.at(-1);
      const isLate = address === 'indexed' && block.isSignatureLate && split.length > 1;
      if (isLate && last !== undefined) late.push(...split.splice(-1));
      pieces.push(...split);
      return detail;
    });
    return { details, deltas: groupPieces([...pieces, ...late], dice) };
  });

function buildDetail(block: Draft, position: number, address: 'indexed' | 'zero' | 'none'): JsonObject {
  const index = address === 'none' ? {} : { index: address === 'indexed' ? position : 0 };
  const format = block.format === undefined ? {} : { format: block.format };
  const shared = { ...format, ...index };
  switch (block.kind) {
    case 'text': {
      // Blocks that nothing else tells apart are told apart by their signatures.
      const isSigned = block.isSigned || address !== 'indexed';
      const signature = isSigned ? { signature: `sig-${position}` } : {};
      return { type: 'reasoning.text', text: block.text, ...shared, ...signature };
    }
    case 'summary':
      return { type: 'reasoning.summary', summary: block.text, ...shared, id: `rs_${position}` };
    case 'encrypted':
      return {
        type: 'reasoning.encrypted',
        data: `${block.text}-${position}`,
        ...shared,
        id: `rs_${position}`,
      };
    case 'unknown':
      return {
        type: 'reasoning.server_tool_call',
        ...shared,
        call: { text: block.text, list: [position, null] },
      };
  }
}

/** The pieces of one block: each repeats its address; the signature comes with the last piece or alone. */
function splitDetail(detail: JsonObject, { cuts, isSignatureAlone }: Draft): JsonObject[] {
  const key = detail['type'] === 'reasoning.text' ? 'text' : 'summary';
  const text = detail[key];
  if (typeof text !== 'string') return [detail];
  const places = [0, ...new Set(cuts.filter(cut => cut > 0 && cut < text.length))].sort(
    (one, two) => one - two,
  );
  const { signature, ...unsigned } = detail;
  const pieces: JsonObject[] = places.map((place, position) => ({
    ...unsigned,
    [key]: text.slice(place, places[position + 1]),
  }));
  if (signature === undefined) return pieces;
  const { [key]: _text, ...bare } = unsigned;
  if (isSignatureAlone) return [...pieces, { ...bare, signature }];
  return pieces.map((piece, position) => (position === pieces.length - 1 ? { ...piece, signature } : piece));
}

/** Several pieces in one delta, or one; and the answer's text between them, as upstreams do. */
function groupPieces(pieces: readonly JsonObject[], dice: Iterator<number>): JsonObject[] {
  const deltas: JsonObject[] = [];
  let group: JsonObject[] = [];
  const flush = (): void => {
    if (group.length > 0) deltas.push({ reasoning_details: group });
    group = [];
  };
  for (const piece of pieces) {
    group.push(piece);
    const roll = Number(dice.next().value);
    if (roll > 1) flush();
    if (roll === 4) deltas.push({ content: 'Answer. ' });
    if (roll === 5) deltas.push({ reasoning: '', content: '' });
  }
  flush();
  return deltas;
}
