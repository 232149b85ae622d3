import type { Terminal, TerminalOutput } from './terminal.js';

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
} as const;

export type Style = keyof typeof CODES;

/** Gives a text a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Whether a stream shows styles: a terminal that is not dumb, and no `NO_COLOR` (https://no-color.org: any text but an empty one). */
export function hasStyles(stream: TerminalOutput, { environment }: Terminal): boolean {
  return stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
}

export function createPaint(stream: TerminalOutput, terminal: Terminal): Paint {
  if (!hasStyles(stream, terminal)) return (_style, text) => text;
  return (style, text) => {
    const [start, end] = CODES[style];
    return text === '' ? '' : `\u001B[${start}m${text}\u001B[${end}m`;
  };
}

/**
 * Takes out control characters but line breaks and tabs, and those that turn the direction of writing: what a model or a server
 * says must not steer the terminal, nor read as what it is not.
 */
export function stripControls(text: string): string {
  return text.replaceAll(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, '');
}

/** The same on one line, for a place where a line break would make a line of its own. */
export function stripToLine(text: string): string {
  return stripControls(text).replaceAll(/\s+/g, ' ').trim();
}
