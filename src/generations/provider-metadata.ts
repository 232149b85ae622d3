import { OPTIONS_KEY } from '../names.js';

/** Provider metadata or provider options of any generation: they differ only in how strictly they type JSON. */
type Metadata = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The value of one of our own keys in provider metadata or provider options. */
export function readOwnMetadata(metadata: Metadata | undefined, key: string): unknown {
  return metadata?.[OPTIONS_KEY]?.[key];
}

/** A copy of the metadata with more of our own keys. */
export function addOwnMetadata<METADATA extends Metadata>(
  metadata: METADATA | undefined,
  entries: Readonly<Record<string, unknown>>,
): METADATA {
  // The cast: callers add JSON, and a spread over a type parameter loses that the result has the same shape.
  return { ...metadata, [OPTIONS_KEY]: { ...metadata?.[OPTIONS_KEY], ...entries } } as unknown as METADATA;
}

/**
 * Puts what a generation has no place for under `otherContent`, behind what a newer generation put there.
 * The metadata itself comes back when there is nothing to add.
 */
export function addOtherContent<METADATA extends Metadata>(
  metadata: METADATA | undefined,
  parts: readonly object[],
): METADATA | undefined {
  if (parts.length === 0) return metadata;
  const known = readOwnMetadata(metadata, 'otherContent');
  return addOwnMetadata(metadata, { otherContent: Array.isArray(known) ? [...known, ...parts] : [...parts] });
}
