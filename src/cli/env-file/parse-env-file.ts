/** A variable that an env file sets. */
export interface EnvEntry {
  readonly name: string;
  /** Without its quotes, and otherwise as it stands there. */
  readonly value: string;
  /** Where the value begins and ends in the text, quotes included. */
  readonly start: number;
  readonly end: number;
}

// A byte order mark may stand before the first one: white space to a pattern, unless the text was read byte by byte.
const NAME = /(?:\u00EF\u00BB\u00BF)?[^\S\r\n]*(?:export[^\S\r\n]+)?([\w.-]+)[^\S\r\n]*=[^\S\r\n]*/y;
// What stands behind the closing quote is a comment, or the quotes are part of a plain value.
const QUOTED_VALUE = /(?:'[^']*'|"(?:\\[^]|[^"\\])*"|`[^`]*`)(?=[^\S\r\n]*(?:[#\r\n]|$))/y;
const PLAIN_VALUE = /[^#\r\n]*/y;
const REST_OF_LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/y;

/**
 * Finds the variables of an env file, by the rules that dotenv, Node and Next.js share: `NAME=value` on a line, perhaps after
 * `export`, in one of three kinds of quotes or in none, where `#` begins a comment. A quoted value may span lines, so what looks
 * like a variable within one is none.
 */
export function parseEnvFile(text: string): EnvEntry[] {
  const entries: EnvEntry[] = [];
  let position = 0;
  while (position < text.length) {
    const head = matchAt(NAME, text, position);
    if (head?.[1] !== undefined) {
      const start = position + head[0].length;
      const quoted = matchAt(QUOTED_VALUE, text, start)?.[0];
      const raw = quoted ?? (matchAt(PLAIN_VALUE, text, start)?.[0] ?? '').trimEnd();
      position = start + raw.length;
      const value = quoted === undefined ? raw : quoted.slice(1, -1);
      entries.push({ name: head[1], value, start, end: position });
    }
    position += Math.max(matchAt(REST_OF_LINE, text, position)?.[0].length ?? 0, 1);
  }
  return entries;
}

/** The variables by name; of one that is set twice, the last counts. */
export function readEnvVariables(text: string): Record<string, string> {
  return Object.fromEntries(parseEnvFile(text).map(({ name, value }) => [name, value]));
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
