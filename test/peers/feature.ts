import type { Trial } from './trial.js';

/** `true`, or in a few words what happened instead. */
export type Finding = true | string;

/** One row of the comparison. */
export interface Feature {
  /** What a user gets, in words that can be true or false. */
  readonly name: string;
  /** Whether it is among the few rows that the README shows. */
  readonly isHeadline?: boolean;
  /** Refuse what upstreams would refuse: for what is about the reasoning of earlier steps. */
  readonly isStrict?: boolean;
  /** Tries it with one package. What it throws is a finding too. */
  find(trial: Trial): Promise<Finding>;
}

/** Rows that belong together. */
export interface FeatureGroup {
  readonly title: string;
  readonly features: readonly Feature[];
}

/** Turns a condition into a finding. */
export function orElse(holds: boolean, instead: string): Finding {
  return holds || instead;
}
