import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { createPaint, hasStyles, stripControls, stripToLine, type Paint } from '../style.js';
import { writeLine, type Terminal } from '../terminal.js';
import type { AnswerObserver } from './conversation.js';

type FilePart = Extract<LanguageModelV4StreamPart, { type: 'file' }>;
type SourcePart = Extract<LanguageModelV4StreamPart, { type: 'source' }>;

/**
 * Writes an answer as it comes. On a terminal, thinking comes first, dimmed, and sources last; into a pipe goes the text
 * alone, as it is.
 */
export class AnswerView implements AnswerObserver {
  readonly #terminal: Terminal;
  readonly #isTerminal: boolean;
  readonly #paint: Paint;
  readonly #sources: string[] = [];
  #shown: 'nothing' | 'reasoning' | 'text' = 'nothing';
  #isLineOpen = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#isTerminal = terminal.output.isTTY === true;
    this.#paint = createPaint(terminal.output, terminal);
  }

  take(part: LanguageModelV4StreamPart): void {
    if (part.type === 'text-delta') this.#writeText(part.delta);
    else if (part.type === 'reasoning-delta') this.#writeReasoning(part.delta);
    else if (part.type === 'file') this.#noteFile(part);
    else if (part.type === 'source') this.#noteSource(part);
  }

  /** Ends the last line, and lists the sources. */
  end(): void {
    this.#closeLine();
    if (!this.#isTerminal) return;
    for (const [index, source] of this.#sources.entries()) {
      writeLine(this.#terminal.output, this.#paint('dim', `[${index + 1}] ${source}`));
    }
  }

  #writeText(delta: string): void {
    if (this.#shown === 'reasoning') {
      this.#closeLine();
      writeLine(this.#terminal.output);
    }
    this.#shown = 'text';
    this.#write(delta, text => text);
  }

  #writeReasoning(delta: string): void {
    if (!this.#isTerminal || delta === '') return;
    if (this.#shown !== 'reasoning') {
      this.#closeLine();
      // Without styles, nothing else tells it from the answer.
      if (!hasStyles(this.#terminal.output, this.#terminal)) this.#write('Thinking: ', text => text);
    }
    this.#shown = 'reasoning';
    this.#write(delta, text => this.#paint('dim', text));
  }

  #noteFile({ mediaType, data }: FilePart): void {
    this.#closeLine();
    const place = data.type === 'url' ? data.url.href : 'use the package in a program to save it.';
    writeLine(this.#terminal.errors, `The answer has a file of type ${stripToLine(mediaType)}: ${place}`);
  }

  #noteSource(source: SourcePart): void {
    if (source.sourceType !== 'url') return;
    this.#sources.push(stripToLine(`${source.title ?? ''} ${source.url}`));
  }

  #write(text: string, style: (text: string) => string): void {
    if (text === '') return;
    this.#terminal.output.write(this.#isTerminal ? style(stripControls(text)) : text);
    this.#isLineOpen = !text.endsWith('\n');
  }

  #closeLine(): void {
    if (this.#isLineOpen) writeLine(this.#terminal.output);
    this.#isLineOpen = false;
  }
}
