import { Writable } from 'node:stream';
import type { TerminalOutput } from '../terminal.js';

/** An output for `node:readline` that can be told to show nothing: what is typed is then taken without an echo. */
export class QuietOutput extends Writable {
  isQuiet = false;
  readonly #target: TerminalOutput;

  constructor(target: TerminalOutput) {
    super({ decodeStrings: false });
    this.#target = target;
  }

  /** What readline asks for to wrap lines. */
  get columns(): number | undefined {
    return this.#target.columns;
  }

  override _write(chunk: string, _encoding: BufferEncoding, callback: () => void): void {
    if (!this.isQuiet) this.#target.write(chunk);
    callback();
  }
}
