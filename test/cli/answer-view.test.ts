import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { AnswerView } from '../../src/cli/chat/answer-view.js';
import { createFakeTerminal } from './fake-terminal.js';

type SourcePart = Extract<LanguageModelV4StreamPart, { sourceType: 'url' }>;

const ESCAPE = '\u001B]0;title\u0007';
const TURN = '\u202E\u2066\u200F';

function view(...parts: LanguageModelV4StreamPart[]): { output: string; errors: string } {
  const terminal = createFakeTerminal({ environment: { NO_COLOR: '1' } });
  const answer = new AnswerView(terminal);
  for (const part of parts) answer.take(part);
  answer.end();
  return { output: terminal.outputText(), errors: terminal.errorsText() };
}

function createSource(facts: Partial<Pick<SourcePart, 'title' | 'url'>>): SourcePart {
  return { type: 'source', sourceType: 'url', id: 's', url: 'https://a.example/', ...facts };
}

describe('AnswerView', () => {
  it.each([
    { name: 'no title', facts: {}, output: 'https://a.example/' },
    {
      name: 'an escape in the title',
      facts: { title: `${ESCAPE}A` },
      output: ']0;titleA https://a.example/',
    },
    {
      name: 'an escape in the address',
      facts: { url: `https://a.example/${ESCAPE}` },
      output: 'https://a.example/]0;title',
    },
    {
      name: 'a title that would be a source of its own',
      facts: { title: 'A\n[2] Bank https://evil.example/\r\n\u2028' },
      output: 'A [2] Bank https://evil.example/ https://a.example/',
    },
    {
      name: 'a title that turns the address around',
      facts: { title: `${TURN}A` },
      output: 'A https://a.example/',
    },
  ])('lists a source on one line, with nothing that steers the terminal: $name', ({ facts, output }) => {
    expect(view(createSource(facts)).output).toBe(`[1] ${output}\n`);
  });

  it('lets no media type of a file steer the terminal', () => {
    const mediaType = `image/${ESCAPE}png\nError: ${TURN}none`;
    const data = { type: 'data', data: '' } as const;
    expect(view({ type: 'file', mediaType, data }).errors).toBe(
      'The answer has a file of type image/]0;titlepng Error: none: use the package in a program to save it.\n',
    );
  });

  it('lets no address of a file steer the terminal', () => {
    const data = {
      type: 'url',
      url: new URL(`https://a.example/${ESCAPE}${TURN}?${ESCAPE}#${TURN}`),
    } as const;
    expect(view({ type: 'file', mediaType: 'image/png', data }).errors).toMatch(/^[\x20-\x7E]+\n$/);
  });

  it('strips escapes and turns of direction from text and thinking, in one chunk or cut between two', () => {
    const { output } = view(
      { type: 'reasoning-delta', id: 'r', delta: `why${TURN}\u001B` },
      { type: 'reasoning-delta', id: 'r', delta: '[31m?' },
      { type: 'text-delta', id: 't', delta: `a${TURN}\u001B` },
      { type: 'text-delta', id: 't', delta: '[31m\tb\n' },
    );
    expect(output).toBe('Thinking: why[31m?\n\na[31m\tb\n');
  });
});
