import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { resolveApiKey } from '../../src/api-key.js';
import { DEFAULT_BASE_URL } from '../../src/settings.js';
import { startEmulator } from '../emulator/index.js';
import type { RouteAccess } from './live-route.js';
import { NOT_ASKED, QUESTIONS } from './questions.js';
import { renderCounts, renderOutcome, renderReport, renderSummary } from './render-report.js';
import { runLive } from './run-live.js';
import { Scrubber } from './scrub.js';

const USAGE = `npm run test:live -- [options]

Asks fal's OpenRouter route the fewest and cheapest questions that settle what this package assumes about it.

  --max-cost N    US dollars that it may cost (default 0.05)
  --only A,B      only these questions
  --redact TEXT   a further text to take out of what is saved; can be given more than once
  --out DIR       where recordings go (default test/live/recordings/fal, or …/emulator; git ignores them)
  --emulator      ask this repository's emulator: no key, no cost, and nothing of it is fal's

Questions: ${QUESTIONS.map(({ name }) => name).join(', ')}`;

const FROM_EMULATOR = "From this repository's emulator: nothing of this is fal's.";

/**
 * Runs the command. Gives the exit code: 1 when a fact differs or a question was not asked, else 0. The emulator settles
 * nothing, so what it answers is always 0.
 */
export async function main(argv: readonly string[], print: (text: string) => void): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'max-cost': { type: 'string', default: '0.05' },
      only: { type: 'string' },
      redact: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      emulator: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(USAGE);
    return 0;
  }
  const maxCost = Number(values['max-cost']);
  if (!(maxCost >= 0)) {
    print(`--max-cost must be a number of US dollars, but it is "${values['max-cost']}".`);
    return 1;
  }
  const names = values.only?.split(',');
  const unknown = names?.find(name => QUESTIONS.every(question => question.name !== name));
  if (unknown !== undefined) {
    print(`There is no question "${unknown}".\n\n${USAGE}`);
    return 1;
  }

  const out =
    values.out ??
    fileURLToPath(new URL(`recordings/${values.emulator ? 'emulator' : 'fal'}`, import.meta.url));
  const emulator = values.emulator ? await startEmulator() : undefined;
  try {
    const access = emulator ?? (await findAccess(print));
    if (access === undefined) return 1;
    const source = emulator
      ? FROM_EMULATOR
      : `From fal (${DEFAULT_BASE_URL}), ${new Date().toISOString()}, scrubbed.`;
    print(`${source}\n`);
    const recorder = {
      directory: out,
      source,
      scrubber: new Scrubber([access.key, ...values.redact]),
    };
    const outcomes = await runLive({
      access,
      questions: QUESTIONS.filter(({ name }) => names?.includes(name) ?? true),
      maxCost,
      recorder,
      onOutcome: outcome => print(renderOutcome(outcome)),
    });
    await writeFile(join(out, 'report.md'), renderReport(source, outcomes, maxCost));
    print(
      `Not asked, because it has to happen by itself:\n${NOT_ASKED.map(entry => `  ${entry}`).join('\n')}\n`,
    );
    print(`${renderCounts(outcomes)}\n`);
    print(`${source} ${renderSummary(outcomes, maxCost)}\nRecordings and report: ${out}`);
    const isClean = outcomes.every(
      ({ facts, skipped }) => skipped === undefined && facts.every(({ verdict }) => verdict !== 'differs'),
    );
    return isClean || emulator !== undefined ? 0 : 1;
  } finally {
    await emulator?.close();
  }
}

async function findAccess(print: (text: string) => void): Promise<RouteAccess | undefined> {
  try {
    return { baseURL: DEFAULT_BASE_URL, key: await resolveApiKey(undefined) };
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n`);
    print('This asks fal itself and costs a few cents. Without a key: npm run test:live -- --emulator');
    return undefined;
  }
}
