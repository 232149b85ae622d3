import { isSigned, type ReasoningDetail } from '../reasoning-details.js';
import { joinBlocks, type PartDetails } from './join-reasoning-blocks.js';

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
   * @param parts what the turn's parts carry, part by part. Pieces of one block that ended up in several parts (a signature
   * after the text had begun) are joined again.
   * @returns `undefined` when no part had any; an empty list when the answer's own list was empty.
   */
  collect(parts: readonly PartDetails[]): ReasoningDetail[] | undefined {
    if (parts.length === 0) return undefined;
    const blocks = joinBlocks(parts);
    if (blocks.length === 0) return [];
    const kept = blocks.filter(block => this.#isWanted(block));
    for (const block of kept) {
      if (hasId(block)) this.#sentIds.add(nameItem(block));
    }
    return kept.length === 0 ? undefined : kept;
  }

  #isWanted(detail: ReasoningDetail): boolean {
    if (hasId(detail) && this.#sentIds.has(nameItem(detail))) return false;
    if (detail['type'] === 'reasoning.encrypted') return !this.#dropEncrypted;
    if (detail['type'] !== 'reasoning.text') return true;
    return isSigned(detail) || !SIGNED_FORMATS.has(detail['format']);
  }
}

/** OpenAI's id is that of the item. Gemini's is that of a tool call (`tool_0_weather`), which comes again with another signature. */
function nameItem({ id, format, data }: ReasoningDetail): unknown {
  return format === 'google-gemini-v1' && data != null ? JSON.stringify([id, data]) : id;
}

function hasId(detail: ReasoningDetail): boolean {
  return detail['id'] != null && detail['id'] !== '';
}
