import { parseArgs } from 'node:util';
import { UnknownOption, UsageError } from './exit.js';
import { suggestSimilar } from './suggest-similar.js';

/** An option of a command, as it is parsed and as the help shows it. */
export interface OptionDescription {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help, such as `<key>`. */
  readonly placeholder?: string;
  readonly description: string;
  /** What to do in a command that lacks the option, as a clause. Default: to leave it out. */
  readonly elsewhere?: string;
}

export type OptionTable = Readonly<Record<string, OptionDescription>>;

/** The values that were given, by option name. */
export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]?: Options[Name]['type'] extends 'boolean' ? true : string;
};

export interface CommandLine<Options extends OptionTable> {
  readonly values: OptionValues<Options>;
  /** What is no option, in order; after `--` everything. */
  readonly words: readonly string[];
}

/**
 * Splits a command line into options and words. Of an option that is given twice, the last value counts.
 *
 * @throws UsageError for an unknown option (UnknownOption), a missing value and a value too many. It never quotes a value or
 * a word, either of which may be a key.
 */
export function parseCommandLine<Options extends OptionTable>(
  parameters: readonly string[],
  options: Options,
): CommandLine<Options> {
  const { tokens } = parseArgs({
    args: [...parameters],
    options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
    allowPositionals: true,
    // The parser's own messages are long, and quote what may be a key.
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | true> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind === 'option') {
      const { name, rawName, value, inlineValue } = token;
      const option = Object.hasOwn(options, name) ? options[name] : undefined;
      if (option === undefined || !rawName.startsWith('--')) throw refuseOption(rawName, options);
      values[name] =
        option.type === 'string'
          ? requireValue(rawName, option, value, inlineValue)
          : refuseValue(rawName, value);
    }
  }
  return { values: values as OptionValues<Options>, words };
}

function refuseOption(rawName: string, options: OptionTable): UnknownOption {
  const similar = suggestSimilar(rawName.replace(/^-+/, ''), Object.keys(options));
  const advice = similar === undefined ? '' : ` Did you mean --${similar}?`;
  return new UnknownOption(`There is no option ${rawName}.${advice}`, rawName);
}

function requireValue(
  rawName: string,
  { placeholder = '<value>' }: OptionDescription,
  value: string | undefined,
  isInline: boolean | undefined,
): string {
  // `--model --json`: the parser takes the next option for the value.
  const isOption = isInline !== true && value !== undefined && /^-./.test(value);
  if (value === undefined || value.trim() === '' || isOption) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${placeholder}.`);
  }
  return value;
}

function refuseValue(rawName: string, value: string | undefined): true {
  if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
  return true;
}
