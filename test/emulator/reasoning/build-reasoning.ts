import type { JsonObject } from '../types.js';
import type { ReasoningStyle } from '../vendors.js';
import { seal } from './seal.js';

/** What one delta says about the reasoning; an absent list is left out of the delta. */
export interface ReasoningDelta {
  text?: string;
  details?: JsonObject[];
}

export interface Reasoning {
  text: string;
  deltas: ReasoningDelta[];
  /** The details in one piece each, as an answer that is not streamed has them. */
  details: JsonObject[];
  /** What the next request of a tool loop has to bring back. */
  history: JsonObject[];
}

type BuildReasoning = (thoughts: string[], itemId: string) => Reasoning;

/**
 * Reasoning in a vendor's style. Several thoughts are several signed blocks at Anthropic and one text elsewhere.
 * `itemId` distinguishes the answers of vendors that number their reasoning items.
 */
export function buildReasoning(style: ReasoningStyle, thoughts: string[], itemId: string): Reasoning {
  return builders[style](thoughts, itemId);
}

const builders: Record<ReasoningStyle, BuildReasoning> = {
  anthropic: thoughts => {
    const deltas: ReasoningDelta[] = [];
    const details: JsonObject[] = [];
    for (const [index, thought] of thoughts.entries()) {
      const block = { format: 'anthropic-claude-v1', index };
      const signature = seal(thought);
      deltas.push(...streamText(thought, 'reasoning.text', 'text', block));
      deltas.push({ details: [{ type: 'reasoning.text', signature, ...block }] });
      details.push({ type: 'reasoning.text', text: thought, signature, ...block });
    }
    return { text: thoughts.join(''), deltas, details, history: details };
  },

  google: (thoughts, itemId) => {
    const text = thoughts.join(' ');
    const block = { format: 'google-gemini-v1', index: 0 };
    const encrypted = { type: 'reasoning.encrypted', data: seal(itemId), id: itemId, ...block };
    return {
      text,
      deltas: [...streamText(text, 'reasoning.text', 'text', block), { details: [encrypted] }],
      details: [{ type: 'reasoning.text', text, ...block }, encrypted],
      history: [encrypted],
    };
  },

  openai: (thoughts, itemId) => buildSummary('openai-responses-v1', thoughts, itemId),
  xai: (thoughts, itemId) => buildSummary('xai-responses-v1', thoughts, itemId),

  deepseek: thoughts => {
    const text = thoughts.join(' ');
    const deltas = splitThought(text).map(piece => ({ text: piece, details: [] }));
    return { text, deltas, details: [], history: [] };
  },

  unknown: thoughts => {
    const text = thoughts.join(' ');
    const block = { format: 'unknown', index: 0 };
    const details = [{ type: 'reasoning.text', text, ...block }];
    return { text, deltas: streamText(text, 'reasoning.text', 'text', block), details, history: details };
  },
};

function buildSummary(format: string, thoughts: string[], itemId: string): Reasoning {
  const text = thoughts.join(' ');
  const id = `rs_${itemId}`;
  const block = { id, format, index: 0 };
  const encrypted = { type: 'reasoning.encrypted', data: seal(id), ...block };
  const details = [{ type: 'reasoning.summary', summary: text, ...block }, encrypted];
  const deltas = [...streamText(text, 'reasoning.summary', 'summary', block), { details: [encrypted] }];
  return { text, deltas, details, history: details };
}

/** The visible text is on the wire twice: in the details and in `reasoning`. */
function streamText(text: string, type: string, field: string, block: JsonObject): ReasoningDelta[] {
  return splitThought(text).map(piece => ({ text: piece, details: [{ type, [field]: piece, ...block }] }));
}

function splitThought(text: string): string[] {
  return text.match(/(?:\S+\s*){1,4}/g) ?? [text];
}
