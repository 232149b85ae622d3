import type { FetchFunction } from '@ai-sdk/provider-utils';
import type { Readable, Writable } from 'node:stream';

/** What a person types into, or what is piped in. */
export type TerminalInput = Readable & { readonly isTTY?: boolean };

/** What a person sees, or what is piped on. */
export type TerminalOutput = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** All that a command touches of the process it runs in, so that a test can run one without a process of its own. */
export interface Terminal {
  readonly input: TerminalInput;
  /** Takes what was asked for, and nothing else when it is piped. */
  readonly output: TerminalOutput;
  /** Takes errors, warnings and remarks. */
  readonly errors: TerminalOutput;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder where the command was started. */
  readonly directory: string;
  /** Such as `22.11.0`. */
  readonly nodeVersion: string;
  readonly fetch: FetchFunction;
  /** Calls the listener at each SIGINT, which then no longer ends the program. Gives a function that takes it off. */
  onInterrupt(listener: () => void): () => void;
}

/** The terminal of this process. */
export function createProcessTerminal(): Terminal {
  return {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    environment: process.env,
    directory: process.cwd(),
    nodeVersion: process.versions.node,
    fetch: globalThis.fetch,
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
  };
}

export function writeLine(stream: TerminalOutput, line = ''): void {
  stream.write(`${line}\n`);
}
