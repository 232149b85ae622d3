import { OPTIONS_KEY } from '../../names.js';
import { omitUndefined } from '../../omit-undefined.js';

/**
 * What a signature carries through AI SDK 4, whose history keeps nothing of reasoning but strings.
 * Everything in it is JSON as it came from the wire, so that it goes back byte for byte.
 */
export interface CarriedReasoning {
  /** The details that the reasoning part stands for. Absent: it has none. */
  readonly reasoningDetails?: readonly unknown[];
  /** The file annotations of the answer. */
  readonly annotations?: readonly unknown[];
  /**
   * What the earlier signatures of the same answer carried. `useChat` of AI SDK 4 merges all reasoning of a step into one text with the
   * last signature, so the last one has to know them all. Absent on the first one, and behind 65 of them.
   */
  readonly earlier?: readonly CarriedReasoning[];
  /** The tool call that the answer had begun before its first signature. Absent: none. */
  readonly callId?: string;
}

const SIGNATURE_START = `{"${OPTIONS_KEY}":`;

/** Writes a signature, or the data of a redacted part. */
export function serializeSignature(carried: CarriedReasoning): string {
  return JSON.stringify({ [OPTIONS_KEY]: carried });
}

/** Reads a signature, or the data of a redacted part. Those of other providers, and broken ones, are `undefined`; nothing throws. */
export function parseSignature(signature: string | undefined): CarriedReasoning | undefined {
  // Other providers' signatures are long and come often: they are not worth a failed parse.
  if (!signature?.startsWith(SIGNATURE_START)) return undefined;
  try {
    const parsed: unknown = JSON.parse(signature);
    return readCarried(isRecord(parsed) ? parsed[OPTIONS_KEY] : undefined);
  } catch {
    return undefined;
  }
}

function readCarried(value: unknown): CarriedReasoning | undefined {
  if (!isRecord(value)) return undefined;
  const reasoningDetails = readList(value['reasoningDetails']);
  const annotations = readList(value['annotations']);
  const earlier = readList(value['earlier'])?.map(entry => readCarried(entry) ?? {});
  const callId = typeof value['callId'] === 'string' ? value['callId'] : undefined;
  return omitUndefined({ reasoningDetails, annotations, earlier, callId });
}

/** A list, or `undefined` for anything else. What is in it is the wire's affair. */
export function readList(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
