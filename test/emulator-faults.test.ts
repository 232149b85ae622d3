import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from './emulator/index.js';
import type { Emulator } from './emulator/index.js';
import { listObjects } from './emulator/json.js';
import {
  ask,
  fetchRoute,
  joinField,
  parseEvents,
  postChat,
  readComplaint,
  readDeltas,
  readMessage,
  streamChat,
  timeTool,
  weatherTool,
} from './emulator/test-client.js';
import type { JsonObject } from './emulator/types.js';

const model = 'openai/gpt-4.1';
const tools = [weatherTool, timeTool];

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function emulate(name: string, more: JsonObject = {}): JsonObject {
  return ask(model, `Hi emulate:${name}`, more);
}

async function fetchText(body: JsonObject): Promise<Response & { content: string }> {
  const response = await fetchRoute(emulator, '/chat/completions', body);
  return Object.assign(response, { content: await response.text() });
}

describe('errors before generation', () => {
  it.each([
    [401, '"No user found for Key ID and Secret"'],
    [402, 'Insufficient credits'],
    [403, 'User is locked. Reason: Exhausted balance'],
    [404, 'No endpoints found that support tool use.'],
    [422, 'field required'],
    [429, 'concurrent_requests_limit'],
    [500, 'Internal Server Error'],
    [503, 'The model is overloaded'],
    [504, 'timed out'],
  ])('%i, streamed or not', async (status, words) => {
    for (const stream of [false, true]) {
      const response = await fetchText(emulate(`error-${status}`, { stream }));
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.content).toContain(words);
    }
  });

  it('429 says when to come back', async () => {
    const { headers } = await fetchText(emulate('error-429'));
    expect([headers.get('retry-after'), headers.get('x-fal-needs-retry')]).toEqual(['0', '1']);
  });

  it('429 once, for each prompt', async () => {
    const first = ask(model, 'First emulate:error-429-once');
    const second = ask(model, 'Second emulate:error-429-once');
    const statuses: number[] = [];
    for (const body of [first, first, second, second]) statuses.push((await postChat(emulator, body)).status);
    expect(statuses).toEqual([429, 200, 429, 200]);
  });

  it('502 is a page of the gateway, without a request id', async () => {
    const response = await fetchText(emulate('error-502-html'));
    expect(response.status).toBe(502);
    expect(response.headers.has('x-fal-request-id')).toBe(false);
    expect(response.content).toMatch(/^<html>/);
  });

  it('an unknown trigger is refused with the known ones', async () => {
    const { status, json } = await postChat(emulator, emulate('nonsense'));
    expect(status).toBe(400);
    expect(readComplaint(json)).toMatch(/no "emulate:nonsense".*error-401/);
  });

  it('a trigger counts no more once a tool has answered', async () => {
    const call = { id: 'call_x', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
    const messages = [
      { role: 'user', content: 'Hi emulate:error-500' },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call_x', content: 'Sunny' },
    ];
    expect((await postChat(emulator, { model, messages })).status).toBe(200);
  });
});

describe('errors after generation began', () => {
  it('status 200 with an error as JSON, even where a stream was asked for', async () => {
    const response = await fetchText(emulate('error-in-200', { stream: true }));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(JSON.parse(response.content)).toMatchObject({ error: { code: 502 } });
  });

  it('as the first event behind the placeholder', async () => {
    const chunks = await streamChat(emulator, emulate('error-first-event'));
    expect(chunks).toHaveLength(2);
    expect(chunks[0]).toMatchObject({ id: '', choices: [] });
    expect(chunks[1]).toMatchObject({ error: { code: 502, message: 'Provider returned error' } });
  });

  it('beside the choices, with half of the text before it', async () => {
    const response = await fetchText(emulate('error-mid-stream', { stream: true }));
    const chunks = parseEvents(response.content);
    expect(chunks.at(-1)).toMatchObject({ error: { code: 502 }, choices: [{ finish_reason: 'error' }] });
    expect(joinField(readDeltas(chunks), 'content')).toMatch(/^This is the emulator/);
    expect(response.content).not.toContain('[DONE]');
  });

  it('beside the choices of a plain answer', async () => {
    const { status, json } = await postChat(emulator, emulate('error-mid-stream'));
    expect(status).toBe(200);
    expect(json).toMatchObject({ error: { code: 502 }, choices: [{ finish_reason: 'error' }] });
  });
});

describe('streams that end badly', () => {
  it.each([{ stream: true }, { stream: false }, { stream: true, tools }])('cut %j', async more => {
    const response = await fetchRoute(emulator, '/chat/completions', emulate('cut', more));
    expect(response.status).toBe(200);
    const start = Buffer.from((await response.body?.getReader().read())?.value ?? []).toString();
    expect(start).toContain(more.stream ? ': OPENROUTER PROCESSING' : '"chat.completion"');
    const again = await fetchRoute(emulator, '/chat/completions', emulate('cut', more));
    await expect(again.text()).rejects.toThrow('terminated');
  });

  it('no [DONE]', async () => {
    const { content } = await fetchText(emulate('no-done', { stream: true }));
    expect(content).not.toContain('[DONE]');
    expect(parseEvents(content).at(-1)).toHaveProperty('usage');
  });

  it('slow', async () => {
    const start = performance.now();
    const chunks = await streamChat(emulator, emulate('slow', { max_tokens: 3 }));
    // One pause for each chunk behind the comment, and one for [DONE]; timers may be a little early.
    expect(performance.now() - start).toBeGreaterThan((chunks.length + 1) * 48);
  });
});

describe('odd tool calls', () => {
  const berlin = '{"city":"Berlin"}';

  it('are odd in a stream, and whole to one who looks closely', async () => {
    const body = ask(model, 'Weather in Berlin emulate:odd-tools', { tools: [weatherTool] });
    const pieces = readDeltas(await streamChat(emulator, body)).flatMap(delta =>
      listObjects(delta['tool_calls']),
    );
    const first = pieces.filter(piece => !('index' in piece)).map(piece => piece['function'] as JsonObject);
    const second = pieces.filter(piece => piece['index'] === 1).map(piece => piece['function'] as JsonObject);
    expect(first.length + second.length).toBe(pieces.length);
    expect(pieces.some(piece => 'type' in piece)).toBe(false);
    expect([joinField(first, 'arguments'), joinField(second, 'arguments')]).toEqual([berlin, `${berlin} `]);
    expect(first.map(call => call['name'])).toEqual([undefined, 'get_weather', '']);
    expect(second.map(call => call['name'])).toEqual(['get_weather', null, '', undefined, undefined]);
    expect(new Set(pieces.map(piece => piece['id']).filter(Boolean))).toEqual(new Set(['call_odd']));
  });

  it('have equal ids and no type in a plain answer', async () => {
    const { json } = await postChat(
      emulator,
      ask(model, 'Berlin emulate:odd-tools', { tools: [weatherTool] }),
    );
    const call = { id: 'call_odd', function: { name: 'get_weather', arguments: `${berlin} ` } };
    expect(readMessage(json)['tool_calls']).toEqual([call, call]);
  });

  it('finish with stop where that is emulated', async () => {
    const chunks = await streamChat(emulator, ask(model, 'Berlin emulate:stop-with-calls', { tools }));
    expect(chunks.at(-2)?.['choices']).toMatchObject([{ finish_reason: 'stop' }]);
    expect(readDeltas(chunks).some(delta => 'tool_calls' in delta)).toBe(true);
  });
});
