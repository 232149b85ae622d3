/** What became of a fact: it is so, it is not so, or this answer could not tell. */
export type Verdict = 'holds' | 'differs' | 'unsettled';

/** One thing that `dialect.md` says and that no documentation proves. */
export interface Fact {
  readonly claim: string;
  readonly verdict: Verdict;
  /** What was seen, in a few words. */
  readonly seen: string;
}

/** Settles a fact; `undefined` where the answer could not tell. */
export function settle(claim: string, holds: boolean | undefined, seen: unknown): Fact {
  const verdict = holds === undefined ? 'unsettled' : holds ? 'holds' : 'differs';
  return { claim, verdict, seen: describe(seen) };
}

function describe(seen: unknown): string {
  const text = typeof seen === 'string' ? seen : (JSON.stringify(seen) ?? 'nothing');
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
