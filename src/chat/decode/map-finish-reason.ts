import type { LanguageModelV4FinishReason } from '@ai-sdk/provider';

type UnifiedFinishReason = LanguageModelV4FinishReason['unified'];

const UNIFIED: ReadonlyMap<string | undefined, UnifiedFinishReason> = new Map([
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
  /** Whether an error was told, be it that the input did not get to its end. */
  readonly isBroken: boolean;
  readonly hasCalls: boolean;
  readonly hasRefusal: boolean;
}

/** The AI SDK's word for how an answer ended; reasons that are unknown stay so (`other`). */
export function mapFinishReason({ raw, isBroken, hasCalls, hasRefusal }: AnswerEnd): UnifiedFinishReason {
  if (isBroken) return 'error';
  const reason = readReason(raw);
  if (reason === 'stop' && hasRefusal) return 'content-filter';
  // Gemini ends with `stop` although it called a tool, and some upstreams end with nothing.
  if (hasCalls && (reason === 'stop' || raw === undefined)) return 'tool-calls';
  return reason;
}

/** Whether an answer that ended so was cut. */
export function isCut(unified: UnifiedFinishReason): boolean {
  return CUT.has(unified);
}

/** Whether a raw finish reason says that the answer was cut. */
export function isCutReason(raw: string | undefined): boolean {
  return isCut(readReason(raw));
}

function readReason(raw: string | undefined): UnifiedFinishReason {
  return UNIFIED.get(raw) ?? 'other';
}
