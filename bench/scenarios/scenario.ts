import type { SubjectName } from '../job.js';
import type { Spread } from '../measure/statistics.js';
import type { Workbench } from '../prepare/workbench.js';

export interface RunContext {
  readonly workbench: Workbench;
  /** Fewer rounds, for a first look. */
  readonly isQuick: boolean;
  readonly hasBefore: boolean;
  readonly profiles: boolean;
  readonly rounds: number | undefined;
}

/** Numbers of one scenario. */
export interface ScenarioResult {
  readonly name: string;
  /** What the numbers are: `µs of CPU per chunk`. */
  readonly unit: string;
  readonly rows: readonly ResultRow[];
}

export interface ResultRow {
  readonly subject: string;
  readonly values: readonly number[];
  readonly spread: Spread;
}

/** How a cost grows with a size. */
export interface GrowthResult {
  readonly name: string;
  readonly title: string;
  readonly sizeLabel: string;
  readonly costLabel: string;
  readonly series: ReadonlyArray<{
    readonly subject: SubjectName;
    readonly points: ReadonlyArray<{ readonly x: number; readonly y: number }>;
    /** Of the points from the middle on, where the fixed costs are small; 1 is linear. */
    readonly exponent: number;
  }>;
}

export interface Scenario {
  readonly name: string;
  readonly isQuick?: boolean;
  run(context: RunContext): Promise<ScenarioResult | GrowthResult>;
}
