import { buildWorkflowTests, setupWorkflowTests, teardownWorkflowTests } from '@workflow/vitest';
import { start } from 'workflow/api';
import type { Play, Report } from './play.js';

/** Plays workflows on the local world of `workflow`, in the folder it is started in, and says what came of each in a line. */
const plays = JSON.parse(process.argv[2] ?? '[]') as Play[];
const { FAL_API_KEY, EMULATOR_URL } = process.env;

// The workflows are written for fal: what goes there goes to the emulator.
const fetchFromNetwork = globalThis.fetch;
globalThis.fetch = (input, init) =>
  fetchFromNetwork(
    typeof input === 'string'
      ? input.replace('https://fal.run/openrouter/router/openai/v1', `${EMULATOR_URL}`)
      : input,
    init,
  );

// What the plugin for vitest does before the tests: compiles the workflows here, and runs their steps in this process.
await buildWorkflowTests();
await setupWorkflowTests();
for (const play of plays) {
  if (play.hasKey === false) delete process.env['FAL_API_KEY'];
  else process.env['FAL_API_KEY'] = `${FAL_API_KEY}`;
  console.log(JSON.stringify(await perform(play)));
}
await teardownWorkflowTests();
process.exit(0);

async function perform({ name, workflow, parameters }: Play): Promise<Report> {
  const run = await start({ workflowId: `workflow//./workflows/${workflow}` }, parameters);
  const types: string[] = [];
  const reader = run.readable.getReader();
  const reading = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) types.push(part.value.type);
  })();
  try {
    const result = await run.returnValue;
    // The stream of a workflow that writes nothing never ends.
    if (types.length > 0) await reading;
    return { name, types, result };
  } catch (error) {
    return { name, types, failure: error instanceof Error ? error.message : String(error) };
  }
}
