import { isSigned, type ReasoningDetail } from '../reasoning-details.js';
import { joinBlocks, type PartDetails } from '../join-reasoning-blocks.js';

/** Formats whose text the upstream takes back only with its signature. A detail without a format is Anthropic's. */
const SIGNED_FORMATS: ReadonlySet<unknown> = new Set([
  undefined,
  null,
  'anthropic-claude-v1',
  'google-gemini-v1',
]);

/**
 * Gathers what goes back with one assistant turn.
 *
 * @param parts what the turn's parts carry, part by part. Pieces of one block that ended up in several parts (a signature
 * after the text had begun) are joined again.
 * @returns `undefined` when no part had any; an empty list when the answer's own list was empty.
 */
export type CollectReasoningDetails = (parts: readonly PartDetails[]) => ReasoningDetail[] | undefined;

/**
 * Gathers the reasoning details of a request, turn by turn: in order, unchanged, each once. One collector a request, since
 * an id that went out with one turn must not go out with a later one ("Duplicate item found with id").
 */
export function createDetailsCollector(dropEncrypted: boolean): CollectReasoningDetails {
  const sentIds = new Set<unknown>();
  const isWanted = (detail: ReasoningDetail): boolean => {
    if (sentIds.has(nameItem(detail))) return false;
    if (detail['type'] === 'reasoning.encrypted') return !dropEncrypted;
    return detail['type'] !== 'reasoning.text' || isSigned(detail) || !SIGNED_FORMATS.has(detail['format']);
  };
  return parts => {
    if (parts.length === 0) return undefined;
    const blocks = joinBlocks(parts);
    const kept = blocks.filter(isWanted);
    for (const name of kept.map(nameItem)) if (name !== undefined) sentIds.add(name);
    return kept.length === 0 && blocks.length > 0 ? undefined : kept;
  };
}

/**
 * What must not go out twice. In the formats of a Responses API an id is that of the item; elsewhere it may be that of a tool call
 * (Gemini's `tool_0_weather`) or a counter (`reasoning-text-1`), which come again with each answer: there only the same detail is.
 */
function nameItem(detail: ReasoningDetail): unknown {
  const { id, format } = detail;
  if (id == null || id === '') return undefined;
  return typeof format === 'string' && format.endsWith('responses-v1') ? id : JSON.stringify(detail);
}
