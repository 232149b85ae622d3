import { parseEnvFile, readEnvVariables } from './parse-env-file.js';

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
  // Where quotes are out of order, the value that goes may have closed a quote that now swallows the new one.
  return [replaceValues, appendLine]
    .map(change => change(text, name, written))
    .find(changed => readEnvVariables(changed)[name] === value);
}

function replaceValues(text: string, name: string, written: string): string {
  let changed = text;
  for (const entry of parseEnvFile(text).toReversed()) {
    if (entry.name === name) changed = changed.slice(0, entry.start) + written + changed.slice(entry.end);
  }
  return changed;
}

function appendLine(text: string, name: string, written: string): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const isOpen = text !== '' && !/[\r\n]$/.test(text);
  // Node 22 and 24 take the next line for the value of a variable that has nothing but blanks, unless it is a comment.
  const isSwallowing = /=[^\S\r\n]+[\r\n]*$/.test(text);
  return `${text}${isOpen ? lineBreak : ''}${isSwallowing ? `#${lineBreak}` : ''}${name}=${written}${lineBreak}`;
}

/** Quotes only what needs them: shells and readers of env files agree best on plain values. */
function quoteEnvValue(value: string): string | undefined {
  if (/^[\w:.@%+/=-]*$/.test(value)) return value;
  if (/[\r\n]/.test(value)) return undefined;
  if (!value.includes("'")) return `'${value}'`;
  // Within double quotes, readers expand `$` and backslashes, and disagree about how.
  return /["$`\\]/.test(value) ? undefined : `"${value}"`;
}
