import type { LanguageModelV1Message, LanguageModelV1Prompt } from '@ai-sdk/provider-v1';
import { parseSignature } from './reasoning-signature.js';

type AssistantMessage = Extract<LanguageModelV1Message, { role: 'assistant' }>;
type AssistantPart = AssistantMessage['content'][number];

/**
 * Gives reasoning back to the answer it opened. When AI SDK 4 makes messages of a `useChat` conversation, it puts reasoning and files
 * of each step behind the tool calls of the step before, in the same message. Only what carries one of our signatures can be told to
 * belong to the next step, and takes along what stands behind it; all else stays where it is. A step that said nothing else has no
 * message of its own, and gets one.
 */
export function restoreReasoningOrder(prompt: LanguageModelV1Prompt): LanguageModelV1Prompt {
  let moved: AssistantPart[] = [];
  return prompt.flatMap((message, index): LanguageModelV1Message[] => {
    const arrived = moved;
    if (message.role === 'tool') return [message];
    moved = [];
    if (message.role !== 'assistant') {
      return arrived.length === 0 ? [message] : [{ role: 'assistant', content: arrived }, message];
    }
    const { content } = message;
    const hasNextStep = prompt[index + 1]?.role === 'tool' && index + 2 < prompt.length;
    const strayFrom = hasNextStep ? findStrayReasoning(content) : -1;
    const isStray = ({ type }: AssistantPart, position: number): boolean =>
      strayFrom >= 0 && position >= strayFrom && type !== 'text' && type !== 'tool-call';
    moved = content.filter(isStray);
    if (arrived.length === 0 && moved.length === 0) return [message];
    const own = content.filter((part, position) => !isStray(part, position));
    return [{ ...message, content: [...arrived, ...own] }];
  });
}

function findStrayReasoning(content: readonly AssistantPart[]): number {
  const callIds = new Set<string>();
  return content.findIndex(part => {
    if (part.type === 'tool-call') callIds.add(part.toolCallId);
    if (part.type !== 'reasoning' || callIds.size === 0) return false;
    const carried = parseSignature(part.signature);
    return carried !== undefined && (carried.callId === undefined || !callIds.has(carried.callId));
  });
}
