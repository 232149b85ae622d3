import type { JSONObject } from '@ai-sdk/provider';
import { omitUndefined } from '../../omit-undefined.js';
import type { EmitPart } from './part-writer.js';
import { isObject, readNumber, readText, type WireObject } from './wire-answer.js';

/** Reads what stands around the choices: who answered, when, and what it cost. */
export class EnvelopeDecoder {
  /** Facts for the provider metadata; those that the answer did not have are absent. */
  readonly metadata: JSONObject = {};
  readonly #emit: EmitPart;
  readonly #known: { id?: string; modelId?: string; timestamp?: Date } = {};
  /** The last usage on the wire. */
  usage: WireObject | undefined;

  constructor(emit: EmitPart, requestId: string | undefined) {
    this.#emit = emit;
    this.note('requestId', requestId);
  }

  decode(chunk: WireObject): void {
    const { id, modelId, timestamp } = this.#known;
    if (id === undefined || modelId === undefined || timestamp === undefined) this.#decodeResponse(chunk);
    const usage = chunk['usage'];
    if (isObject(usage) && Object.keys(usage).length > 0) this.usage = usage;
    if (this.metadata['provider'] === undefined) this.note('provider', chunk['provider']);
    if (chunk['service_tier'] != null) this.note('serviceTier', chunk['service_tier']);
    if (chunk['system_fingerprint'] != null) this.note('systemFingerprint', chunk['system_fingerprint']);
  }

  /** Keeps a fact if it is a text that says something. */
  note(key: string, value: unknown): void {
    const text = readText(value);
    if (text !== undefined) this.metadata[key] = text;
  }

  /** Each fact goes out once, as soon as the wire has it: the first chunk may be a placeholder with empty ones. */
  #decodeResponse(chunk: WireObject): void {
    const known = this.#known;
    const id = known.id === undefined ? readText(chunk['id']) : undefined;
    const modelId = known.modelId === undefined ? readText(chunk['model']) : undefined;
    // The time of a placeholder waits for the chunk that says whose it is.
    const isNamed = (id ?? modelId ?? known.id ?? known.modelId) !== undefined;
    const timestamp = isNamed && known.timestamp === undefined ? readTime(chunk['created']) : undefined;
    if ((id ?? modelId ?? timestamp) === undefined) return;
    const fresh = omitUndefined({ id, modelId, timestamp });
    Object.assign(known, fresh);
    this.#emit({ type: 'response-metadata', ...fresh });
  }
}

/** Seconds since 1970; 0 is a placeholder, and a date has its limits. */
function readTime(seconds: unknown): Date | undefined {
  const number = readNumber(seconds) ?? 0;
  return number !== 0 && Math.abs(number) < 8.64e12 ? new Date(number * 1000) : undefined;
}
