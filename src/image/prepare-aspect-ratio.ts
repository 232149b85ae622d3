import type { ImageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import { omitUndefined } from '../omit-undefined.js';

/** Ratios that image models of the route take (OpenRouter's documentation of `image_config.aspect_ratio`). */
const DOCUMENTED_RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'];

/** The documented sizes are up to 3 % beside their ratio: 1344x768 is 16:9. Neighbouring ratios are 6 % apart. */
const TOLERANCE = 0.04;

/** Beyond it a ratio is no ratio that a model would list (1170x2532 is 195:422). */
const LARGEST_TERM = 21;

/** The wire takes an aspect ratio and no size, so a size is said by its ratio. */
export function prepareAspectRatio(
  { size, aspectRatio }: Pick<ImageModelV4CallOptions, 'size' | 'aspectRatio'>,
  warnings: SharedV4Warning[],
): { aspectRatio?: string } {
  if (size === undefined) return omitUndefined({ aspectRatio });
  const ratio = findRatio(size);
  const warn = (type: 'unsupported' | 'compatibility', details: string): void =>
    void warnings.push({ type, feature: 'size', details });
  if (aspectRatio !== undefined) {
    warn('unsupported', 'The route takes an aspect ratio, which was given too.');
  } else if (ratio === undefined) {
    warn('unsupported', `"${size}" is no size such as 1024x768; it was left out.`);
  } else {
    warn(
      'compatibility',
      `The route takes no size: it was sent as the aspect ratio ${ratio}. For more pixels set imageConfig.imageSize.`,
    );
  }
  return omitUndefined({ aspectRatio: aspectRatio ?? ratio });
}

function findRatio(size: string): string | undefined {
  const [width, height] = /^\d{1,6}x\d{1,6}$/.test(size) ? size.split('x').map(Number) : [];
  if (!width || !height) return undefined;
  const divisor = findGreatestDivisor(width, height);
  const { ratio, distance } = findNearestRatio(width / height);
  return distance < TOLERANCE || Math.max(width, height) / divisor > LARGEST_TERM
    ? ratio
    : `${width / divisor}:${height / divisor}`;
}

function findNearestRatio(value: number): { ratio: string; distance: number } {
  const candidates = DOCUMENTED_RATIOS.map(ratio => {
    const [width = 1, height = 1] = ratio.split(':').map(Number);
    return { ratio, distance: Math.abs(Math.log((value * height) / width)) };
  });
  return candidates.reduce((best, candidate) => (candidate.distance < best.distance ? candidate : best));
}

function findGreatestDivisor(one: number, other: number): number {
  return other === 0 ? one : findGreatestDivisor(other, one % other);
}
