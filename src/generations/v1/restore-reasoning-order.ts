import type { LanguageModelV1Message, LanguageModelV1Prompt } from '@ai-sdk/provider-v1';
import { parseSignature } from './reasoning-signature.js';

type AssistantMessage = Extract<LanguageModelV1Message, { role: 'assistant' }>;
type AssistantPart = AssistantMessage['content'][number];

/**
 * Gives reasoning back to the answer it opened. When AI SDK 4 makes messages of a `useChat` conversation, it puts the reasoning of
 * each step behind the tool calls of the step before, in the same message. Only what carries one of our signatures can be told to
 * belong to the next step; all else stays where it is.
 */
export function restoreReasoningOrder(prompt: LanguageModelV1Prompt): LanguageModelV1Prompt {
  let moved: AssistantPart[] = [];
  return prompt.map((message, index) => {
    if (message.role !== 'assistant') return message;
    const { content } = message;
    const hasNextStep = prompt[index + 1]?.role === 'tool' && prompt[index + 2]?.role === 'assistant';
    const strayFrom = hasNextStep ? findStrayReasoning(content) : -1;
    const isStray = (part: AssistantPart, position: number): boolean =>
      strayFrom >= 0 && position >= strayFrom && part.type === 'reasoning';
    const arrived = moved;
    moved = content.filter(isStray);
    if (arrived.length === 0 && moved.length === 0) return message;
    return {
      ...message,
      content: [...arrived, ...content.filter((part, position) => !isStray(part, position))],
    };
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
