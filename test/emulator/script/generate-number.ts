import type { JsonObject } from '../types.js';
import type { Place } from './generate-value.js';

/** A number of the user's text where one fits, else a small one within the limits. */
export function generateNumber(schema: JsonObject, place: Place, isInteger: boolean): number {
  const step = read(schema['multipleOf']) ?? (isInteger ? 1 : undefined);
  const gap = step ?? 0.5;
  const low = Math.max(
    read(schema['minimum']) ?? -Infinity,
    (read(schema['exclusiveMinimum']) ?? -Infinity) + gap,
  );
  const high = Math.min(
    read(schema['maximum']) ?? Infinity,
    (read(schema['exclusiveMaximum']) ?? Infinity) - gap,
  );
  // Exclusive limits may be nearer to each other than the gap.
  if (low > high) return (low - gap + (high + gap)) / 2;

  const fits = (value: number) =>
    value >= low && value <= high && (step === undefined || Number.isInteger(value / step));
  const found = place.hints.numbers.findIndex(fits);
  if (found !== -1) return place.hints.numbers.splice(found, 1)[0] ?? low;
  const wanted = Math.min(Math.max(7 + place.position, low), high);
  if (step === undefined || fits(wanted)) return wanted;
  const below = Math.floor(wanted / step) * step;
  return below >= low ? below : Math.ceil(wanted / step) * step;
}

function read(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
