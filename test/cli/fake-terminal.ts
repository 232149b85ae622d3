import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import type { Terminal, TerminalOutput } from '../../src/cli/terminal.js';

export interface FakeTerminalOptions {
  /** What is piped in; without it, somebody types. */
  readonly piped?: string;
  /** Whether the output is a terminal. Default: unless something is piped in. */
  readonly isOutputTerminal?: boolean;
  readonly environment?: Record<string, string>;
  readonly directory?: string;
  readonly columns?: number;
}

/** A terminal that is none: what is written can be read, and keys can be pressed. */
export interface FakeTerminal extends Terminal {
  readonly outputText: () => string;
  readonly errorsText: () => string;
  readonly type: (keys: string) => void;
  /** Sends SIGINT. */
  readonly interrupt: () => void;
  /** Waits until output and errors together have the text, which is then taken as seen. */
  readonly see: (text: string) => Promise<void>;
}

class Screen extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly #onWrite: (text: string) => void;

  constructor(isTTY: boolean, columns: number | undefined, onWrite: (text: string) => void) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    this.columns = columns;
    this.#onWrite = onWrite;
  }

  override _write(chunk: string, _encoding: BufferEncoding, callback: () => void): void {
    this.text += chunk;
    this.#onWrite(chunk);
    callback();
  }
}

export function createFakeTerminal({
  piped,
  isOutputTerminal = piped === undefined,
  environment = {},
  directory = createFolder(),
  columns,
}: FakeTerminalOptions = {}): FakeTerminal {
  const input = Object.assign(new PassThrough(), { isTTY: piped === undefined });
  if (piped !== undefined) input.end(piped);
  const listeners = new Set<() => void>();
  const watchers = new Set<() => void>();
  let unseen = '';
  const note = (text: string): void => {
    unseen += text;
    for (const watcher of watchers) watcher();
  };
  const output = new Screen(isOutputTerminal, columns, note);
  const errors = new Screen(isOutputTerminal, columns, note);
  return {
    input,
    // A property that may be absent, and one that may be undefined: the same to who reads it.
    output: output as TerminalOutput,
    errors: errors as TerminalOutput,
    environment,
    directory,
    nodeVersion: '22.11.0',
    fetch: globalThis.fetch,
    onInterrupt(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    outputText: () => output.text,
    errorsText: () => errors.text,
    type: keys => void input.write(keys),
    interrupt() {
      for (const listener of listeners) listener();
    },
    see: text =>
      new Promise(resolve => {
        const watch = (): void => {
          const position = unseen.indexOf(text);
          if (position === -1) return;
          unseen = unseen.slice(position + text.length);
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
  };
}

/** A folder of its own, which goes when the test is over. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fal-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface CliResult {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command line to its end. */
export async function run(
  parameters: readonly string[],
  options: FakeTerminalOptions = {},
): Promise<CliResult> {
  const terminal = createFakeTerminal(options);
  const code = await runCli(parameters, terminal);
  return { code, output: terminal.outputText(), errors: terminal.errorsText() };
}
