import type { PayloadName, SubjectName } from '../job.js';
import { findSpread } from '../measure/statistics.js';
import { Worker } from '../measure/worker-process.js';
import type { Scenario } from './scenario.js';

/** How much the heap grows between chunk 20,000 and chunk 200,000 of one stream, each after a collection. */
export function createMemoryScenario(payload: PayloadName): Scenario {
  const name = `heap growth, ${payload}`;
  return {
    name,
    run: async ({ workbench, hasBefore }) => {
      const subjects: SubjectName[] = ['factory', 'openrouter', 'fal', 'fal-v1'];
      if (hasBefore) subjects.push('before');
      const rows = [];
      for (const subject of subjects) {
        const worker = new Worker(workbench, {
          subject,
          job: { kind: 'memory', payload, marks: [20_000, 200_000] },
        });
        await worker.ready();
        const { heap = [] } = await worker.measure();
        await worker.close();
        const growth = ((heap[1] ?? NaN) - (heap[0] ?? NaN)) / 2 ** 20;
        rows.push({ subject, values: [growth], spread: findSpread([growth]) });
      }
      return { name, unit: 'MiB from chunk 20,000 to 200,000', rows };
    },
  };
}
