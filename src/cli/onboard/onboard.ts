import { basename, resolve } from 'node:path';
import { cleanApiKey } from '../../api-key.js';
import { BASE_URL_OPTION, readBaseUrl } from '../base-url-option.js';
import { defineCommand, type Command } from '../command.js';
import { findGitRisk } from '../env-file/find-git-risk.js';
import { writeEnvVariable } from '../env-file/write-env-file.js';
import { CommandFailure, EXIT, UsageError } from '../exit.js';
import { askSecret } from '../input/ask-secret.js';
import { readAll } from '../input/read-all.js';
import { checkKeyForm, cleanPastedKey } from '../key/clean-pasted-key.js';
import { ENV_FILES, KEY_ADVICE } from '../key/find-key.js';
import { tryKey } from '../key/try-key.js';
import { readPackage } from '../packages/read-package.js';
import { createPaint } from '../style.js';
import { writeLine, type Terminal } from '../terminal.js';
import { renderNextSteps } from './render-next-steps.js';

const [DEFAULT_FILE] = ENV_FILES;
const VARIABLE = 'FAL_API_KEY';

const options = {
  'fal-openrouter-api-key': {
    type: 'string',
    placeholder: '<key>',
    description: 'The key. Left out, it is asked for without echo, or read from standard input.',
    elsewhere: KEY_ADVICE,
  },
  file: {
    type: 'string',
    placeholder: '<file>',
    description: `The file to write to. Default: ${DEFAULT_FILE}`,
  },
  // Node looks for its own option of this name in the whole command line, and ends before a program begins where the file is
  // missing ("node: my.env: not found", seen in 20, 22 and 24).
  'env-file': {
    type: 'string',
    placeholder: '<file>',
    description: 'The same, for a file that exists: Node reads it too, and stops if there is none.',
  },
  'no-verify': { type: 'boolean', description: 'Writes the key without trying it.' },
  'base-url': BASE_URL_OPTION,
} as const;

/** Takes a key, tries it, writes it down, and says how to go on. */
export const onboard: Command = defineCommand({
  name: 'onboard',
  description: [
    `Takes a fal key (https://fal.ai/dashboard/keys), tries it with a request for one token, and writes`,
    `${VARIABLE} to ${DEFAULT_FILE}, readable by you alone. The rest of the file stays as it is. The key is never shown.`,
    "A key on the command line stays in the shell's history: leave the option out to be asked for it.",
  ],
  options,
  examples: ['onboard', 'onboard --fal-openrouter-api-key <id>:<secret>', 'onboard --file .env < key.txt'],
  async run({ values, words }, terminal) {
    if (words.length > 0) {
      throw new UsageError('onboard takes options only: pass the key with --fal-openrouter-api-key.');
    }
    const baseUrl = readBaseUrl(values['base-url']);
    const warn = createWarner(terminal);
    const key = await takeKey(values['fal-openrouter-api-key'], terminal);
    const form = checkKeyForm(key);
    if (form.kind === 'unusable') {
      throw new CommandFailure(`${form.remark} Copy it again from https://fal.ai/dashboard/keys.`);
    }
    if (form.kind === 'unusual') warn(form.remark);
    if (values['no-verify'] !== true) await verify(key, baseUrl, terminal, warn);
    await write(key, values.file ?? values['env-file'] ?? DEFAULT_FILE, terminal, warn);
    return EXIT.ok;
  },
});

type Warn = (warning: string) => void;

function createWarner(terminal: Terminal): Warn {
  const paint = createPaint(terminal.errors, terminal);
  return warning => writeLine(terminal.errors, `${paint('yellow', 'Warning:')} ${warning}`);
}

async function takeKey(given: string | undefined, terminal: Terminal): Promise<string> {
  if (given !== undefined) return cleanPastedKey(given);
  if (terminal.input.isTTY === true) {
    return cleanPastedKey(
      await askSecret('fal key (https://fal.ai/dashboard/keys; it is not shown): ', terminal),
    );
  }
  const key = cleanPastedKey(await readAll(terminal.input));
  if (key === '') {
    throw new UsageError('There is no key: give it with --fal-openrouter-api-key, or on standard input.');
  }
  return key;
}

async function verify(
  key: string,
  baseUrl: string | undefined,
  terminal: Terminal,
  warn: Warn,
): Promise<void> {
  const trial = await tryKey(key, baseUrl, terminal);
  switch (trial.kind) {
    case 'works':
      tellDone(`The key works: ${trial.modelId} answered.`, terminal);
      break;
    case 'accepted':
      warn(`The key is accepted, but there was no answer: ${trial.message}`);
      break;
    case 'refused':
      throw new CommandFailure(`The key was refused, and nothing was written: ${trial.message}`);
    case 'unknown':
      throw new CommandFailure(
        `The key could not be tried, and nothing was written (--no-verify writes it all the same): ${trial.message}`,
      );
  }
}

async function write(key: string, file: string, terminal: Terminal, warn: Warn): Promise<void> {
  await writeEnvVariable(resolve(terminal.directory, file), VARIABLE, key);
  tellDone(`${VARIABLE} is in ${file}, which only you can read.`, terminal);
  const risk = await findGitRisk(file, terminal.directory);
  if (risk !== undefined) warn(`${risk.text}. ${risk.remedy}`);
  const current = terminal.environment[VARIABLE];
  // As the package reads it: what comes along when a key is pasted is in the way there.
  if (current !== undefined && current !== '' && cleanApiKey(current) !== key) {
    warn(`${VARIABLE} is set to another key in your environment, where it wins over the file: unset it.`);
  }
  const sdk = readPackage('ai', terminal.directory);
  const isStandardFile = ENV_FILES.some(name => name === basename(file));
  writeLine(terminal.output, `\n${renderNextSteps(sdk?.version, file, isStandardFile)}`);
}

function tellDone(text: string, terminal: Terminal): void {
  const paint = createPaint(terminal.output, terminal);
  writeLine(terminal.output, `${paint('green', '✓')} ${text}`);
}
