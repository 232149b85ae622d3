import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from './emulator/index.js';
import type { Emulator } from './emulator/index.js';
import { listObjects } from './emulator/json.js';
import {
  ask,
  fetchRoute,
  joinField,
  postChat,
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

async function reply(content: unknown, more: JsonObject = {}): Promise<JsonObject> {
  const { json } = await postChat(emulator, ask(model, content, more));
  return { ...readMessage(json), finish_reason: listObjects(json['choices'])[0]?.['finish_reason'], json };
}

function readCalls(message: JsonObject): unknown[] {
  return listObjects(message['tool_calls']).map(call => call['function']);
}

describe('text', () => {
  it('ends at max_tokens words', async () => {
    const message = await reply('Hi', { max_tokens: 3 });
    expect(message).toMatchObject({ content: 'This is the', finish_reason: 'length' });
    expect(message['json']).toMatchObject({ usage: { completion_tokens: 3 } });
  });

  it('ends before a stop sequence', async () => {
    expect(await reply('Hi', { stop: ['You', ', not'] })).toMatchObject({
      content: 'This is the emulator',
      finish_reason: 'stop',
    });
  });

  it('counts what was attached', async () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    const file = { type: 'file', file: { filename: 'a.pdf', file_data: 'https://example.com/a.pdf' } };
    const message = await reply([{ type: 'text', text: 'See these' }, image, image, file]);
    expect(message['content']).toContain('“See these”. With it came 2 images and 1 file.');
  });

  it('is the same in another emulator', async () => {
    const twin = await startEmulator();
    const first = await postChat(twin, ask(model, 'Weather in Rome', { tools }));
    await twin.close();
    const other = await startEmulator();
    const second = await postChat(other, ask(model, 'Weather in Rome', { tools }));
    await other.close();
    expect(second.json).toEqual(first.json);
  });
});

describe('tool calls', () => {
  const berlin = { name: 'get_weather', arguments: '{"city":"Berlin"}' };
  const cases: [string, string, JsonObject, unknown[]][] = [
    [
      'the tool the text speaks of',
      'What is the weather in Berlin?',
      { tools: [timeTool, weatherTool] },
      [berlin],
    ],
    ['the first tool otherwise', 'Go to Berlin', { tools }, [berlin]],
    [
      'the forced tool',
      'Weather in Berlin',
      { tools, tool_choice: { type: 'function', function: { name: 'get_time' } } },
      [{ name: 'get_time', arguments: '{"zone":"Berlin"}' }],
    ],
    ['none where none is wanted', 'Weather in Berlin', { tools, tool_choice: 'none' }, []],
    ['none of a server', 'Weather in Berlin', { tools: [{ type: 'openrouter:web_search' }] }, []],
    [
      'two at once',
      'Weather and time in Berlin and New York emulate:two-tools',
      { tools },
      [berlin, { name: 'get_time', arguments: '{"zone":"New York"}' }],
    ],
    [
      'one tool twice',
      'Weather in Berlin and New York emulate:two-tools',
      { tools: [weatherTool] },
      [berlin, { name: 'get_weather', arguments: '{"city":"New York"}' }],
    ],
    [
      'one where parallel calls are off',
      'Berlin emulate:two-tools',
      { tools, parallel_tool_calls: false },
      [berlin],
    ],
  ];

  it.each(cases)('%s', async (_name, text, more, calls) => {
    const message = await reply(text, more);
    expect(readCalls(message)).toEqual(calls);
    expect(message['finish_reason']).toBe(calls.length > 0 ? 'tool_calls' : 'stop');
    expect(message['content'] === null).toBe(calls.length > 0);
  });

  it('stream in pieces that join to the same call', async () => {
    const deltas = readDeltas(await streamChat(emulator, ask(model, 'Weather in Berlin', { tools })));
    const pieces = deltas.flatMap(delta => listObjects(delta['tool_calls']));
    expect(pieces[0]).toMatchObject({
      index: 0,
      id: expect.stringMatching(/^call_/),
      function: { name: 'get_weather', arguments: '' },
    });
    expect(joinField(readCalls({ tool_calls: pieces }) as JsonObject[], 'arguments')).toBe(berlin.arguments);
    expect(pieces.length).toBeGreaterThan(2);
  });

  it('go to the tools that the text asks for in turns', async () => {
    const body = ask(model, 'Use 3 steps for time and weather in Berlin', { tools });
    let messages = listObjects(body['messages']);
    const names: unknown[] = [];
    for (let step = 0; step < 3; step += 1) {
      const message = readMessage((await postChat(emulator, { ...body, messages })).json);
      const calls = listObjects(message['tool_calls']);
      names.push(...listObjects(readCalls(message)).map(({ name }) => name));
      const results = calls.map(({ id }) => ({ role: 'tool', tool_call_id: id, content: 'Fine' }));
      messages = [...messages, { role: 'assistant', content: null, tool_calls: calls }, ...results];
    }
    expect(names).toEqual(['get_weather', 'get_time', 'get_weather']);
  });

  it('are made as often as asked, then answered from the last results', async () => {
    const body = ask(model, 'Use 2 steps for the weather in Berlin', { tools });
    let messages = listObjects(body['messages']);
    for (const result of ['Rain', 'Snow']) {
      const message = readMessage((await postChat(emulator, { ...body, messages })).json);
      const [call] = listObjects(message['tool_calls']);
      expect(call).toMatchObject({ function: berlin });
      const assistant = { role: 'assistant', content: null, tool_calls: [call] };
      messages = [...messages, assistant, { role: 'tool', tool_call_id: call?.['id'], content: result }];
    }
    const message = readMessage((await postChat(emulator, { ...body, messages })).json);
    expect(message).not.toHaveProperty('tool_calls');
    expect(message['content']).toContain('The tool said: Snow.');
  });
});

describe('structured output', () => {
  const schema = {
    type: 'object',
    properties: { colour: { enum: ['red', 'blue'] }, size: { type: 'integer', minimum: 10 } },
    required: ['colour', 'size'],
  };
  const format = { response_format: { type: 'json_schema', json_schema: { name: 'thing', schema } } };

  it('is JSON that satisfies the schema, in both forms', async () => {
    expect((await reply('A thing', format))['content']).toBe('{"colour":"red","size":10}');
    const deltas = readDeltas(await streamChat(emulator, ask(model, 'A thing', format)));
    expect(joinField(deltas, 'content')).toBe('{"colour":"red","size":10}');
  });

  it('is an object with an answer without a schema', async () => {
    const { content } = await reply('A thing', { response_format: { type: 'json_object' } });
    expect(JSON.parse(String(content))).toEqual({ answer: expect.stringContaining('“A thing”') });
  });

  it('comes before tools unless a call is asked for', async () => {
    expect(readCalls(await reply('A thing', { ...format, tools }))).toEqual([]);
    expect(readCalls(await reply('A thing', { ...format, tools, tool_choice: 'required' }))).toHaveLength(1);
  });
});

describe('citations, refusals', () => {
  it.each([
    ['the server tool', 'News', { tools: [{ type: 'openrouter:web_search' }] }],
    ['the plugin', 'News', { plugins: [{ id: 'web' }] }],
    ['the trigger', 'News emulate:citations', {}],
  ])('citations by %s', async (_name, text, more) => {
    const message = await reply(text, more);
    expect(message['annotations']).toMatchObject([
      { type: 'url_citation', url_citation: { url: 'https://example.com/emulated/one', start_index: 0 } },
      { type: 'url_citation', url_citation: { url: 'https://example.com/emulated/two' } },
    ]);
    const deltas = readDeltas(await streamChat(emulator, ask(model, text, more)));
    expect(deltas.flatMap(delta => listObjects(delta['annotations']))).toEqual(message['annotations']);
  });

  it('a refusal', async () => {
    expect(await reply('Hi emulate:refusal')).toMatchObject({
      content: null,
      refusal: "I'm the emulator, and I refuse to help with that.",
      finish_reason: 'stop',
    });
  });

  it.each([
    ['length', 'length', 'max_output_tokens'],
    ['content-filter', 'content_filter', 'content_filter'],
  ])('emulate:%s', async (trigger, finish, native) => {
    const chunks = await streamChat(emulator, ask(model, `Hi emulate:${trigger}`));
    expect(joinField(readDeltas(chunks), 'content')).toBe('This is the emulator, not fal. You asked:');
    expect(chunks.at(-2)?.['choices']).toMatchObject([
      { finish_reason: finish, native_finish_reason: native },
    ]);
  });
});

describe('usage', () => {
  it('adds up, in tokens and dollars', async () => {
    const { json } = await reply('12345678');
    const { content } = await reply('12345678');
    const completion = Math.ceil(String(content).length / 4);
    expect(json).toMatchObject({
      usage: {
        prompt_tokens: 2,
        completion_tokens: completion,
        total_tokens: 2 + completion,
        cost: Number((2 * 0.3e-6 + completion * 2.5e-6).toFixed(10)),
      },
    });
  });

  it('shows a prefix written, then cached, while the breakpoint moves on', async () => {
    const mark = { cache_control: { type: 'ephemeral' } };
    const system = { role: 'system', content: [{ type: 'text', text: 'x'.repeat(400), ...mark }] };
    const question = (text: string) => ({ role: 'user', content: [{ type: 'text', text, ...mark }] });
    const details = async (...messages: unknown[]) => {
      const { json } = await postChat(emulator, { model: 'anthropic/claude-sonnet-4.5', messages });
      return (json['usage'] as JsonObject)['prompt_tokens_details'];
    };
    expect(await details(system, question('a'.repeat(40)))).toMatchObject({
      cached_tokens: 0,
      cache_write_tokens: 110,
    });
    expect(await details(system, question('a'.repeat(40)))).toMatchObject({
      cached_tokens: 110,
      cache_write_tokens: 0,
    });
    const plain = { role: 'user', content: 'a'.repeat(40) };
    expect(
      await details(system, plain, { role: 'assistant', content: 'Yes.' }, question('b'.repeat(40))),
    ).toMatchObject({ cached_tokens: 110, cache_write_tokens: 11 });
    expect(await details(system, question('other'))).toMatchObject({
      cached_tokens: 100,
      cache_write_tokens: 2,
    });
    expect(await details({ role: 'user', content: 'Hi' })).toMatchObject({
      cached_tokens: 0,
      cache_write_tokens: 0,
    });
  });
});

describe('embeddings', () => {
  interface Embeddings {
    data: { index: number; embedding: number[] }[];
    usage: object;
  }

  async function embed(input: unknown, more: JsonObject = {}): Promise<Embeddings> {
    const body = { model: 'openai/text-embedding-3-small', input, ...more };
    return (await (await fetchRoute(emulator, '/embeddings', body)).json()) as Embeddings;
  }

  it('are unit vectors in the order of the inputs', async () => {
    const { data, usage } = await embed(['a red house', 'a red barn', 'quantum foam']);
    expect(data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
      [0, 1536],
      [1, 1536],
      [2, 1536],
    ]);
    for (const { embedding } of data) expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
    expect(usage).toMatchObject({ prompt_tokens: 9, total_tokens: 9, cost: expect.any(Number) });
    const [house = [], barn = [], foam = []] = data.map(({ embedding }) => embedding);
    expect(multiply(house, barn)).toBeGreaterThan(multiply(house, foam) + 0.3);
  });

  it('are the same each time, in the dimensions asked for', async () => {
    const first = await embed('house', { dimensions: 8 });
    expect(first.data[0]?.embedding).toHaveLength(8);
    expect(await embed(['house'], { dimensions: 8 })).toEqual(first);
  });

  function multiply(first: number[], second: number[]): number {
    return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
  }
});
