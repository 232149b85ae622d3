import type { LowerStreamPart } from './types.js';

/** Two lowering steps as one. The parts in between are handed over by a call, not by a stream. */
export function composeLowering<INPUT, BETWEEN, OUTPUT>(
  first: LowerStreamPart<INPUT, BETWEEN>,
  second: LowerStreamPart<BETWEEN, OUTPUT>,
): LowerStreamPart<INPUT, OUTPUT> {
  let target: (part: OUTPUT) => void;
  // One function for the whole stream: a closure for each part would be an allocation for each chunk.
  const forward = (part: BETWEEN): void => second(part, target);
  return (part, emit) => {
    target = emit;
    first(part, forward);
  };
}
