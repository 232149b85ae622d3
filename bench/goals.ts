import { findRatio, findSpread, type Spread } from './measure/statistics.js';
import type { ScenarioResult } from './scenarios/scenario.js';

/** A goal of the design, section "Speed and size": one number of a scenario, or the ratio of two, is at most `limit`. */
export interface Goal {
  readonly scenario: string;
  readonly subject: string;
  /** Without it, the limit is for the subject's own number. */
  readonly base?: string;
  readonly limit: number;
}

export interface Verdict extends Goal {
  readonly spread: Spread;
  /** Whether the median keeps to the limit. */
  readonly isMet: boolean;
}

const PAYLOADS = ['text', 'reasoning', 'tools'] as const;
const REQUESTS = [
  'request with 2,000 messages and calls (10 MB)',
  'request with a 10 MB image (bytes)',
  'request with a 10 MB image (base64)',
] as const;

export const GOALS: readonly Goal[] = [
  ...PAYLOADS.flatMap(scenario => compareWithPeers(scenario, { factory: 0.25, openrouter: 0.23, hop: 1.4 })),
  ...PAYLOADS.flatMap(payload =>
    compareWithPeers(`${payload} in 16 KiB reads`, { factory: 0.18, openrouter: 0.16, hop: 1.4 }),
  ),
  ...compareWithPeers('streamText', { factory: 0.85, openrouter: 0.75 }),
  ...REQUESTS.flatMap(scenario => compareWithPeers(scenario, { factory: 0.55, openrouter: 1 })),
  ...compareWithPeers('import', { factory: 1.2, openrouter: 1 }),
  ...PAYLOADS.map(scenario => ({ scenario, subject: 'fal-v1', base: 'fal', limit: 1.08 })),
  { scenario: 'bundle size', subject: 'fal, own code', limit: 18 },
  { scenario: 'heap growth, text', subject: 'fal', limit: 1 },
];

function compareWithPeers(scenario: string, limits: Readonly<Record<string, number>>): Goal[] {
  return Object.entries(limits).map(([base, limit]) => ({ scenario, subject: 'fal', base, limit }));
}

/** Holds results against the goals that speak of them. */
export function judge(results: readonly ScenarioResult[]): Verdict[] {
  return GOALS.flatMap(goal => {
    const rows = results.find(({ name }) => name === goal.scenario)?.rows;
    const values = rows?.find(({ subject }) => subject === goal.subject)?.values;
    const bases =
      goal.base === undefined ? undefined : rows?.find(({ subject }) => subject === goal.base)?.values;
    if (values === undefined || (goal.base !== undefined && bases === undefined)) return [];
    const spread = bases === undefined ? findSpread(values) : findRatio(values, bases);
    return [{ ...goal, spread, isMet: spread.median <= goal.limit }];
  });
}
