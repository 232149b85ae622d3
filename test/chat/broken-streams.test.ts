import { APICallError } from '@ai-sdk/provider';
import { isProviderStreamError } from '@ai-sdk/provider-utils';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFalOpenRouter } from '../../src/index.js';
import { startEmulator, type AnswerScript, type Emulator } from '../emulator/index.js';
import { catchError } from '../errors/catch-error.js';
import { findBrokenRules } from './check-parts.js';
import { readFixture } from './fixtures.js';
import { gatherContent, outline } from './gather-content.js';
import {
  chunkOf,
  endWith,
  openStream,
  readParts,
  respondWithStream,
  stream,
  toEvents,
} from './play-answer.js';
import { watchUnhandledRejections } from './watch-process.js';

const PROMPT = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hello' }] }];
const said = (text: string) => chunkOf({ content: text });
const call = (text: string) =>
  chunkOf({ tool_calls: [{ index: 0, id: 'a', function: { name: 'weather', arguments: text } }] });

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());
watchUnhandledRejections();

function ask(answer: AnswerScript) {
  emulator.answer(answer);
  return createFalOpenRouter({ apiKey: emulator.key, baseURL: emulator.baseURL })('openai/gpt-4.1');
}

describe('a connection that is reset', () => {
  const head = ': OPENROUTER PROCESSING\n\n';
  const placeholder = toEvents(
    { id: '', model: '', choices: [] },
    chunkOf({ role: 'assistant', content: '' }),
  );
  it.each([
    { name: 'before the first byte', sse: '' },
    { name: 'in a comment', sse: head.slice(0, 9) },
    { name: 'behind comments', sse: head },
    { name: 'behind placeholder and role', sse: head + placeholder },
    { name: 'in the first text', sse: head + toEvents(said('A')).slice(0, -9) },
  ])('$name rejects the call, to be tried again', async ({ sse }) => {
    const model = ask({ sse: `${sse} `, breakAfter: sse.length });
    const error = await catchError(model.doStream({ prompt: PROMPT }));
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ isRetryable: true, message: expect.stringContaining('connection broke') });
  });

  it.each([
    { name: 'behind text', events: [said('Half')], content: [{ text: 'Half' }] },
    {
      name: 'in reasoning',
      events: [chunkOf({ reasoning: 'Hm' })],
      content: [{ reasoning: 'Hm' }],
    },
    {
      name: 'in the arguments of a call',
      events: [said('Half'), call('{"city":')],
      content: [{ text: 'Half' }],
    },
    {
      name: 'behind a whole call',
      events: [said('Half'), call('{"city":"Rome"}')],
      content: [{ text: 'Half' }],
    },
    {
      name: 'behind the finish reason',
      events: [said('Half'), call('{}'), chunkOf({}, { finish_reason: 'tool_calls' })],
      content: [{ text: 'Half' }],
    },
  ])('$name delivers what came, and tells', async ({ events, content }) => {
    const sse = toEvents(...events);
    const model = ask({ sse: `${sse} `, breakAfter: sse.length });
    const parts = await readParts((await model.doStream({ prompt: PROMPT })).stream);
    expect(outline(gatherContent(parts))).toEqual(content);
    const [error] = parts.flatMap(part => (part.type === 'error' ? [part.error] : []));
    expect(isProviderStreamError(error)).toBe(true);
    expect(error).toMatchObject({
      isRetryable: true,
      message: expect.stringMatching(/^The connection broke .*request id/),
      data: { name: 'AI_APICallError', cause: expect.any(Error) },
    });
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'error' } });
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it('in a plain answer rejects the call, to be tried again', async () => {
    const model = ask({ json: { id: 'gen-1', choices: [] }, breakAfter: 10 });
    const error = await catchError(model.doGenerate({ prompt: PROMPT }));
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ isRetryable: true });
  });

  it('behind [DONE] is nothing', async () => {
    const sse = toEvents(said('A'), ...endWith('stop'));
    const model = ask({ sse: `${sse} `, breakAfter: sse.length });
    const parts = await readParts((await model.doStream({ prompt: PROMPT })).stream);
    expect(parts.map(part => part.type)).not.toContain('error');
    expect(parts.at(-1)).toMatchObject({ finishReason: { unified: 'stop' } });
  });

  it('where nobody listens rejects, to be tried again', async () => {
    const model = createFalOpenRouter({ apiKey: 'id:secret', baseURL: 'http://127.0.0.1:9' })(
      'openai/gpt-4.1',
    );
    const error = await catchError(model.doStream({ prompt: PROMPT }));
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ isRetryable: true });
  });
});

describe('a fetch that fails', () => {
  it.each([
    { name: 'Chrome', error: new TypeError('Failed to fetch') },
    { name: 'Safari', error: new TypeError('Load failed') },
    { name: 'Firefox', error: new TypeError('NetworkError when attempting to fetch resource.') },
    { name: 'Node', error: new TypeError('fetch failed', { cause: new Error('ECONNRESET') }) },
  ])('in the words of $name rejects, to be tried again', async ({ error }) => {
    const model = createFalOpenRouter({ apiKey: 'id:secret', fetch: () => Promise.reject(error) })('x/y');
    const thrown = await catchError(model.doStream({ prompt: PROMPT }));
    expect(APICallError.isInstance(thrown)).toBe(true);
    expect(thrown.isRetryable).toBe(true);
  });
});

describe('a body that ends without a word', () => {
  it.each([
    {
      name: 'behind placeholder and role',
      wire: toEvents({ id: '', choices: [] }, chunkOf({ role: 'assistant' })),
    },
    { name: 'in its first event', wire: toEvents(said('A')).slice(0, -9) },
    { name: 'in an error', wire: 'data: {"error":{"code":502,"mess' },
  ])('$name rejects the call, to be tried again', async ({ wire }) => {
    const error = await catchError(stream(respondWithStream(wire)));
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      isRetryable: true,
      statusCode: 200,
      message: expect.stringContaining('neither a finish reason nor [DONE]'),
    });
  });

  it.each([
    { name: 'text', wire: toEvents(said('Half')), content: [{ text: 'Half' }] },
    { name: 'text, in an event', wire: toEvents(said('Half')) + 'data: {"cho', content: [{ text: 'Half' }] },
    {
      name: 'a call that looks whole',
      wire: toEvents(said('Half'), call('{}')),
      content: [{ text: 'Half' }],
    },
  ])('behind $name delivers what came, and tells', async ({ wire, content }) => {
    const parts = await stream(respondWithStream(wire));
    expect(outline(gatherContent(parts))).toEqual(content);
    const errors = parts.flatMap(part => (part.type === 'error' ? [part.error] : []));
    expect(errors).toEqual([
      expect.objectContaining({
        isRetryable: true,
        message: expect.stringContaining('neither a finish reason nor [DONE]') as string,
      }),
    ]);
    expect(parts.at(-1)).toMatchObject({ finishReason: { unified: 'error', raw: undefined } });
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it('behind an error tells it once', async () => {
    const parts = await stream(
      respondWithStream(toEvents(said('A'), { error: { code: 502, message: 'Down' } })),
    );
    expect(parts.filter(part => part.type === 'error')).toHaveLength(1);
  });
});

describe('a body that ends too early, at any byte', () => {
  it.each(['tool-calls-parallel.sse', 'tool-call-gemini.sse', 'tool-calls-odd.sse', 'length-in-a-call.sse'])(
    '%s: no call unless the wire said that the answer was whole',
    async name => {
      const wire = readFixture(name);
      const reasonAt = wire.search(/"finish_reason":"(stop|tool_calls)"/);
      const endOfReason = reasonAt === -1 ? Infinity : wire.indexOf('\n', reasonAt);
      const firstContent = wire.search(/"content":"[^"]|"reasoning_details"|"arguments":"[^"]/);
      const wrong: string[] = [];
      for (let length = firstContent + 200; length < wire.length; length += 1) {
        // Where nothing was said yet, the call rejects.
        const parts = await stream(respondWithStream(wire.slice(0, length))).catch(() => []);
        const calls = parts.filter(part => part.type === 'tool-call').length;
        const finish = parts.at(-1);
        const unified = finish?.type === 'finish' ? finish.finishReason.unified : 'missing';
        const rules = parts.length === 0 ? [] : findBrokenRules(parts);
        const isWhole = length >= endOfReason;
        if (rules.length > 0) wrong.push(`${length}: ${rules.join()}`);
        if (calls > 0 !== isWhole) wrong.push(`${length}: ${calls} calls, ${unified}`);
        if (!isWhole && unified === 'stop') wrong.push(`${length}: ends with stop`);
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe('an event that is no JSON', () => {
  it.each([
    { name: 'in the middle', events: [said('A'), '{"choices":[{"del', said('B')], text: 'AB' },
    { name: 'as the first', events: ['Internal Server Error', said('A')], text: 'A' },
    { name: 'as the last', events: [said('A'), 'oops'], text: 'A' },
  ])('$name is an error part, and the rest is delivered', async ({ events, text }) => {
    const parts = await stream(respondWithStream(toEvents(...events, ...endWith('stop'))));
    expect(outline(gatherContent(parts))).toEqual([{ text }]);
    const [error] = parts.flatMap(part => (part.type === 'error' ? [part.error] : []));
    expect(error).toMatchObject({ name: 'AI_JSONParseError' });
    expect(parts.at(-1)).toMatchObject({ finishReason: { unified: 'stop' } });
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it('among the pieces of a call: what is left looks whole, and does not run', async () => {
    const piece = (text: string) => chunkOf({ tool_calls: [{ index: 0, function: { arguments: text } }] });
    const events = [call('{"city":"Ro'), '{"choices":[{"del', piece('me"}'), ...endWith('tool_calls')];
    const parts = await stream(respondWithStream(toEvents(said('A'), ...events)));
    expect(outline(gatherContent(parts))).toEqual([{ text: 'A' }]);
    expect(parts.filter(part => part.type === 'error')).toHaveLength(1);
    expect(parts.at(-1)).toMatchObject({ finishReason: { unified: 'error', raw: 'tool_calls' } });
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it('before a call leaves the call alone', async () => {
    const parts = await stream(respondWithStream(toEvents('oops', call('{}'), ...endWith('tool_calls'))));
    expect(parts.filter(part => part.type === 'tool-call')).toHaveLength(1);
    expect(parts.at(-1)).toMatchObject({ finishReason: { unified: 'tool-calls' } });
  });

  it('again and again does not keep the call waiting for content', async () => {
    const wire = new TextEncoder().encode(toEvents(...Array.from({ length: 100 }, () => 'oops')));
    const body = new ReadableStream<Uint8Array>({ start: controller => controller.enqueue(wire) });
    const reader = (
      await openStream(new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
    ).getReader();
    expect(await reader.read()).toMatchObject({ value: { type: 'stream-start' } });
    expect(await reader.read()).toMatchObject({ value: { type: 'error' } });
    await reader.cancel();
  });

  it('alone is an answer: an error part and the end', async () => {
    const parts = await stream(respondWithStream(toEvents('oops', '[DONE]')));
    expect(parts.map(part => part.type)).toEqual(['stream-start', 'error', 'finish']);
  });

  it('between events that lack their empty lines', async () => {
    const wire = `data: ${JSON.stringify(said('A'))}\ndata: oops\ndata: ${JSON.stringify(said('B'))}\ndata: [DONE]\n`;
    const parts = await stream(respondWithStream(wire));
    expect(outline(gatherContent(parts))).toEqual([{ text: 'AB' }]);
    expect(parts.filter(part => part.type === 'error')).toHaveLength(1);
    expect(parts.at(-1)).toMatchObject({ finishReason: { unified: 'other' } });
  });

  it('nested too deep to be written again is an error part, and no call runs on it', async () => {
    const bomb = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    const wire =
      toEvents(said('A')) +
      `data: {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"x","arguments":${bomb}}}]}}]}\n\n` +
      toEvents({ usage: { prompt_tokens: 1 } }, said('B'), ...endWith('tool_calls'));
    const parts = await stream(respondWithStream(wire));
    expect(outline(gatherContent(parts))).toEqual([{ text: 'A' }, { text: 'B' }]);
    expect(parts.filter(part => part.type === 'error')).toHaveLength(1);
    expect(parts.at(-1)).toMatchObject({ finishReason: { unified: 'error', raw: 'tool_calls' } });
  });
});
