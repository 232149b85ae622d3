import type { Job, SubjectName } from '../job.js';
import { runRounds } from '../measure/run-rounds.js';
import { findExponent, findSpread } from '../measure/statistics.js';
import type { GrowthResult, RunContext, Scenario } from './scenario.js';
import { withEmulator } from './socket-scenario.js';

const SOCKET_CHUNKS = 50;

/** How cost grows with the length of a stream, of a history, and with the number of streams. */
export function listGrowthScenarios(): Scenario[] {
  return [
    {
      name: 'growth with chunks',
      run: context =>
        measureGrowth(context, {
          name: 'growth with chunks',
          title: 'One text stream, one event a read',
          sizeLabel: 'chunks',
          costLabel: 'ms of CPU',
          subjects: ['hop', 'factory', 'openrouter', 'fal'],
          sizes: [1000, 3000, 10_000, 30_000, 100_000, 200_000],
          plan: size => {
            const runs = Math.ceil(20_000 / size);
            const job = {
              kind: 'decode',
              payload: 'text',
              chunks: size,
              readSize: 0,
              streams: runs,
            } as const;
            return { job, runs };
          },
        }),
    },
    {
      name: 'growth with history',
      run: context =>
        measureGrowth(context, {
          name: 'growth with history',
          title: 'One request with a history of 1 kB messages and calls',
          sizeLabel: 'messages',
          costLabel: 'ms of CPU',
          subjects: ['floor', 'factory', 'openrouter', 'fal'],
          sizes: [10, 100, 1000, 3000, 10_000],
          plan: size => {
            const runs = Math.ceil(3000 / size);
            const job = {
              kind: 'request',
              prompt: 'history',
              size,
              messageSize: 1000,
              requests: runs,
            } as const;
            return { job, runs };
          },
        }),
    },
    {
      name: 'growth with streams',
      run: context =>
        withEmulator(context.workbench, SOCKET_CHUNKS, connection =>
          measureGrowth(context, {
            name: 'growth with streams',
            title: `Concurrent streams of ${SOCKET_CHUNKS} chunks over sockets`,
            sizeLabel: 'concurrent streams',
            costLabel: 'ms of CPU',
            subjects: ['hop', 'factory', 'openrouter', 'fal'],
            sizes: [1, 10, 100, 300, 1000],
            plan: size => {
              const runs = Math.min(20, Math.ceil(300 / size));
              const job = { ...connection, concurrency: size, chunks: SOCKET_CHUNKS, waves: runs };
              return { job: { kind: 'socket', ...job }, runs };
            },
          }),
        ),
    },
  ];
}

async function measureGrowth(
  context: RunContext,
  {
    name,
    title,
    sizeLabel,
    costLabel,
    subjects,
    sizes,
    plan,
  }: Omit<GrowthResult, 'series'> & {
    subjects: readonly SubjectName[];
    sizes: readonly number[];
    /** The job, and how often it does the whole in one block, so that a small size takes long enough to measure. */
    plan: (size: number) => { job: Job; runs: number };
  },
): Promise<GrowthResult> {
  const points = new Map<SubjectName, Array<{ x: number; y: number }>>(
    subjects.map(subject => [subject, []]),
  );
  for (const size of sizes) {
    const { job, runs } = plan(size);
    const measurements = await runRounds(context.workbench, {
      subjects,
      job,
      rounds: context.rounds ?? 2,
      generations: 1,
      profiles: false,
    });
    for (const subject of subjects) {
      const costs = (measurements.get(subject) ?? []).map(({ microseconds }) => microseconds / runs / 1000);
      points.get(subject)?.push({ x: size, y: findSpread(costs).median });
    }
  }
  const series = subjects.map(subject => {
    const all = points.get(subject) ?? [];
    return { subject, points: all, exponent: findExponent(all.slice(Math.floor(all.length / 2))) };
  });
  return { name, title, sizeLabel, costLabel, series };
}
