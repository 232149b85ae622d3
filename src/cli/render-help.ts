import { PACKAGE_NAME } from './package-name.js';
import type { CommandDescription } from './command.js';
import type { OptionDescription, OptionTable } from './parse-command-line.js';

const EXIT_CODES = 'Exit codes: 0 done, 1 failed, 2 wrong usage, 130 ended by Ctrl-C.';

/** The help of one command. */
export function renderCommandHelp({
  name,
  words,
  description,
  options,
  examples,
}: CommandDescription<OptionTable>): string {
  const usage = [`Usage: ${PACKAGE_NAME} ${name}`, words, '[options]'].filter(Boolean).join(' ');
  const rows = [...Object.entries(options).map(describeOption), ['--help', 'Shows this.'] as const];
  return `${[
    usage,
    '',
    ...description,
    '',
    'Options:',
    ...renderRows(rows),
    '',
    'Examples:',
    ...examples.map(example => `  npx ${PACKAGE_NAME} ${example}`),
    '',
    EXIT_CODES,
  ].join('\n')}\n`;
}

/** The help of the program: its commands, each with one line. */
export function renderHelp(summaries: Readonly<Record<string, string>>): string {
  return `${[
    `Usage: ${PACKAGE_NAME} <command> [options]`,
    '',
    "Language models through fal.ai's OpenRouter route, with one fal key.",
    '',
    'Commands:',
    ...renderRows(Object.entries(summaries)),
    '',
    'Options:',
    ...renderRows([
      ['--help', 'Shows this; after a command, what that command can do.'],
      ['--version', 'Shows the version.'],
    ]),
    '',
    EXIT_CODES,
    'NO_COLOR=1 turns colours off.',
  ].join('\n')}\n`;
}

function describeOption([name, option]: [string, OptionDescription]): readonly [string, string] {
  const { placeholder, description } = option;
  return [placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`, description];
}

function renderRows(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, description]) => `  ${term.padEnd(width)}  ${description}`);
}
