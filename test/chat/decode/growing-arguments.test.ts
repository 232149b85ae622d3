import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { JsonProgress } from '../../../src/chat/decode/json-progress.js';
import { chunkOf, endWith, playStream, respondWithStream, toEvents } from '../play-answer.js';

/** Pieces that JSON is made of, and some that break it. */
const piece = fc.constantFrom('{', '}', '[', ']', '"', '\\', '{}', '[1]', '"a":', ',', '1', 'true', ' ', 'x');

it('a whole JSON value is told from a part of one as JSON.parse tells it, whenever it is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.boolean()), { maxLength: 12 }), pieces => {
      const progress = new JsonProgress();
      let whole = '';
      const wrong: string[] = [];
      for (const [text, isAsked] of pieces) {
        whole += text;
        progress.add(text);
        if (isAsked && progress.isComplete(whole) !== isJson(whole)) wrong.push(whole);
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it.each([
  ['', ''],
  [' behind a blank', ' '],
  [' behind white space of all kinds', '\r\n\t '],
])('a text that is balanced and no JSON%s is parsed no more, whatever comes behind it', (_name, blank) => {
  const parse = vi.spyOn(JSON, 'parse');
  try {
    const progress = new JsonProgress();
    let whole = '';
    const answers = [`${blank}{"a":1}`, ',{"b":1}', ',{"b":1}', ',{"b":1}', ' '].map(text => {
      whole += text;
      progress.add(text);
      return progress.isComplete(whole);
    });
    expect(answers).toEqual([true, false, false, false, false]);
    expect(parse).toHaveBeenCalledTimes(2);
  } finally {
    parse.mockRestore();
  }
});

/** How a call's pieces are sloppy, and what each one adds. */
const WIRES: [string, string, (place: number) => object][] = [
  ['an id of its own and the name in every piece', 'xxxxxxxx', place => ({ id: `call-${place}`, name: 'f' })],
  [
    'an id of its own in every piece, each at the end of an object',
    ',{"b":1}',
    place => ({ id: `call-${place}` }),
  ],
  ['the name in every piece, each at the end of an object', ',{"b":1}', () => ({ id: 'call', name: 'f' })],
  ['nothing but white space', '        ', () => ({})],
];

describe('a call of many pieces takes time linear in them', () => {
  it.each(WIRES)('with %s', async (_name, text, describePiece) => {
    // A fraction of a second; 12 to 200 seconds where each piece looked at all that came before it.
    expect(await time(40_000, text, describePiece)).toBeLessThan(4000);
  });
});

/** Milliseconds of CPU, which other processes do not lengthen. */
async function time(count: number, text: string, describePiece: (place: number) => object): Promise<number> {
  const head = { index: 0, id: 'call', function: { name: 'f', arguments: '[{"a":1}' } };
  const pieces = Array.from({ length: count }, (_, place) => {
    const { id, name } = describePiece(place) as { id?: string; name?: string };
    return chunkOf({ tool_calls: [{ index: 0, id, function: { name, arguments: text } }] });
  });
  const wire = toEvents(chunkOf({ tool_calls: [head] }), ...pieces, ...endWith('stop'));
  const start = process.cpuUsage();
  const { content } = await playStream(respondWithStream(wire));
  const { user, system } = process.cpuUsage(start);
  expect(content).toMatchObject([{ type: 'tool-call', toolName: 'f' }]);
  return (user + system) / 1000;
}
