import type { CarriedReasoning } from './reasoning-signature.js';

/** What one signature brings by itself, without what it knows of others. */
export type OwnReasoning = Omit<CarriedReasoning, 'earlier' | 'callId'>;

/**
 * What came before a signature in its answer and is not there any more, because AI SDK 4 merged it into this one.
 *
 * @param earlier - What the signature knows.
 * @param present - What the signatures before it in the message brought, since the last answer began.
 */
export function findLostReasoning(
  earlier: readonly OwnReasoning[],
  present: readonly OwnReasoning[],
): readonly OwnReasoning[] {
  // A message may hold two answers, and the signatures that would show where the second begins may be the lost ones.
  const isSameAnswer = JSON.stringify(earlier.slice(0, present.length)) === JSON.stringify(present);
  return isSameAnswer ? earlier.slice(present.length) : earlier;
}
