import type { Job, SubjectName } from '../job.js';
import { runRounds } from '../measure/run-rounds.js';
import { findSpread } from '../measure/statistics.js';
import type { Scenario } from './scenario.js';

/** A scenario in which workers take turns on one job. */
export function createMeasuredScenario({
  name,
  unit,
  subjects,
  job,
  rounds,
  generations = 2,
  isQuick = false,
  scale = 1,
}: {
  name: string;
  unit: string;
  subjects: readonly SubjectName[];
  job: Job;
  rounds: number;
  generations?: number;
  isQuick?: boolean;
  /** Microseconds are divided by it. */
  scale?: number;
}): Scenario {
  return {
    name,
    isQuick,
    run: async context => {
      const all: SubjectName[] = context.hasBefore ? [...subjects, 'before'] : [...subjects];
      const measurements = await runRounds(context.workbench, {
        subjects: all,
        job,
        rounds: context.rounds ?? (context.isQuick ? Math.ceil(rounds / 3) : rounds),
        generations: context.isQuick || context.profiles ? 1 : generations,
        profiles: context.profiles,
      });
      return {
        name,
        unit,
        rows: all.map(subject => {
          const values = (measurements.get(subject) ?? []).map(
            ({ microseconds, units }) => microseconds / units / scale,
          );
          return { subject, values, spread: findSpread(values) };
        }),
      };
    },
  };
}
