import {
  growEntry,
  isSameBlock,
  isSigned,
  readVisibleText,
  type ReasoningDetail,
} from '../reasoning-details.js';

/** Formats whose text the upstream takes back only with its signature. A detail without a format is Anthropic's. */
const SIGNED_FORMATS: ReadonlySet<unknown> = new Set([
  undefined,
  null,
  'anthropic-claude-v1',
  'google-gemini-v1',
]);

/**
 * Gathers the reasoning details of a request, turn by turn: in order, unchanged, each once. One instance a request, since
 * an id that went out with one turn must not go out with a later one ("Duplicate item found with id").
 */
export class ReasoningDetailsCollector {
  readonly #sentIds = new Set<unknown>();
  readonly #dropEncrypted: boolean;

  constructor({ dropEncrypted }: { dropEncrypted: boolean }) {
    this.#dropEncrypted = dropEncrypted;
  }

  /**
   * What goes back with one assistant turn.
   *
   * @param lists the details of the turn's parts, part by part; pieces of one block that ended up in several parts (a
   * signature after the text had begun) are joined again.
   * @returns `undefined` when no part had any; an empty list when the answer's own list was empty.
   */
  collect(lists: ReadonlyArray<readonly ReasoningDetail[]>): ReasoningDetail[] | undefined {
    if (lists.length === 0) return undefined;
    const blocks: ReasoningDetail[] = [];
    for (const list of lists) {
      for (const detail of list) this.#add(blocks, detail);
    }
    if (blocks.length === 0) return [];
    const kept = blocks.filter(block => this.#isWanted(block));
    for (const block of kept) {
      if (block['id'] != null) this.#sentIds.add(block['id']);
    }
    return kept.length === 0 ? undefined : kept;
  }

  #add(blocks: ReasoningDetail[], detail: ReasoningDetail): void {
    if (blocks.some(block => isSameItem(block, detail))) return;
    const index = blocks.findLastIndex((block, position) => {
      if (!isSameBlock(block, detail)) return false;
      // Behind another block only an index says for sure whose piece it is.
      return position === blocks.length - 1 || detail['index'] != null || readVisibleText(detail) === '';
    });
    const block = blocks[index];
    if (block !== undefined) {
      const grown = { ...block };
      growEntry(grown, detail);
      blocks[index] = grown;
    } else {
      blocks.push(detail);
    }
  }

  #isWanted(detail: ReasoningDetail): boolean {
    if (detail['id'] != null && this.#sentIds.has(detail['id'])) return false;
    if (detail['type'] === 'reasoning.encrypted') return !this.#dropEncrypted;
    if (detail['type'] !== 'reasoning.text') return true;
    return isSigned(detail) || !SIGNED_FORMATS.has(detail['format']);
  }
}

/** The same signed or encrypted item given twice, as when a program put an answer's details on each of its parallel calls. */
function isSameItem(one: ReasoningDetail, other: ReasoningDetail): boolean {
  const hasIdentity = isSigned(one) || one['data'] != null;
  return (
    hasIdentity &&
    one['type'] === other['type'] &&
    one['data'] === other['data'] &&
    one['signature'] === other['signature'] &&
    (one['id'] ?? null) === (other['id'] ?? null) &&
    readVisibleText(one) === readVisibleText(other)
  );
}
