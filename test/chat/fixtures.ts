import { readFileSync } from 'node:fs';
import type { Outline } from './gather-content.js';

/** What has to come out of a fixture, however its bytes arrive. */
export interface Fixture {
  /** The file's name in `test/fixtures`. */
  name: string;
  /** Whether there is the same answer as JSON. */
  hasJson: boolean;
  content: Outline[];
  finishReason: { unified: string; raw: string | undefined };
  /** Input and output tokens in all; absent where the wire has none. */
  tokens: [number, number] | [undefined, undefined];
  errors: number;
}

const claude = { format: 'anthropic-claude-v1', index: 0 };
const openai = { format: 'openai-responses-v1', index: 0 };
const gemini = { format: 'google-gemini-v1', id: 'tool_0_weather', index: 0 };

export const FIXTURES: Fixture[] = [
  {
    name: 'text',
    hasJson: true,
    content: [{ text: 'Hello, world!' }],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [9, 4],
    errors: 0,
  },
  {
    name: 'unicode',
    hasJson: true,
    content: [{ text: 'Grüße aus 東京 👩‍👩‍👧‍👦 & \u2028line\\n"quoted" 🚀' }],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [5, 12],
    errors: 0,
  },
  {
    name: 'reasoning-claude',
    hasJson: true,
    content: [
      {
        reasoning: 'Two and two.',
        details: [{ type: 'reasoning.text', text: 'Two and two.', signature: 'ErUBCkYIBxgCIkA1', ...claude }],
      },
      {
        reasoning: 'Sure?',
        details: [
          { type: 'reasoning.text', text: 'Sure?', signature: 'ErUBCkYIBxgCIkA2', ...claude, index: 1 },
        ],
      },
      { text: 'It is four.' },
    ],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [20, 30],
    errors: 0,
  },
  {
    name: 'reasoning-openai',
    hasJson: true,
    content: [
      {
        reasoning: '**Adding** numbers',
        details: [{ type: 'reasoning.summary', summary: '**Adding** numbers', ...openai }],
      },
      {
        reasoning: '',
        details: [{ type: 'reasoning.encrypted', data: 'gAAAAABo', id: 'rs_0a1b', ...openai }],
      },
      { text: 'Four.' },
    ],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [11, 70],
    errors: 0,
  },
  {
    name: 'tool-call-gemini',
    hasJson: true,
    content: [
      { reasoning: '', details: [{ type: 'reasoning.encrypted', data: 'CpYBAVSoXO4', ...gemini }] },
      { call: 'weather', input: '{"city":"Rome"}' },
    ],
    finishReason: { unified: 'tool-calls', raw: 'stop' },
    tokens: [40, 22],
    errors: 0,
  },
  {
    name: 'tool-calls-parallel',
    hasJson: true,
    content: [
      { text: 'Let me look.' },
      { call: 'weather', input: '{"city":"Rome"}' },
      { call: 'time', input: '{"zone":"CET"}' },
      { call: 'now', input: '{}' },
    ],
    finishReason: { unified: 'tool-calls', raw: 'tool_calls' },
    tokens: [70, 40],
    errors: 0,
  },
  {
    name: 'tool-calls-odd',
    hasJson: true,
    content: [
      { call: 'weather', input: '{"city":"Rome"}' },
      { call: 'weather', input: '{"city":"Bonn"}' },
    ],
    finishReason: { unified: 'tool-calls', raw: 'tool_calls' },
    tokens: [undefined, undefined],
    errors: 0,
  },
  {
    name: 'web-search',
    hasJson: true,
    content: [
      { text: 'It rains.' },
      {
        source: 'https://news.example/a',
        title: 'News',
        metadata: { content: 'It rained.', startIndex: 0, endIndex: 9 },
      },
      { source: 'https://weather.example/' },
    ],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [500, 9],
    errors: 0,
  },
  {
    name: 'image',
    hasJson: true,
    content: [
      { text: 'Here it is.' },
      {
        file: 'image/png',
        data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      },
    ],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [8, 1300],
    errors: 0,
  },
  {
    name: 'file-annotations',
    hasJson: true,
    content: [
      {
        text: 'One page.',
        annotations: [
          {
            type: 'file',
            file: { hash: '9f86d081', name: 'a.pdf', content: [{ type: 'text', text: 'Page one.' }] },
          },
        ],
      },
    ],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [90, 3],
    errors: 0,
  },
  {
    name: 'refusal',
    hasJson: true,
    content: [{ text: "I can't help." }],
    finishReason: { unified: 'content-filter', raw: 'stop' },
    tokens: [12, 4],
    errors: 0,
  },
  {
    name: 'length-in-a-call',
    hasJson: true,
    content: [{ text: 'I will' }],
    finishReason: { unified: 'length', raw: 'length' },
    tokens: [12, 16],
    errors: 0,
  },
  {
    name: 'error-mid-stream',
    hasJson: true,
    content: [{ text: 'It is' }],
    finishReason: { unified: 'error', raw: 'error' },
    tokens: [undefined, undefined],
    errors: 1,
  },
  {
    name: 'audio',
    hasJson: true,
    content: [{ text: 'Good day.' }, { file: 'audio/wav', data: 'UklGRiQAAABXQVZF' }],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [6, 30],
    errors: 0,
  },
  {
    // Fields without blanks, data over several lines, events without the line between them, an event that breaks off.
    name: 'sloppy',
    hasJson: false,
    content: [{ text: 'One two three four five' }],
    finishReason: { unified: 'stop', raw: 'stop' },
    tokens: [1, 5],
    errors: 1,
  },
];

export function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
}
