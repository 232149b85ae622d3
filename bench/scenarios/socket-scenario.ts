import { close, receive, startBeside } from '../measure/worker-process.js';
import type { Workbench } from '../prepare/workbench.js';
import { createMeasuredScenario } from './measured-scenario.js';
import type { Scenario } from './scenario.js';

/** 500 streams at the same time from the emulator in a second process. Every text is compared with what was sent. */
export function createSocketScenario(): Scenario {
  return {
    name: '500 streams over sockets',
    run: context =>
      withEmulator(context.workbench, 100, connection =>
        createMeasuredScenario({
          name: '500 streams over sockets',
          unit: 'µs of CPU per chunk',
          subjects: ['hop', 'factory', 'openrouter', 'fal'],
          job: { kind: 'socket', ...connection, concurrency: 500, chunks: 100, waves: 1 },
          rounds: 8,
          generations: 2,
        }).run(context),
      ),
  };
}

/** Runs the emulator beside, in a process and on a core of its own. Its answers have `chunks` pieces, a millisecond apart. */
export async function withEmulator<RESULT>(
  workbench: Workbench,
  chunks: number,
  run: (connection: { baseURL: string; key: string }) => Promise<RESULT>,
): Promise<RESULT> {
  const child = startBeside(workbench, workbench.emulator, [String(chunks), '1']);
  try {
    return await run(await receive<{ baseURL: string; key: string }>(child));
  } finally {
    await close(child);
  }
}
