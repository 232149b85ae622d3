import { deflateSync } from 'node:zlib';

/** Rows of red, green and blue bytes from the top, one byte a colour. */
export interface Pixels {
  width: number;
  height: number;
  bytes: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of 24 bits a pixel (https://www.w3.org/TR/png-3/). */
export function encodePng(pixels: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  header.set([8, 2], 8); // bits a colour, and "red, green, blue"
  const data = deflateSync(filterRows(pixels), { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each pixel as its distance to the one on its left: of flat colours nearly nothing is left. */
function filterRows({ width, height, bytes }: Pixels): Buffer {
  const rowLength = width * 3;
  const filtered = Buffer.alloc(height * (rowLength + 1));
  for (let row = 0; row < height; row += 1) {
    const target = row * (rowLength + 1);
    filtered[target] = 1; // the filter "sub"
    for (let column = 0; column < rowLength; column += 1) {
      const source = row * rowLength + column;
      const left = column < 3 ? 0 : (bytes[source - 3] ?? 0);
      filtered[target + 1 + column] = (bytes[source] ?? 0) - left;
    }
  }
  return filtered;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(computeChecksum(body));
  return Buffer.concat([length, body, checksum]);
}

/** CRC-32. Node's own came with 20.15. */
function computeChecksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
