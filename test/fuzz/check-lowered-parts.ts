import type { LanguageModelV1StreamPart } from '@ai-sdk/provider-v1';
import type { LanguageModelV2StreamPart } from '@ai-sdk/provider-v2';
import type { LanguageModelV3StreamPart } from '@ai-sdk/provider-v3';
import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { findBrokenRules } from '../chat/check-parts.js';

/** The rules of V4 hold below it too; only the words of the finish reason differ. */
export function findBrokenLoweredRules(
  parts: ReadonlyArray<LanguageModelV2StreamPart | LanguageModelV3StreamPart>,
): string[] {
  const raised = parts.map(part =>
    part.type === 'finish' && typeof part.finishReason === 'string'
      ? { ...part, finishReason: { unified: part.finishReason, raw: undefined } }
      : part,
  );
  // What the rules look at has the same names in all three.
  const broken = findBrokenRules(raised as LanguageModelV4StreamPart[]);
  for (const part of parts) {
    if (part.type === 'error' && !(part.error instanceof Error))
      broken.push('an error part without an Error');
  }
  return broken;
}

/** What AI SDK 4 demands of a stream. */
export function findBrokenRulesOfV1(parts: readonly LanguageModelV1StreamPart[]): string[] {
  const broken: string[] = [];
  const calls = new Set<string>();
  const inputs = new Map<string, string>();
  let hasReasoning = false;
  for (const [position, part] of parts.entries()) {
    switch (part.type) {
      case 'reasoning':
        hasReasoning = true;
        break;
      case 'reasoning-signature':
        if (!hasReasoning) broken.push('a signature without reasoning before it');
        break;
      case 'tool-call-delta':
        inputs.set(part.toolCallId, (inputs.get(part.toolCallId) ?? '') + part.argsTextDelta);
        break;
      case 'tool-call':
        if (calls.has(part.toolCallId)) broken.push(`tool-call ${part.toolCallId} twice`);
        calls.add(part.toolCallId);
        if (inputs.get(part.toolCallId) !== part.args)
          broken.push(`tool-call ${part.toolCallId} with other deltas`);
        break;
      case 'error':
        if (!(part.error instanceof Error)) broken.push('an error part without an Error');
        break;
      case 'finish':
        if (position !== parts.length - 1) broken.push('finish is not last');
        if (calls.size > 0 && ['error', 'length', 'content-filter'].includes(part.finishReason)) {
          broken.push(`tool-call in an answer that ended with ${part.finishReason}`);
        }
        break;
    }
  }
  if (parts.at(-1)?.type !== 'finish') broken.push('finish is missing');
  return broken;
}
