import type { IssuedEntry } from '../chat.js';
import type { JsonObject } from '../types.js';
import type { ReasoningStyle } from '../vendors.js';

interface Turn {
  position: number;
  hasText: boolean;
  callId: string;
}

/** What the vendor says when a tool loop goes on without the reasoning that led to the call. */
export function describeMissing({ style, history }: IssuedEntry, turn: Turn): string {
  switch (style) {
    case 'anthropic':
      return `messages.${turn.position}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${turn.hasText ? 'text' : 'tool_use'}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block.`;
    case 'google':
      return 'Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly.';
    case 'openai':
    case 'xai':
      return `Item '${turn.callId.replace('call_', 'fc_')}' of type 'function_call' was provided without its required 'reasoning' item: '${String(history[0]?.['id'])}'.`;
    case 'deepseek':
      return 'Missing reasoning_content field in the assistant message';
    case 'unknown':
      return `messages.${turn.position}: the reasoning of this turn is missing.`;
  }
}

/** What the vendor says to one detail that it can't have sent. */
export function describeChange(style: ReasoningStyle, detail: JsonObject): string {
  switch (style) {
    case 'anthropic':
      return 'Invalid `signature` in `thinking` block';
    case 'google':
      return 'Corrupted thought signature.';
    case 'openai':
    case 'xai':
      return `The encrypted content for item ${String(detail['id'])} could not be verified.`;
    case 'deepseek':
    case 'unknown':
      return 'The reasoning of the assistant message is not the reasoning that was sent.';
  }
}

/** What the vendor says to a turn whose details are not the list that it sent. */
export function describeMismatch({ style, history }: IssuedEntry, found: JsonObject[]): string {
  const isKnown = (detail: JsonObject) => history.some(sent => sent['signature'] === detail['signature']);
  const changed = found.find(detail => !isKnown(detail));
  if (style !== 'anthropic' || changed) return describeChange(style, changed ?? found[0] ?? {});
  return '`thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified. These blocks must remain as they were in the original response.';
}
