import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEventReader } from '../../src/chat/read-events.js';
import { catchError } from '../errors/catch-error.js';
import { gatherContent, outline } from './gather-content.js';
import { answerOf, chunkOf, createBody, endWith, openStream, stream, toEvents } from './play-answer.js';

afterEach(() => vi.useRealTimers());

const encode = (text: string) => new TextEncoder().encode(text);

/** A text as a body that gives 60 kB with each read. */
function splitText(text: string): ReadableStream<Uint8Array> {
  const pieces = text.match(/[^]{1,60000}/g) ?? [];
  return createBody(pieces.map(encode));
}

it('a body that stays open behind [DONE] may end by itself for a moment, then it is cancelled', async () => {
  vi.useFakeTimers();
  const cancel = vi.fn();
  const wire = encode(toEvents(chunkOf({ content: 'A' }), ...endWith('stop')));
  const body = new ReadableStream({ start: controller => controller.enqueue(wire), cancel });
  const parts = await stream(new Response(body));
  expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'stop' } });
  expect(cancel).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(cancel).toHaveBeenCalledOnce();
});

describe('of 3 MB in which no event came', () => {
  it('the error of comments keeps the first', async () => {
    const comments = ': OPENROUTER PROCESSING\n\n'.repeat(120_000);
    const { responseBody = '' } = await catchError(openStream(new Response(splitText(comments))));
    expect(responseBody.length).toBeGreaterThan(1_000_000);
    expect(responseBody.length).toBeLessThan(1_200_000);
  });

  it.each([
    ['by its type', 'application/json', ''],
    ['by its first character', 'text/plain', ''],
    ['by its first character behind blanks', 'text/plain', ' \r\n'],
  ])('an answer in JSON is all kept, known %s', async (_name, type, blank) => {
    const answer = blank + JSON.stringify(answerOf({ content: 'x'.repeat(3_000_000) }));
    const response = new Response(splitText(answer), { headers: { 'content-type': type } });
    const [text] = outline(gatherContent(await stream(response)));
    expect(text).toHaveProperty('text.length', 3_000_000);
  });
});

it('what came in front of the first event is kept until that comes', async () => {
  const body = createBody(
    [': wait\n\n', ': wait\n\n', 'data: 1\n\n', ': wait\n\n', 'data: 2\n\n'].map(encode),
  );
  const events: string[] = [];
  const reader = createEventReader(new Response(body), data => void events.push(data));
  const heads: string[] = [];
  while (reader.feed(await reader.read())) heads.push(reader.head);
  expect(heads).toEqual([': wait\n\n', ': wait\n\n: wait\n\n', '', '', '']);
  expect(events).toEqual(['1', '2']);
});
