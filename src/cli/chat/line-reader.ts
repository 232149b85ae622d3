import { createInterface, type Interface } from 'node:readline';
import { QuietOutput } from '../input/quiet-output.js';
import type { Terminal } from '../terminal.js';

const PROMPT = '> ';
/** Milliseconds without another line until a paste is over: its lines are one question. */
const PASTE_GAP = 25;

/** What a person did at the prompt. */
export type Reply =
  | { readonly kind: 'question'; readonly text: string }
  /** Ctrl-D. */
  | { readonly kind: 'end' }
  /** Ctrl-C at the empty prompt. */
  | { readonly kind: 'interrupt' };

/**
 * Reads questions from a terminal, with the editing and the history of `node:readline`. What is typed while an answer comes is
 * not shown in the middle of it, and waits at the next prompt.
 */
export class LineReader {
  readonly #lines: Interface;
  readonly #output: QuietOutput;
  readonly #replies: Reply[] = [];
  readonly #stopListening: () => void;
  #paste: string[] = [];
  #pasteTimer: NodeJS.Timeout | undefined;
  #resolve: ((reply: Reply) => void) | undefined;
  #interrupt: (() => void) | undefined;

  constructor(terminal: Terminal) {
    const { input, output, errors } = terminal;
    this.#output = new QuietOutput(output.isTTY === true ? output : errors);
    this.#lines = createInterface({ input, output: this.#output, terminal: true, prompt: PROMPT });
    this.#lines.on('line', line => this.#takeLine(line));
    this.#lines.on('SIGINT', () => this.#handleInterrupt());
    this.#lines.on('close', () => {
      this.#endPaste();
      this.#reply({ kind: 'end' });
    });
    // Ctrl-C arrives as a key; a signal may still come from elsewhere.
    this.#stopListening = terminal.onInterrupt(() => this.#handleInterrupt());
  }

  /** Shows the prompt and waits for what the person does. */
  async ask(): Promise<Reply> {
    this.#output.isQuiet = false;
    const [waiting] = this.#replies.splice(0, 1);
    if (waiting?.kind === 'question') {
      this.#output.write(`${PROMPT}${waiting.text}\n`);
    } else if (waiting === undefined) {
      this.#lines.prompt(true);
    }
    const reply = waiting ?? (await new Promise<Reply>(resolve => void (this.#resolve = resolve)));
    this.#output.isQuiet = true;
    return reply;
  }

  /** Calls the listener at Ctrl-C for as long as the work goes on. */
  async whileAnswering<Result>(interrupt: () => void, work: () => Promise<Result>): Promise<Result> {
    this.#interrupt = interrupt;
    try {
      return await work();
    } finally {
      this.#interrupt = undefined;
    }
  }

  close(): void {
    this.#output.isQuiet = true;
    this.#stopListening();
    this.#lines.close();
  }

  #takeLine(line: string): void {
    this.#paste.push(line);
    clearTimeout(this.#pasteTimer);
    this.#pasteTimer = setTimeout(() => this.#endPaste(), PASTE_GAP);
  }

  #endPaste(): void {
    clearTimeout(this.#pasteTimer);
    if (this.#paste.length === 0) return;
    this.#reply({ kind: 'question', text: this.#paste.join('\n') });
    this.#paste = [];
  }

  #handleInterrupt(): void {
    if (this.#interrupt !== undefined) {
      this.#interrupt();
    } else if (this.#lines.line === '' && this.#paste.length === 0) {
      this.#reply({ kind: 'interrupt' });
    } else {
      // As in a shell: what was typed goes, and the program stays.
      this.#paste = [];
      this.#lines.write(null, { ctrl: true, name: 'e' });
      this.#lines.write(null, { ctrl: true, name: 'u' });
    }
  }

  #reply(reply: Reply): void {
    const resolve = this.#resolve;
    this.#resolve = undefined;
    if (resolve === undefined) this.#replies.push(reply);
    else resolve(reply);
  }
}
