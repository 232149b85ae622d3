import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EMULATOR_KEY, startEmulator } from './emulator/index.js';
import type { Emulator } from './emulator/index.js';
import {
  ask,
  fetchRoute,
  joinField,
  parseEvents,
  postChat,
  readDeltas,
  readMessage,
  streamChat,
} from './emulator/test-client.js';

const hello = ask('openai/gpt-4.1', 'Hello from Ada');

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

describe('the key', () => {
  const cases = [
    ['none', {}, /^Cannot access application/],
    ['Bearer', { authorization: `Bearer ${EMULATOR_KEY}` }, /^Invalid Key Authorization header format/],
    ['a wrong one', { authorization: 'Key 1:2' }, /^No user found for Key ID and Secret$/],
    ['two values', { authorization: `Key ${EMULATOR_KEY}, Bearer x` }, /^Invalid Key Authorization/],
    ['a doubled scheme', { authorization: `Key Key ${EMULATOR_KEY}` }, /^Invalid Key Authorization/],
  ] as const;

  it.each(cases)('is refused: %s', async (_name, headers, detail) => {
    emulator.answer({ json: {} });
    const response = await fetchRoute(emulator, '/chat/completions', hello, { headers });
    expect(response.status).toBe(401);
    expect(((await response.json()) as { detail: string }).detail).toMatch(detail);
    expect(emulator.requests[0]?.status).toBe(401);
  });

  it('can be another one', async () => {
    const other = await startEmulator({ key: 'a:b' });
    expect((await postChat(other, hello)).status).toBe(200);
    await other.close();
  });
});

describe('paths', () => {
  it.each([
    ['POST', '/models', 404],
    ['POST', '/responses', 404],
    ['PUT', '/chat/completions', 405],
  ])('%s %s gets %i', async (method, path, status) => {
    const response = await fetchRoute(emulator, path, hello, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty('detail');
  });
});

describe('the two forms of an answer', () => {
  it('is one object where no stream is asked for', async () => {
    const { status, headers, json } = await postChat(emulator, hello);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-fal-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(json).toMatchObject({
      object: 'chat.completion',
      provider: 'OpenAI',
      model: 'openai/gpt-4.1',
      choices: [{ finish_reason: 'stop', native_finish_reason: 'completed' }],
      usage: { prompt_tokens: 4, is_byok: false, cost_details: {}, prompt_tokens_details: {} },
    });
    expect(readMessage(json)['content']).toBe(
      'This is the emulator, not fal. You asked: “Hello from Ada”. No model has read it: a script chose these ' +
        'words, and it will choose the same ones every time.',
    );
  });

  it('is an event stream with comment, placeholder, role, words, finish, usage and [DONE]', async () => {
    const response = await fetchRoute(emulator, '/chat/completions', { ...hello, stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const text = await response.text();
    expect(text.startsWith(': OPENROUTER PROCESSING\n\n')).toBe(true);
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    const chunks = parseEvents(text);
    expect(chunks[0]).toMatchObject({ id: '', model: '', choices: [] });
    expect(chunks[1]).toMatchObject({ choices: [{ delta: { role: 'assistant', content: '' } }] });
    expect(chunks[2]).toMatchObject({ choices: [{ delta: { content: 'This ' } }] });
    expect(chunks.at(-2)).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
    expect(chunks.at(-2)).not.toHaveProperty('usage');
    expect(chunks.at(-1)).toMatchObject({ provider: 'OpenAI', usage: { prompt_tokens: 4 } });
  });

  it('says the same in both', async () => {
    const { json } = await postChat(emulator, hello);
    const chunks = await streamChat(emulator, hello);
    expect(joinField(readDeltas(chunks), 'content')).toBe(readMessage(json)['content']);
    expect(chunks.at(-1)?.['usage']).toEqual(json['usage']);
  });
});

describe('queued answers', () => {
  it('come before the script, in order, and can look at the request', async () => {
    emulator.answer({ json: { first: true } }, request => ({ json: { model: request.body['model'] } }));
    expect((await postChat(emulator, hello)).json).toEqual({ first: true });
    expect((await postChat(emulator, hello)).json).toEqual({ model: 'openai/gpt-4.1' });
    expect(readMessage((await postChat(emulator, hello)).json)['content']).toMatch(/emulator/);
  });

  it('are forgotten by reset', async () => {
    emulator.answer({ json: { stale: true } });
    emulator.reset();
    expect((await postChat(emulator, hello)).json).not.toHaveProperty('stale');
    expect(emulator.requests).toHaveLength(1);
  });

  it('send events as JSON or raw, with or without [DONE]', async () => {
    emulator.answer({ events: [{ id: 1 }, '{no json'] }, { events: [{ id: 1 }], done: false });
    const first = await fetchRoute(emulator, '/chat/completions', hello);
    expect(await first.text()).toBe('data: {"id":1}\n\ndata: {no json\n\ndata: [DONE]\n\n');
    const second = await fetchRoute(emulator, '/chat/completions', hello);
    expect(await second.text()).toBe('data: {"id":1}\n\n');
  });

  it('send HTML without a request id, and headers as given', async () => {
    emulator.answer({ status: 502, text: '<html>', headers: { 'X-Own': '1' } });
    const response = await fetchRoute(emulator, '/chat/completions', hello);
    expect([response.status, await response.text()]).toEqual([502, '<html>']);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(response.headers.get('x-own')).toBe('1');
    expect(response.headers.has('x-fal-request-id')).toBe(false);
  });

  it('cut a body into writes of any size without loss', async () => {
    const sse = 'data: {"text":"äöü€😀"}\n\n';
    emulator.answer({ sse, chunkSize: 1 }, { sse, chunkSize: 7, chunkDelay: 1 });
    expect(await (await fetchRoute(emulator, '/chat/completions', hello)).text()).toBe(sse);
    expect(await (await fetchRoute(emulator, '/chat/completions', hello)).text()).toBe(sse);
  });

  it('wait as long as they are told', async () => {
    emulator.answer({ sse: 'data: 1\n\ndata: 2\n\ndata: 3\n\n', delay: 60, chunkDelay: 30 });
    const start = performance.now();
    const response = await fetchRoute(emulator, '/chat/completions', hello);
    expect(performance.now() - start).toBeGreaterThan(50);
    await response.text();
    // Two pauses between three events; timers may be a little early.
    expect(performance.now() - start).toBeGreaterThan(110);
  });
});

describe('broken connections', () => {
  it('break after exactly so many bytes', async () => {
    emulator.answer({ sse: 'data: 1\n\ndata: 2\n\n', breakAfter: 12 });
    const response = await fetchRoute(emulator, '/chat/completions', hello);
    const { text, isBroken } = await readUntilBreak(response);
    expect(text).toBe('data: 1\n\ndat');
    expect(isBroken).toBe(true);
    await expect(emulator.requests[0]?.outcome).resolves.toBe('finished');
  });

  it('hang until the client leaves, and notice that it has', async () => {
    emulator.answer({ events: [{ id: 1 }], done: false, hang: true });
    const abort = new AbortController();
    const response = await fetchRoute(emulator, '/chat/completions', hello, { signal: abort.signal });
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: {"id":1}\n\n');
    abort.abort();
    await expect(emulator.requests[0]?.outcome).resolves.toBe('aborted');
  });

  it('notice a client that leaves before the head', async () => {
    emulator.answer({ json: {}, delay: 60_000 });
    const pending = fetchRoute(emulator, '/chat/completions', hello, { signal: AbortSignal.timeout(50) });
    await expect(pending).rejects.toThrow(/timeout/);
    await expect(emulator.requests[0]?.outcome).resolves.toBe('aborted');
  });

  it('do not run ahead of a slow reader', async () => {
    let produced = 0;
    const events = Array.from({ length: 4000 }, (_, index) => ({
      toJSON: () => {
        produced += 1;
        return { index, filling: 'x'.repeat(10_000) };
      },
    }));
    emulator.answer({ events });
    const abort = new AbortController();
    const response = await fetchRoute(emulator, '/chat/completions', hello, { signal: abort.signal });
    await response.body?.getReader().read();
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
    // The sockets hold a few megabytes of the forty.
    expect(produced).toBeLessThan(2000);
    abort.abort();
    await expect(emulator.requests[0]?.outcome).resolves.toBe('aborted');
  });

  it('end with close(), which leaves no socket open', async () => {
    const other = await startEmulator();
    other.answer({ events: [{ id: 1 }], hang: true });
    const response = await fetchRoute(other, '/chat/completions', hello);
    expect(other.openSockets).toBe(1);
    await other.close();
    expect((await readUntilBreak(response)).isBroken).toBe(true);
    expect(other.openSockets).toBe(0);
    await expect(other.requests[0]?.outcome).resolves.toBe('aborted');
  });
});

it('records what it receives', async () => {
  await postChat(emulator, hello);
  await fetchRoute(emulator, '/embeddings?trace=1', 'no json');
  expect(emulator.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
    ['POST', '/openrouter/router/openai/v1/chat/completions', 200],
    ['POST', '/openrouter/router/openai/v1/embeddings?trace=1', 422],
  ]);
  const [first, second] = emulator.requests;
  expect(first?.headers).toMatchObject({
    authorization: `Key ${EMULATOR_KEY}`,
    'content-type': 'application/json',
  });
  expect(first?.body).toEqual(hello);
  expect(JSON.parse(first?.bodyText ?? '')).toEqual(hello);
  expect([second?.bodyText, second?.body]).toEqual(['no json', {}]);
  await expect(first?.outcome).resolves.toBe('finished');
});

it('holds 300 streams at once and mixes none of them up', async () => {
  const crowded = await startEmulator({ chunkDelay: 2 });
  let mostSockets = 0;
  const texts = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const chunks = await streamChat(crowded, ask('openai/gpt-4.1', `I am number ${index}.`));
      mostSockets = Math.max(mostSockets, crowded.openSockets);
      return joinField(readDeltas(chunks), 'content');
    }),
  );
  expect(mostSockets).toBe(300);
  for (const [index, text] of texts.entries()) expect(text).toContain(`“I am number ${index}.”`);
  await crowded.close();
});

async function readUntilBreak(response: Response): Promise<{ text: string; isBroken: boolean }> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    return { text, isBroken: false };
  } catch {
    return { text, isBroken: true };
  }
}
