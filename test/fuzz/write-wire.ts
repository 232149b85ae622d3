import { happens, pick, type Dice } from './dice.js';

const encoder = new TextEncoder();
const ODD_BYTES = [0x00, 0x0a, 0x0d, 0x22, 0x7b, 0x80, 0xc3, 0xe2, 0xf0, 0xff];

/** Events as the bytes of a stream, in one of the forms that all mean the same. */
export function writeWire(dice: Dice, events: readonly unknown[]): Uint8Array {
  const lineEnd = pick(dice, ['\n', '\n', '\r\n', '\r']);
  const blank = pick(dice, [' ', ' ', '']);
  const comments = happens(dice, 3);
  const lines = events.flatMap(event => [
    ...(comments && happens(dice, 4) ? [': OPENROUTER PROCESSING', ''] : []),
    `data:${blank}${typeof event === 'string' ? event : JSON.stringify(event)}`,
    '',
  ]);
  const mark = happens(dice, 8) ? '\uFEFF' : '';
  return encoder.encode(mark + lines.map(line => line + lineEnd).join(''));
}

/** Damages bytes: one changed, some cut out, the end cut off. */
export function mutateBytes(dice: Dice, bytes: Uint8Array): Uint8Array {
  const position = dice.roll(Math.max(0, bytes.length - 1));
  switch (dice.roll(3)) {
    case 0: {
      const changed = Uint8Array.from(bytes);
      changed[position] = pick(dice, ODD_BYTES);
      return changed;
    }
    case 1:
      return joinBytes(bytes.subarray(0, position), bytes.subarray(position + dice.roll(20)));
    case 2:
      return joinBytes(
        bytes.subarray(0, position),
        Uint8Array.of(pick(dice, ODD_BYTES)),
        bytes.subarray(position),
      );
    default:
      return bytes.slice(0, position);
  }
}

function joinBytes(...pieces: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let position = 0;
  for (const piece of pieces) {
    bytes.set(piece, position);
    position += piece.length;
  }
  return bytes;
}

/** The reads of the body: any split, empty ones included. */
export function splitBytes(dice: Dice, bytes: Uint8Array): Uint8Array[] {
  const cuts = Array.from({ length: dice.roll(12) }, () => dice.roll(bytes.length)).sort(
    (one, other) => one - other,
  );
  return [...cuts, bytes.length].map((end, index) => bytes.subarray(cuts[index - 1] ?? 0, end));
}

/** A body of these reads, at whose end the connection closes or breaks. */
export function createReads(reads: readonly Uint8Array[], breaks: boolean): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: controller => {
        const read = reads[position++];
        if (read !== undefined) controller.enqueue(read);
        else if (breaks) controller.error(new TypeError('terminated'));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
