import { crc32, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator } from './emulator/index.js';
import { isObject, listObjects } from './emulator/json.js';
import { ask, postChat, readDeltas, readMessage, streamChat } from './emulator/test-client.js';
import type { JsonObject } from './emulator/types.js';

const model = 'google/gemini-2.5-flash-image';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

async function listImages(text: string, more: JsonObject): Promise<JsonObject[]> {
  return listObjects(readMessage((await postChat(emulator, ask(model, text, more))).json)['images']);
}

function readBytes(image: JsonObject | undefined): Buffer {
  const url = isObject(image?.['image_url']) ? String(image['image_url']['url']) : '';
  expect(url).toMatch(/^data:image\/png;base64,/);
  return Buffer.from(url.slice(url.indexOf(',')), 'base64');
}

/** By type, as a decoder reads them: a chunk that is not what its checksum says makes the file a broken one. */
function readChunks(png: Buffer): Map<string, Buffer> {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let start = 8; start < png.length;) {
    const end = start + 8 + png.readUInt32BE(start);
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(start + 4, end)));
    chunks.set(png.toString('latin1', start + 4, start + 8), png.subarray(start + 8, end));
    start = end + 4;
  }
  return chunks;
}

describe('a picture', () => {
  it.each<[name: string, text: string, more: JsonObject, width: number, height: number]>([
    ['asked for', 'A cat', { modalities: ['image', 'text'] }, 480, 320],
    ['emulated', 'A cat emulate:image', {}, 480, 320],
    ['of a ratio', 'A cat emulate:image', { image_config: { aspect_ratio: '9:16' } }, 270, 480],
    ['of a ratio beyond reason', 'A cat emulate:image', { image_config: { aspect_ratio: '99:1' } }, 480, 320],
  ])('%s, is a whole PNG of few bytes, the same in both forms', async (_name, text, more, width, height) => {
    const images = await listImages(text, more);
    const png = readBytes(images[0]);
    const chunks = readChunks(png);
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
    const header = chunks.get('IHDR');
    expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([width, height]);
    expect(inflateSync(chunks.get('IDAT') ?? '')).toHaveLength(height * (1 + 3 * width));
    expect(png.length).toBeLessThan(12_000);

    const deltas = readDeltas(await streamChat(emulator, ask(model, text, more)));
    expect(deltas.flatMap(delta => listObjects(delta['images']))).toEqual(images);
  });

  it('is the same for every prompt, and nowhere unless asked for', async () => {
    const modalities = ['image'];
    expect(await listImages('A cat', { modalities })).toEqual(await listImages('A dog', { modalities }));
    expect(await listImages('A cat', {})).toEqual([]);
  });

  it('costs tokens', async () => {
    const { json } = await postChat(emulator, ask(model, 'A cat emulate:image'));
    expect(json['usage']).toMatchObject({ completion_tokens_details: { image_tokens: 1290 } });
  });
});
