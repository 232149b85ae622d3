import type { Job, Measurement, SubjectName } from '../job.js';
import type { Workbench } from '../prepare/workbench.js';
import { Worker } from './worker-process.js';

export interface RoundsOptions {
  readonly subjects: readonly SubjectName[];
  readonly job: Job;
  /** Rounds in all. */
  readonly rounds: number;
  /** How often each subject gets a fresh process; the rounds are shared out among them. */
  readonly generations: number;
  readonly profiles: boolean;
}

/**
 * Measures subjects on one job, each in a process of its own. The processes take turns, round by round, in an order that
 * rotates, so that whatever slows the machine slows all of them.
 */
export async function runRounds(
  workbench: Workbench,
  { subjects, job, rounds, generations, profiles }: RoundsOptions,
): Promise<Map<SubjectName, Measurement[]>> {
  const measurements = new Map<SubjectName, Measurement[]>(subjects.map(subject => [subject, []]));
  for (let generation = 0; generation < generations; generation++) {
    const workers = new Map<SubjectName, Worker>();
    try {
      for (const subject of subjects) {
        const worker = new Worker(
          workbench,
          { subject, job },
          profiles ? listProfileFlags(workbench, subject) : [],
        );
        workers.set(subject, worker);
        await worker.ready();
      }
      const share = Math.ceil(rounds / generations);
      for (let round = 0; round < share; round++) {
        for (const subject of rotate(subjects, round)) {
          const measurement = await workers.get(subject)?.measure();
          if (measurement !== undefined) measurements.get(subject)?.push(measurement);
        }
      }
    } finally {
      await Promise.all([...workers.values()].map(worker => worker.close()));
    }
  }
  return measurements;
}

function rotate<ENTRY>(entries: readonly ENTRY[], by: number): ENTRY[] {
  const start = by % entries.length;
  return [...entries.slice(start), ...entries.slice(0, start)];
}

function listProfileFlags({ profileFolder }: Workbench, subject: SubjectName): string[] {
  return ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${profileFolder}/${subject}`];
}
