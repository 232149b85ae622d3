import type { JSONObject, LanguageModelV4StreamPart, SharedV4ProviderMetadata } from '@ai-sdk/provider';
import { OPTIONS_KEY } from '../../names.js';

export type EmitPart = (part: LanguageModelV4StreamPart) => void;

/**
 * Writes well-formed parts: each start has one end, ids are unique within the answer, and a text or reasoning part ends
 * before the next part of another kind starts.
 */
export class PartWriter {
  readonly #emit: EmitPart;
  #openKind: 'text' | 'reasoning' | undefined;
  #openId = '';
  #count = 0;
  /** What the next text part or tool call has to carry, since the answer has no other part for it. */
  #luggage: JSONObject = {};
  /** The details that the open reasoning part stands for, sent whole with its end. */
  #reasoningDetails: JSONObject[] | undefined;

  /** Whether anything that the model said was written: from then on an error can't take the answer back. */
  hasContent = false;

  constructor(emit: EmitPart) {
    this.#emit = emit;
  }

  get openKind(): 'text' | 'reasoning' | undefined {
    return this.#openKind;
  }

  /** Writes a part that is no text, reasoning or tool input, after what is open was closed. */
  write(part: LanguageModelV4StreamPart): void {
    this.close();
    this.hasContent = true;
    this.#emit(part);
  }

  /** Writes a part that leaves what is open alone: tool input, metadata, errors. */
  writeBeside(part: LanguageModelV4StreamPart): void {
    this.#emit(part);
  }

  text(delta: string): void {
    if (this.#openKind !== 'text') {
      this.#open('text');
      this.#emit({ type: 'text-start', id: this.#openId });
    }
    this.#emit({ type: 'text-delta', id: this.#openId, delta });
  }

  /** More of the reasoning part that is open. */
  reasoning(delta: string): void {
    this.#emit({ type: 'reasoning-delta', id: this.#openId, delta });
  }

  /** Starts a reasoning part, for the given details or for plain text without any. */
  openReasoning(details: JSONObject[] | undefined): void {
    this.#open('reasoning');
    this.#reasoningDetails = details;
    this.#emit({ type: 'reasoning-start', id: this.#openId });
  }

  /** Gives details to the open reasoning part, which had none when it started. */
  setReasoningDetails(details: JSONObject[]): void {
    this.#reasoningDetails ??= details;
  }

  /** Ends the open text or reasoning part, if there is one. */
  close(): void {
    const kind = this.#openKind;
    if (kind === undefined) return;
    this.#openKind = undefined;
    const details = this.#reasoningDetails;
    const metadata =
      kind === 'text' ? this.takeLuggage() : details && { [OPTIONS_KEY]: { reasoningDetails: details } };
    this.#emit({
      type: `${kind}-end`,
      id: this.#openId,
      ...(metadata !== undefined && { providerMetadata: metadata }),
    });
  }

  /** Hands metadata to the next text part or tool call that ends. */
  addLuggage(metadata: JSONObject): void {
    Object.assign(this.#luggage, metadata);
  }

  dropLuggage(key: string): void {
    delete this.#luggage[key];
  }

  takeLuggage(): SharedV4ProviderMetadata | undefined {
    const luggage = this.#luggage;
    this.#luggage = {};
    return Object.keys(luggage).length === 0 ? undefined : { [OPTIONS_KEY]: luggage };
  }

  #open(kind: 'text' | 'reasoning'): void {
    this.close();
    this.hasContent = true;
    this.#openKind = kind;
    this.#openId = `${kind}-${this.#count++}`;
  }
}

/** Whether an id looks like those that are made here, which a call of the wire must not have too. */
export function isPartId(id: string): boolean {
  return /^(text|reasoning)-\d+$/.test(id);
}
