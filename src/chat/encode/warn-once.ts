import type { SharedV4Warning } from '@ai-sdk/provider';

/** A prompt may hold a hundred parts of one kind: what is said of all of them is said once. */
export function warnOnce(
  warnings: SharedV4Warning[],
  warning: Extract<SharedV4Warning, { feature: string }>,
): void {
  const isKnown = warnings.some(
    known => known.type === warning.type && 'feature' in known && known.feature === warning.feature,
  );
  if (!isKnown) warnings.push(warning);
}
