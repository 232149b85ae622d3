import { InvalidArgumentError } from '@ai-sdk/provider';
import { VERSION } from '../version.js';
import type { Command } from './command.js';
import { describeError } from './describe-error.js';
import { EXIT, Interruption, UnknownOption, UsageError } from './exit.js';
import { explainOption } from './explain-option.js';
import { PACKAGE_NAME } from './package-name.js';
import { renderHelp } from './render-help.js';
import { createPaint } from './style.js';
import { suggestSimilar } from './suggest-similar.js';
import { writeLine, type Terminal } from './terminal.js';

const SUMMARIES = {
  onboard: 'Takes a fal key, tries it, and writes it where your program finds it.',
  models: 'Lists the models of the catalogue: context, output limit, inputs, reasoning.',
  chat: 'Asks a model, or talks with it.',
  doctor: 'Looks for what is wrong, and says what to do about it.',
} as const;

type CommandName = keyof typeof SUMMARIES;

/** Loaded when they are asked for: `--help` and `models` need nothing of what a request needs. */
const LOADERS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  onboard: async () => (await import('./onboard/onboard.js')).onboard,
  models: async () => (await import('./models/models.js')).models,
  chat: async () => (await import('./chat/chat.js')).chat,
  doctor: async () => (await import('./doctor/doctor.js')).doctor,
};

/** Runs the command line and gives the exit code. Never throws: what goes wrong is one line of `errors`. */
export async function runCli(parameters: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = parameters;
  try {
    return await dispatch(name, rest, terminal);
  } catch (error) {
    return reportError(error, name !== undefined && isCommandName(name) ? name : undefined, terminal);
  }
}

async function dispatch(
  name: string | undefined,
  rest: readonly string[],
  terminal: Terminal,
): Promise<number> {
  if (name === undefined) {
    terminal.errors.write(renderHelp(SUMMARIES));
    return EXIT.usage;
  }
  if (name === '--version' || name === '-v') {
    writeLine(terminal.output, VERSION);
    return EXIT.ok;
  }
  const [topic] = rest;
  if (name === 'help' && topic !== undefined && isCommandName(topic)) {
    return (await LOADERS[topic]())(['--help'], terminal);
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.output.write(renderHelp(SUMMARIES));
    return EXIT.ok;
  }
  if (!isCommandName(name)) throw refuseName(name);
  const command = await LOADERS[name]();
  try {
    return await command(rest, terminal);
  } catch (error) {
    throw error instanceof UnknownOption ? await explainOption(error, LOADERS) : error;
  }
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(SUMMARIES, name);
}

function refuseName(name: string): UsageError {
  const names = Object.keys(SUMMARIES);
  // A key in the place of a command must not be quoted.
  if (!/^-{0,2}[a-z-]{1,20}$/.test(name))
    return new UsageError(`The first word is one of: ${names.join(', ')}.`);
  const similar = suggestSimilar(name, names);
  const advice = similar === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${similar}?`;
  return new UsageError(`There is no ${name.startsWith('-') ? 'option' : 'command'} ${name}. ${advice}`);
}

function reportError(error: unknown, name: CommandName | undefined, terminal: Terminal): number {
  if (error instanceof Interruption) return EXIT.interrupted;
  const isUsage = error instanceof UsageError || InvalidArgumentError.isInstance(error);
  const paint = createPaint(terminal.errors, terminal);
  const help = [PACKAGE_NAME, name, '--help'].filter(Boolean).join(' ');
  const advice = isUsage ? ` See \`npx ${help}\`.` : '';
  writeLine(terminal.errors, `${paint('red', 'Error:')} ${describeError(error)}${advice}`);
  return isUsage ? EXIT.usage : EXIT.failure;
}
