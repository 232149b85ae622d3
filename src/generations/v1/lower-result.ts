import type { LanguageModelV1, LanguageModelV1StreamPart } from '@ai-sdk/provider-v1';
import type { LanguageModelV2Content, LanguageModelV2StreamPart } from '@ai-sdk/provider-v2';
import { omitUndefined } from '../../omit-undefined.js';
import type { LanguageModelV2GenerateResult } from '../v2/lower-result.js';
import { collectParts, type AnswerV1 } from './collect-parts.js';
import { createLoweringToV1 } from './lower-stream-part.js';
import { lowerWarningsToV1 } from './lower-warnings.js';
import { createRawCall } from './raw-call.js';

/** What a chat model of V1 answers to `doGenerate`. */
export type LanguageModelV1GenerateResult = Awaited<ReturnType<LanguageModelV1['doGenerate']>>;

/** Lowers a whole answer to V1. Its content goes through the lowering of streams, so that there is one set of rules. */
export function lowerResultToV1(result: LanguageModelV2GenerateResult): LanguageModelV1GenerateResult {
  const { headers, body, ...response } = result.response ?? {};
  const requestBody = result.request?.body;
  return {
    ...lowerAnswer(result),
    rawCall: createRawCall(requestBody),
    rawResponse: omitUndefined({ headers, body }),
    request: typeof requestBody === 'string' ? { body: requestBody } : {},
    response,
    warnings: lowerWarningsToV1(result.warnings),
  };
}

function lowerAnswer({
  content,
  finishReason,
  usage,
  providerMetadata,
}: LanguageModelV2GenerateResult): AnswerV1 {
  const lower = createLoweringToV1();
  const parts: LanguageModelV1StreamPart[] = [];
  const emit = (part: LanguageModelV1StreamPart): void => void parts.push(part);
  for (const part of content.flatMap(streamContent)) lower(part, emit);
  lower({ type: 'finish', finishReason, usage, ...omitUndefined({ providerMetadata }) }, emit);
  return collectParts(parts);
}

/** The parts by which a stream would have said the same. */
function streamContent(part: LanguageModelV2Content, index: number): LanguageModelV2StreamPart[] {
  if (part.type !== 'text' && part.type !== 'reasoning') return [part];
  const { type, text } = part;
  const id = String(index);
  return [
    { type: `${type}-start`, id },
    ...(type === 'reasoning' && text === '' ? [] : [{ type: `${type}-delta`, id, delta: text } as const]),
    { type: `${type}-end`, id, ...omitUndefined({ providerMetadata: part.providerMetadata }) },
  ];
}
