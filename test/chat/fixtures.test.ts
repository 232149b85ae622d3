import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { findBrokenRules } from './check-parts.js';
import { FIXTURES, readFixture } from './fixtures.js';
import { gatherContent, outline } from './gather-content.js';
import { playStream, playWhole, respondWithJson, respondWithStream, stream } from './play-answer.js';

const encoder = new TextEncoder();

const FORMS = [
  { form: 'LF', write: (wire: string) => encoder.encode(wire) },
  { form: 'CRLF', write: (wire: string) => encoder.encode(wire.replaceAll('\n', '\r\n')) },
  { form: 'CR', write: (wire: string) => encoder.encode(wire.replaceAll('\n', '\r')) },
  { form: 'BOM', write: (wire: string) => encoder.encode(`\uFEFF${wire}`) },
];
const SIZES = [1, 2, 3, 7, 1000];

describe.each(FIXTURES)('$name', fixture => {
  const wire = readFixture(`${fixture.name}.sse`);

  it('gives what it has to', async () => {
    const parts = await stream(respondWithStream(wire));
    const finish = parts.at(-1);
    expect(outline(gatherContent(parts))).toEqual(fixture.content);
    expect(parts.filter(part => part.type === 'error')).toHaveLength(fixture.errors);
    expect(finish?.type === 'finish' && finish.finishReason).toEqual(fixture.finishReason);
    expect(
      finish?.type === 'finish' && [finish.usage.inputTokens.total, finish.usage.outputTokens.total],
    ).toEqual(fixture.tokens);
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it('gives the same split in two at every byte', async () => {
    const bytes = encoder.encode(wire);
    const expected = describeParts(await stream(respondWithStream(wire)));
    const others: number[] = [];
    for (let position = 1; position < bytes.length; position += 1) {
      const reads = [bytes.subarray(0, position), bytes.subarray(position)];
      if (describeParts(await stream(respondWithStream(reads))) !== expected) others.push(position);
    }
    expect(others).toEqual([]);
  });

  it.each(FORMS)('gives the same with $form, in reads of any size', async ({ write }) => {
    const bytes = write(wire);
    const expected = describeParts(await stream(respondWithStream(wire)));
    for (const size of [...SIZES, bytes.length]) {
      const parts = describeParts(await stream(respondWithStream(cut(bytes, size))));
      expect(parts).toBe(expected);
    }
  });
});

describe.each(FIXTURES.filter(fixture => fixture.hasJson))('$name', ({ name }) => {
  it('gives the same as JSON', async () => {
    const streamed = await playStream(respondWithStream(readFixture(`${name}.sse`)));
    const whole = await playWhole(respondWithJson(readFixture(`${name}.json`)));
    // A plain answer has no error part: its error is told here.
    const { error: _error, ...metadata } = whole.metadata;
    expect(outline(whole.content)).toEqual(outline(streamed.content));
    expect(whole.finishReason).toEqual(streamed.finishReason);
    expect(whole.usage).toEqual(streamed.usage);
    expect(metadata).toEqual(streamed.metadata);
  });
});

/** The parts as text, with ids by the order of their appearance: those that the wire does not have are made up. */
function describeParts(parts: readonly LanguageModelV4StreamPart[]): string {
  const ids = new Map<unknown, string>();
  return JSON.stringify(parts, (key, value: unknown) => {
    if (key !== 'id' && key !== 'toolCallId') return value instanceof Error ? value.name : value;
    if (!ids.has(value)) ids.set(value, `#${ids.size}`);
    return ids.get(value);
  });
}

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
