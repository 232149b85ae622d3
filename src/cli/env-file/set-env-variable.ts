import { parseEnvFile } from './parse-env-file.js';

/**
 * Sets a variable in the text of an env file and leaves the rest as it is. Where it is set already, its value is replaced on
 * the spot (each time, since readers differ in which one counts); else a line is added at the end, with the line break
 * that the file has.
 *
 * @returns `undefined` for a value that no kind of quotes can hold.
 */
export function setEnvVariable(text: string, name: string, value: string): string | undefined {
  const written = quoteEnvValue(value);
  if (written === undefined) return undefined;
  const older = parseEnvFile(text).filter(entry => entry.name === name);
  if (older.length > 0) {
    let changed = text;
    for (const { start, end } of older.toReversed()) {
      changed = changed.slice(0, start) + written + changed.slice(end);
    }
    return changed;
  }
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const isOpen = text !== '' && !/[\r\n]$/.test(text);
  return `${text}${isOpen ? lineBreak : ''}${name}=${written}${lineBreak}`;
}

/** Quotes only what needs them: shells and readers of env files agree best on plain values. */
function quoteEnvValue(value: string): string | undefined {
  if (/^[\w:.@%+/=-]*$/.test(value)) return value;
  if (/[\r\n]/.test(value)) return undefined;
  if (!value.includes("'")) return `'${value}'`;
  // Within double quotes, readers expand `$` and backslashes, and disagree about how.
  return /["$`\\]/.test(value) ? undefined : `"${value}"`;
}
