import type { LanguageModelV1, LanguageModelV1StreamPart } from '@ai-sdk/provider-v1';
import type { FinishV1 } from './lower-finish.js';

type GenerateResultV1 = Awaited<ReturnType<LanguageModelV1['doGenerate']>>;
type ReasoningV1 = Exclude<NonNullable<GenerateResultV1['reasoning']>, string>[number];

/** What a V1 model answered, apart from what belongs to the call. What the answer did not have is absent. */
export type AnswerV1 = Omit<FinishV1, 'type'> &
  Pick<GenerateResultV1, 'text' | 'reasoning' | 'files' | 'sources' | 'toolCalls'>;

/** Puts the parts of a V1 stream together, the way AI SDK 4 does. `text` is absent where there was no text part, even an empty one. */
export function collectParts(parts: readonly LanguageModelV1StreamPart[]): AnswerV1 {
  let answer: AnswerV1 = { finishReason: 'unknown', usage: { promptTokens: NaN, completionTokens: NaN } };
  const reasoning: ReasoningV1[] = [];
  let openText: Extract<ReasoningV1, { type: 'text' }> | undefined;
  for (const part of parts) {
    switch (part.type) {
      case 'text-delta':
        answer.text = (answer.text ?? '') + part.textDelta;
        break;
      case 'reasoning':
        if (openText === undefined) reasoning.push((openText = { type: 'text', text: '' }));
        openText.text += part.textDelta;
        break;
      case 'reasoning-signature':
        if (openText !== undefined) openText.signature = part.signature;
        openText = undefined;
        break;
      case 'tool-call': {
        const { type: _type, ...call } = part;
        (answer.toolCalls ??= []).push(call);
        break;
      }
      case 'file': {
        const { type: _type, ...file } = part;
        (answer.files ??= []).push(file);
        break;
      }
      case 'source':
        (answer.sources ??= []).push(part.source);
        break;
      case 'finish': {
        const { type: _type, ...finish } = part;
        answer = { ...answer, ...finish };
        break;
      }
    }
  }
  return reasoning.length === 0 ? answer : { ...answer, reasoning };
}
