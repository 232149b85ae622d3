import { getEventListeners } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFalOpenRouter } from '../../src/index.js';
import { startEmulator, type AnswerScript, type Emulator } from '../emulator/index.js';
import { chunkOf, createBody, createModel, endWith, openStream, readParts, toEvents } from './play-answer.js';
import { watchUnhandledRejections } from './watch-process.js';

const PROMPT = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hello' }] }];
const said = (text: string) => chunkOf({ content: text });

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());
watchUnhandledRejections();

function createCall(answer: AnswerScript) {
  emulator.answer(answer);
  const controller = new AbortController();
  const model = createFalOpenRouter({ apiKey: emulator.key, baseURL: emulator.baseURL })('openai/gpt-4.1');
  return { controller, model, options: { prompt: PROMPT, abortSignal: controller.signal } };
}

async function waitForRequest() {
  return await vi.waitFor(
    () => {
      const request = emulator.requests.at(-1);
      if (request === undefined) throw new Error('The emulator was not asked');
      return request;
    },
    { timeout: 20_000, interval: 5 },
  );
}

async function catchReason(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => 'nothing was thrown',
    (reason: unknown) => reason,
  );
}

/** Reads until a part of the type came. */
async function readUntil(reader: ReadableStreamDefaultReader<{ type: string }>, type: string): Promise<void> {
  let part: { type: string } | undefined;
  do part = (await reader.read()).value;
  while (part !== undefined && part.type !== type);
}

describe('an abort on a real socket', () => {
  it.each([
    { name: 'before the first byte', answer: { delay: 60_000, events: [] } },
    { name: 'while only comments have come', answer: { sse: ': OPENROUTER PROCESSING\n\n', hang: true } },
    {
      name: 'behind the placeholder',
      answer: { events: [{ id: '', choices: [] }], done: false, hang: true },
    },
  ])('$name rejects the call and closes the connection', async ({ answer }) => {
    const { controller, model, options } = createCall(answer);
    const call = catchReason(model.doStream(options));
    const request = await waitForRequest();
    controller.abort();
    expect(await call).toBe(controller.signal.reason);
    expect(await request.outcome).toBe('aborted');
  });

  it('mid-stream errors the stream and closes the connection', async () => {
    const { controller, model, options } = createCall({ events: [said('A')], done: false, hang: true });
    const { stream } = await model.doStream(options);
    const reader = stream.getReader();
    await readUntil(reader, 'text-delta');
    const next = catchReason(reader.read());
    controller.abort();
    expect(await next).toBe(controller.signal.reason);
    expect(await emulator.requests[0]?.outcome).toBe('aborted');
  });

  it('drops what was decoded before, to the last part', async () => {
    const events = [said('A'), said('B'), chunkOf({}, { finish_reason: 'stop' })];
    const { controller, model, options } = createCall({ sse: toEvents(...events, '[DONE]') });
    const { stream } = await model.doStream(options);
    const reader = stream.getReader();
    expect((await reader.read()).value?.type).toBe('stream-start');
    controller.abort();
    expect(await catchReason(reader.read())).toBe(controller.signal.reason);
  });

  it('between the answer and the first read', async () => {
    const { controller, model, options } = createCall({ events: [said('A')], done: false, hang: true });
    const { stream } = await model.doStream(options);
    controller.abort();
    expect(await catchReason(stream.getReader().read())).toBe(controller.signal.reason);
    expect(await emulator.requests[0]?.outcome).toBe('aborted');
  });

  it('after the end changes nothing', async () => {
    const { controller, model, options } = createCall({ events: [said('A'), ...endWith('stop')] });
    const { stream } = await model.doStream(options);
    const parts = await readParts(stream);
    controller.abort();
    expect(parts.at(-1)?.type).toBe('finish');
    expect(await emulator.requests[0]?.outcome).toBe('finished');
  });

  it('with a reason of the caller gives that reason', async () => {
    const reason = new Error('The user left');
    const { controller, model, options } = createCall({ delay: 60_000, events: [] });
    const call = catchReason(model.doStream(options));
    await waitForRequest();
    controller.abort(reason);
    expect(await call).toBe(reason);
  });

  it('by a timeout', async () => {
    const { model } = createCall({ sse: ':\n\n', hang: true });
    const abortSignal = AbortSignal.timeout(1000);
    const reason = await catchReason(model.doStream({ prompt: PROMPT, abortSignal }));
    expect(reason).toMatchObject({ name: 'TimeoutError' });
    expect(await emulator.requests[0]?.outcome).toBe('aborted');
  });

  it.each([
    { name: 'before the head', answer: { delay: 60_000, json: {} } },
    { name: 'in the middle of the body', answer: { text: '{"id":', hang: true } },
    { name: 'in the middle of an error', answer: { status: 500, text: '{"detail":', hang: true } },
  ])('of a plain call $name', async ({ answer }) => {
    const { controller, model, options } = createCall(answer);
    const call = catchReason(model.doGenerate(options));
    const request = await waitForRequest();
    controller.abort(new Error('Enough'));
    expect(await call).toEqual(new Error('Enough'));
    expect(await request.outcome).toBe('aborted');
  });

  it.each(['doGenerate', 'doStream'] as const)('before the call: %s sends nothing', async method => {
    const { controller, model, options } = createCall({ json: {} });
    controller.abort();
    expect(await catchReason(model[method](options))).toBe(controller.signal.reason);
    expect(emulator.requests).toEqual([]);
  });
});

describe('a reader that leaves', () => {
  it.each([
    {
      name: 'cancel',
      leave: async (stream: ReadableStream<{ type: string }>) => {
        const reader = stream.getReader();
        await readUntil(reader, 'text-delta');
        await reader.cancel();
      },
    },
    {
      name: 'cancel while a read is waiting',
      leave: async (stream: ReadableStream<{ type: string }>) => {
        const reader = stream.getReader();
        await readUntil(reader, 'text-delta');
        const next = reader.read();
        await reader.cancel();
        expect(await next).toEqual({ done: true, value: undefined });
      },
    },
    {
      name: 'break',
      leave: async (stream: ReadableStream<{ type: string }>) => {
        for await (const part of stream) if (part.type === 'text-delta') break;
      },
    },
    {
      name: 'cancel without a read',
      leave: (stream: ReadableStream<{ type: string }>) => stream.cancel(),
    },
  ])('by $name closes the connection', async ({ leave }) => {
    const { model, options } = createCall({ events: [said('A')], done: false, hang: true });
    const { stream } = await model.doStream(options);
    await leave(stream);
    expect(await emulator.requests[0]?.outcome).toBe('aborted');
  });
});

describe('the end of the connection', () => {
  it('is used again after [DONE]', async () => {
    const before = emulator.openSockets;
    for (let count = 0; count < 8; count += 1) {
      const { model, options } = createCall({ events: [said('A'), ...endWith('stop')] });
      await readParts((await model.doStream(options)).stream);
      expect(await emulator.requests.at(-1)?.outcome).toBe('finished');
    }
    // From Node 24 on, a call that comes at once may still find the connection ending, and open a second one.
    expect(emulator.openSockets).toBeLessThanOrEqual(Math.max(before, 2));
  });

  it('is closed where it stays open behind [DONE], and nobody waits for it', async () => {
    const { model, options } = createCall({ events: [said('A'), ...endWith('stop')], hang: true });
    const parts = await readParts((await model.doStream(options)).stream);
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'stop' } });
    expect(await emulator.requests[0]?.outcome).toBe('aborted');
  });

  it('is closed when the first event is an error', async () => {
    const events = [{ error: { code: 502, message: 'Down' } }];
    const { model, options } = createCall({ events, done: false, hang: true });
    expect(await catchReason(model.doStream(options))).toMatchObject({ statusCode: 502, isRetryable: true });
    expect(await emulator.requests[0]?.outcome).toBe('aborted');
  });
});

describe('a fetch that knows nothing of the signal', () => {
  const start = new TextEncoder().encode(`: comment\n\n${toEvents({ id: '', choices: [] })}`);
  const hang = (): { body: ReadableStream<Uint8Array>; cancelled: unknown[] } => {
    const cancelled: unknown[] = [];
    const body = new ReadableStream<Uint8Array>({
      start: controller => controller.enqueue(start),
      cancel: reason => void cancelled.push(reason),
    });
    return { body, cancelled };
  };

  it('does not keep the call waiting', async () => {
    const { body, cancelled } = hang();
    const controller = new AbortController();
    const call = catchReason(openStream(new Response(body), { abortSignal: controller.signal }));
    await new Promise(resolve => {
      setTimeout(resolve, 5);
    });
    controller.abort();
    expect(await call).toBe(controller.signal.reason);
    expect(cancelled).toEqual([controller.signal.reason]);
  });
});

describe.each(['doGenerate', 'doStream'] as const)('a fetch that knows nothing of the signal: %s', method => {
  it.each<[string, () => Promise<Response>]>([
    ['and never answers', () => new Promise(() => {})],
    ['whose error never ends', () => Promise.resolve(new Response(new ReadableStream(), { status: 500 }))],
    ['whose answer never ends', () => Promise.resolve(new Response(new ReadableStream()))],
  ])('%s does not keep the call waiting', async (_name, fetch) => {
    const controller = new AbortController();
    const { signal } = controller;
    const call = catchReason(createModel(fetch)[method]({ prompt: PROMPT, abortSignal: signal }));
    setTimeout(() => controller.abort(), 5);
    expect(await call).toBe(signal.reason);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('nor does a key that never comes', async () => {
    const controller = new AbortController();
    const model = createFalOpenRouter({ apiKey: () => new Promise(() => {}) })('openai/gpt-4.1');
    const call = catchReason(model[method]({ prompt: PROMPT, abortSignal: controller.signal }));
    setTimeout(() => controller.abort(), 5);
    expect(await call).toBe(controller.signal.reason);
  });

  it('has its late answer thrown away, and the connection closed', async () => {
    const controller = new AbortController();
    const cancel = vi.fn();
    let answer: (response: Response) => void = () => {};
    const fetch = (): Promise<Response> =>
      new Promise(resolve => {
        answer = resolve;
        controller.abort();
      });
    const call = createModel(fetch)[method]({ prompt: PROMPT, abortSignal: controller.signal });
    expect(await catchReason(call)).toBe(controller.signal.reason);
    answer(new Response(new ReadableStream({ cancel })));
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
  });
});

describe('what stays behind', () => {
  const wire = toEvents(said('A'), said('B'), ...endWith('stop'));

  it.each([
    { name: 'a stream that was read', events: wire, act: (stream: ReadableStream) => readParts(stream) },
    { name: 'a stream that was cancelled', events: wire, act: (stream: ReadableStream) => stream.cancel() },
    {
      name: 'a stream that broke',
      events: toEvents(said('A')),
      act: (stream: ReadableStream) => readParts(stream),
    },
  ])('no listener after $name', async ({ events, act }) => {
    const { signal } = new AbortController();
    const stream = await openStream(new Response(events), { abortSignal: signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await act(stream);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('no listener after a call that was rejected', async () => {
    const { signal } = new AbortController();
    const answer = new Response(toEvents({ error: { code: 502, message: 'Down' } }));
    expect(await catchReason(openStream(answer, { abortSignal: signal }))).toMatchObject({ statusCode: 502 });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('no listener after an abort', async () => {
    const controller = new AbortController();
    const body = createBody([new TextEncoder().encode(toEvents(said('A')))]);
    await openStream(new Response(body), { abortSignal: controller.signal });
    controller.abort();
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('no listener after a body that says it was aborted, when the caller has aborted nothing', async () => {
    const { signal } = new AbortController();
    const pieces = [new TextEncoder().encode(toEvents(said('A')))];
    const reason = new DOMException('The runtime gave up', 'AbortError');
    const body = new ReadableStream<Uint8Array>(
      {
        pull: controller => {
          const piece = pieces.shift();
          if (piece === undefined) controller.error(reason);
          else controller.enqueue(piece);
        },
      },
      { highWaterMark: 0 },
    );
    const stream = await openStream(new Response(body), { abortSignal: signal });
    expect(await catchReason(readParts(stream))).toBe(reason);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('no timer after the end', async () => {
    const countTimers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
    const before = countTimers();
    const model = createModel(() => Promise.resolve(new Response(wire)));
    await Promise.all(
      Array.from({ length: 20 }, async () => readParts((await model.doStream({ prompt: PROMPT })).stream)),
    );
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    expect(countTimers()).toBeLessThanOrEqual(before);
  });
});
