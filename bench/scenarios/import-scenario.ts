import type { SubjectName } from '../job.js';
import { findSpread } from '../measure/statistics.js';
import { close, receive, startMeasured } from '../measure/worker-process.js';
import type { Workbench } from '../prepare/workbench.js';
import { findPackage } from '../worker/subjects/create-model.js';
import type { Scenario } from './scenario.js';

/** CPU that `import` takes in a fresh process, by the package's name; the files are in the system's cache. */
export function createImportScenario(): Scenario {
  return createFreshScenario('import', 'import', true);
}

/** The same up to the end of the first short answer: what an import puts off comes due here. */
export function createFirstAnswerScenario(): Scenario {
  return createFreshScenario('import and first answer', 'answer', false);
}

function createFreshScenario(name: string, task: 'import' | 'answer', isInQuick: boolean): Scenario {
  return {
    name,
    isQuick: isInQuick,
    run: async ({ workbench, isQuick, hasBefore, rounds = isQuick ? 6 : 30 }) => {
      const subjects: SubjectName[] = ['factory', 'openrouter', 'fal', 'fal-v3', 'fal-v2', 'fal-v1'];
      if (hasBefore) subjects.push('before');
      const values = new Map<SubjectName, number[]>(subjects.map(subject => [subject, []]));
      for (const subject of subjects) await measureFresh(workbench, task, subject);
      for (let round = 0; round < rounds; round++) {
        for (const subject of subjects)
          values.get(subject)?.push(await measureFresh(workbench, task, subject));
      }
      return {
        name,
        unit: 'ms of CPU',
        rows: [...values].map(([subject, all]) => ({ subject, values: all, spread: findSpread(all) })),
      };
    },
  };
}

async function measureFresh(
  workbench: Workbench,
  task: 'import' | 'answer',
  subject: SubjectName,
): Promise<number> {
  const child =
    task === 'import'
      ? startMeasured(workbench, workbench.importer, [findPackage(subject) ?? ''])
      : startMeasured(workbench, workbench.answerer, [subject]);
  const microseconds = await receive<number>(child);
  await close(child);
  return microseconds / 1000;
}
