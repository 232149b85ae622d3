import type { LanguageModelV4FinishReason } from '@ai-sdk/provider';

type UnifiedFinishReason = LanguageModelV4FinishReason['unified'];

const UNIFIED: ReadonlyMap<string, UnifiedFinishReason> = new Map([
  ['stop', 'stop'],
  ['length', 'length'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['content_filter', 'content-filter'],
  ['error', 'error'],
]);

/** Reasons that say that the answer broke off, so that no call in it may run. */
const CUT: ReadonlySet<UnifiedFinishReason> = new Set(['length', 'content-filter', 'error']);

/** How an answer ended, as far as the wire said it. */
export interface AnswerEnd {
  /** The wire's finish reason, if there was one. */
  readonly raw: string | undefined;
  /** Whether the input got to its end: a finish reason, `[DONE]`, or a whole JSON answer. */
  readonly isComplete: boolean;
  readonly hasError: boolean;
  readonly hasCalls: boolean;
  readonly hasRefusal: boolean;
}

/** The AI SDK's finish reason; unknown ones stay unknown (`other`), with the wire's word in `raw`. */
export function mapFinishReason(end: AnswerEnd): LanguageModelV4FinishReason {
  return { unified: unify(end), raw: end.raw };
}

/** Whether an answer that ended so was cut. */
export function isCut(unified: UnifiedFinishReason): boolean {
  return CUT.has(unified);
}

/** Whether a raw finish reason says that the answer was cut. */
export function isCutReason(raw: string | undefined): boolean {
  return raw !== undefined && isCut(readReason(raw));
}

function unify({ raw, isComplete, hasError, hasCalls, hasRefusal }: AnswerEnd): UnifiedFinishReason {
  if (hasError || !isComplete) return 'error';
  const reason = raw === undefined ? 'other' : readReason(raw);
  if (reason === 'stop' && hasRefusal) return 'content-filter';
  // Gemini ends with `stop` although it called a tool, and some upstreams end with nothing.
  if (hasCalls && (reason === 'stop' || raw === undefined)) return 'tool-calls';
  return reason;
}

function readReason(raw: string): UnifiedFinishReason {
  return UNIFIED.get(raw) ?? 'other';
}
