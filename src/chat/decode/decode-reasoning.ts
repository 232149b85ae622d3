import { growEntry, isSameBlock, readVisibleText, type ReasoningDetail } from '../reasoning-details.js';
import type { PartWriter } from './part-writer.js';
import { TextCompactor } from './text-compactor.js';
import { isObject, readText, type WireObject } from './wire-answer.js';

/**
 * Turns the reasoning of deltas into reasoning parts, one for each block of details, so that every detail belongs to exactly
 * one part. Plain text counts only where the details of its delta show none, since it says the same again.
 */
export class ReasoningDecoder {
  /** All details of the answer, pieces joined, in order. */
  readonly entries: ReasoningDetail[] = [];
  readonly #writer: PartWriter;
  /** The block of the open reasoning part; `undefined` while plain text is open. */
  #openEntry: ReasoningDetail | undefined;
  #compactor = new TextCompactor();
  #hasEmptyList = false;
  /** Whether a part was asked to carry the empty list. */
  #isCarried = false;

  constructor(writer: PartWriter) {
    this.#writer = writer;
  }

  /** Whether the answer had details, be it as an empty list. */
  get hasDetails(): boolean {
    return this.entries.length > 0 || this.#hasEmptyList;
  }

  decode(delta: WireObject): void {
    const details = delta['reasoning_details'];
    const list = Array.isArray(details) ? details : undefined;
    if (list === undefined || !hasVisibleText(list)) {
      const plain = readText(delta['reasoning']) ?? readText(delta['reasoning_content']);
      if (plain !== undefined) this.#decodePlain(plain);
    }
    if (list === undefined) return;
    if (list.length === 0) this.#noteEmptyList();
    for (const detail of list) {
      if (isObject(detail)) this.#decodeDetail(detail as ReasoningDetail);
    }
  }

  #decodePlain(text: string): void {
    if (this.#writer.openKind === 'reasoning' && this.#openEntry !== undefined) this.#writer.close();
    if (this.#writer.openKind !== 'reasoning') {
      this.#openEntry = undefined;
      this.#writer.openReasoning(undefined);
      if (this.#hasEmptyList && this.entries.length === 0) this.#noteEmptyList();
    }
    this.#writer.reasoning(text);
  }

  #decodeDetail(detail: ReasoningDetail): void {
    const text = readVisibleText(detail);
    const open = this.#writer.openKind === 'reasoning' ? this.#openEntry : undefined;
    if (open !== undefined && isSameBlock(open, detail)) {
      growEntry(open, detail);
      this.#compactor.note(readVisibleText(open));
      if (text !== '') this.#writer.reasoning(text);
      return;
    }
    const entry = { ...detail };
    if (this.entries.length === 0) this.#writer.dropLuggage('reasoningDetails');
    this.entries.push(entry);
    this.#openEntry = entry;
    this.#compactor = new TextCompactor();
    this.#writer.openReasoning([entry]);
    if (text !== '') this.#writer.reasoning(text);
    const canGrow = detail['type'] === 'reasoning.text' || detail['type'] === 'reasoning.summary';
    if (!canGrow) this.#writer.close();
  }

  /** Some upstreams want even an empty list back, so a part has to carry it: plain reasoning, else the first text or call. */
  #noteEmptyList(): void {
    this.#hasEmptyList = true;
    if (this.entries.length > 0) return;
    if (this.#writer.openKind === 'reasoning') {
      this.#writer.dropLuggage('reasoningDetails');
      this.#writer.setReasoningDetails([]);
    } else if (!this.#isCarried) {
      this.#writer.addLuggage({ reasoningDetails: [] });
    }
    this.#isCarried = true;
  }
}

function hasVisibleText(details: readonly unknown[]): boolean {
  for (const detail of details) {
    if (isObject(detail) && readVisibleText(detail as ReasoningDetail) !== '') return true;
  }
  return false;
}
