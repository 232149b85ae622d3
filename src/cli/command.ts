import { EXIT } from './exit.js';
import { parseCommandLine, type CommandLine, type OptionTable } from './parse-command-line.js';
import { renderCommandHelp } from './render-help.js';
import type { Terminal } from './terminal.js';

/** What the help of a command says. */
export interface CommandDescription<Options extends OptionTable> {
  readonly name: string;
  /** What follows the name in the usage line, besides the options. */
  readonly words?: string;
  /** One sentence a line. */
  readonly description: readonly string[];
  readonly options: Options;
  readonly examples: readonly string[];
}

export interface CommandDefinition<Options extends OptionTable> extends CommandDescription<Options> {
  /** Does the work and gives the exit code. */
  run(commandLine: CommandLine<Options>, terminal: Terminal): Promise<number> | number;
}

/** A command that is ready to be given the rest of the command line. */
export interface Command {
  (parameters: readonly string[], terminal: Terminal): Promise<number>;
  readonly options: OptionTable;
}

/** Makes a command of its definition: `--help` wins over everything else that is on the line. */
export function defineCommand<const Options extends OptionTable>(
  definition: CommandDefinition<Options>,
): Command {
  const { options } = definition;
  const command = async (parameters: readonly string[], terminal: Terminal): Promise<number> => {
    if (isHelpWanted(parameters)) {
      terminal.output.write(renderCommandHelp(definition));
      return EXIT.ok;
    }
    return definition.run(parseCommandLine(parameters, options), terminal);
  };
  return Object.assign(command, { options });
}

/** Whether `--help` or `-h` stands before a `--`. */
function isHelpWanted(parameters: readonly string[]): boolean {
  const end = parameters.indexOf('--');
  const options = end === -1 ? parameters : parameters.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}
