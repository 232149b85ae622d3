import { encodePng } from './encode-png.js';
import { CAPTION_HEIGHT, CAPTION_WIDTH, hasDot } from './lettering.js';
import { paintScene, type Color } from './scene.js';

/** Pixels of the longer side. */
const LONGER_SIDE = 480;
/** Looks at each pixel this often in both directions, which makes edges smooth. */
const SAMPLES = 2;
const INK: Color = [255, 227, 173];

const drawn = new Map<string, string>();

/**
 * A picture of the emulator's own, as a data URL: always the same lighthouse, whatever was asked for, in this aspect ratio
 * (`16:9`; one that can't be read or is longer than 4:1 is 3:2). A caption in it says that no model drew it.
 */
export function drawPicture(aspectRatio = '3:2'): string {
  const known = drawn.get(aspectRatio);
  if (known !== undefined) return known;
  const url = `data:image/png;base64,${draw(readRatio(aspectRatio)).toString('base64')}`;
  drawn.set(aspectRatio, url);
  return url;
}

function readRatio(aspectRatio: string): number {
  const [, width, height] = /^(\d{1,3}):(\d{1,3})$/.exec(aspectRatio) ?? [];
  const ratio = Number(width) / Number(height);
  return ratio >= 0.25 && ratio <= 4 ? ratio : 1.5;
}

function draw(ratio: number): Buffer {
  const width = Math.round(LONGER_SIDE * Math.min(ratio, 1));
  const height = Math.round(LONGER_SIDE / Math.max(ratio, 1));
  const bytes = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      bytes.set(samplePixel(width, height, column, row), (row * width + column) * 3);
    }
  }
  writeCaption(bytes, width, height);
  return encodePng({ width, height, bytes });
}

function samplePixel(width: number, height: number, column: number, row: number): Color {
  const sum = [0, 0, 0] as [number, number, number];
  for (let sample = 0; sample < SAMPLES ** 2; sample += 1) {
    const x = column + ((sample % SAMPLES) + 0.5) / SAMPLES;
    const y = row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    const color = paintScene(width / height, x / height, y / height);
    for (const index of [0, 1, 2] as const) sum[index] += color[index] / SAMPLES ** 2;
  }
  return sum;
}

/** In the lower left corner, in dots that leave it half the width and little of the height. */
function writeCaption(bytes: Uint8Array, width: number, height: number): void {
  const dot = Math.max(1, Math.floor(Math.min(width / 2 / CAPTION_WIDTH, height / 120)));
  const margin = dot * 8;
  const top = height - margin - CAPTION_HEIGHT * dot;
  for (let row = 0; row < CAPTION_HEIGHT * dot; row += 1) {
    for (let column = 0; column < CAPTION_WIDTH * dot; column += 1) {
      if (!hasDot(Math.floor(column / dot), Math.floor(row / dot))) continue;
      bytes.set(INK, ((top + row) * width + margin + column) * 3);
    }
  }
}
