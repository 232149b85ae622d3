import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmulator } from './emulator/index.js';
import type { Emulator } from './emulator/index.js';
import { listObjects } from './emulator/json.js';
import { ask, fetchRoute, postChat, readComplaint, timeTool, weatherTool } from './emulator/test-client.js';

const model = 'openai/gpt-4.1';
const claude = 'anthropic/claude-sonnet-4.5';
const user = { role: 'user', content: 'Hello' };
const cached = { type: 'text', text: 'Hello', cache_control: { type: 'ephemeral' } };
const call = {
  id: 'call_x',
  type: 'function',
  function: { name: 'get_weather', arguments: '{"city":"Rome"}' },
};
const result = { role: 'tool', tool_call_id: 'call_x', content: 'Sunny' };

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function say(...messages: unknown[]): object {
  return { model, messages };
}

function attach(part: object): object {
  return ask(model, [{ type: 'text', text: 'See' }, part]);
}

const accepted: [string, object][] = [
  ['a system message of blocks', say({ role: 'system', content: [cached] }, user)],
  ['an image by URL', attach({ type: 'image_url', image_url: { url: 'https://example.com/a.png' } })],
  ['an image by data URL', attach({ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } })],
  ['a sound', attach({ type: 'input_audio', input_audio: { data: 'AAAA', format: 'flac' } })],
  ['a video', attach({ type: 'video_url', video_url: { url: 'https://example.com/a.mp4' } })],
  [
    'a file',
    attach({ type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AAAA' } }),
  ],
  ['four breakpoints', ask(claude, [cached, cached, cached, cached])],
  ['five breakpoints elsewhere', ask(model, [cached, cached, cached, cached, cached])],
  ['a call and its result', say(user, { role: 'assistant', content: null, tool_calls: [call] }, result)],
  [
    'a result of parts',
    say(
      user,
      { role: 'assistant', tool_calls: [call] },
      { ...result, content: [{ type: 'text', text: 'Sunny' }] },
    ),
  ],
  [
    'all kinds of fields',
    ask(model, 'Hi', {
      audio: { voice: 'alloy' },
      cache_control: { type: 'ephemeral', ttl: '1h' },
      logit_bias: { '50256': -100 },
      metadata: { any: 'thing' },
      models: ['openai/gpt-4o'],
      plugins: [{ id: 'web', max_results: 2 }],
      prompt_cache_key: 'key',
      provider: { order: ['openai'], allow_fallbacks: false, max_price: { prompt: 1 } },
      reasoning: { effort: 'low', exclude: true },
      seed: null,
      stop: ['a', 'b'],
      stream_options: { include_usage: true },
      temperature: 0.5,
      tool_choice: 'auto',
      tools: [weatherTool, { type: 'openrouter:web_search', parameters: { max_results: 2 } }],
      usage: { include: true },
    }),
  ],
];

it.each(accepted)('accepts %s', async (_name, body) => {
  const { status, json } = await postChat(emulator, body);
  expect({ status, error: json['error'] ?? json['detail'] }).toEqual({ status: 200, error: undefined });
});

const malformed: [string, unknown, (string | number)[], string][] = [
  ['no JSON', '{"model":', [0], 'json_invalid'],
  ['no model', { messages: [user] }, ['model'], 'missing'],
  ['no messages', { model }, ['messages'], 'missing'],
  ['empty messages', { model, messages: [] }, ['messages'], 'too_short'],
  ['an unknown field', ask(model, 'Hi', { topK: 3 }), ['topK'], 'extra_forbidden'],
  ['a field of Object.prototype', ask(model, 'Hi', { toString: 3 }), ['toString'], 'extra_forbidden'],
  ['a number as text', ask(model, 'Hi', { temperature: '0.5' }), ['temperature'], 'float_type'],
  ['half a token', ask(model, 'Hi', { max_tokens: 1.5 }), ['max_tokens'], 'int_type'],
  ['a temperature of 3', ask(model, 'Hi', { temperature: 3 }), ['temperature'], 'less_than_equal'],
  ['stop as a number', ask(model, 'Hi', { stop: 3 }), ['stop'], 'list_type'],
  ['five stops', ask(model, 'Hi', { stop: ['a', 'b', 'c', 'd', 'e'] }), ['stop'], 'too_long'],
  ['an unknown role', say({ role: 'bot', content: 'Hi' }), ['messages', 0, 'role'], 'literal_error'],
  ['no role', say({ content: 'Hi' }), ['messages', 0, 'role'], 'missing'],
  ['no content', say({ role: 'user' }), ['messages', 0, 'content'], 'missing'],
  ['content null', say({ role: 'user', content: null }), ['messages', 0, 'content'], 'string_type'],
  [
    'a cache wish on a message',
    say({ ...user, cache_control: { type: 'ephemeral' } }),
    ['messages', 0, 'cache_control'],
    'extra_forbidden',
  ],
  [
    'an unknown part',
    attach({ type: 'image', image: 'AAAA' }),
    ['messages', 0, 'content', 1, 'type'],
    'literal_error',
  ],
  [
    'an image without a data URL',
    attach({ type: 'image_url', image_url: { url: 'AAAA' } }),
    ['messages', 0, 'content', 1, 'image_url', 'url'],
    'string_pattern_mismatch',
  ],
  [
    'an unknown sound format',
    attach({ type: 'input_audio', input_audio: { data: 'AAAA', format: 'mpeg' } }),
    ['messages', 0, 'content', 1, 'input_audio', 'format'],
    'literal_error',
  ],
  [
    'a sound as data URL',
    attach({ type: 'input_audio', input_audio: { data: 'data:audio/wav;base64,AAAA', format: 'wav' } }),
    ['messages', 0, 'content', 1, 'input_audio', 'data'],
    'string_pattern_mismatch',
  ],
  [
    'a file without a name',
    attach({ type: 'file', file: { file_data: 'data:application/pdf;base64,AAAA' } }),
    ['messages', 0, 'content', 1, 'file', 'filename'],
    'missing',
  ],
  [
    'a file of bare base64',
    attach({ type: 'file', file: { filename: 'a.pdf', file_data: 'AAAA' } }),
    ['messages', 0, 'content', 1, 'file', 'file_data'],
    'string_pattern_mismatch',
  ],
  [
    'an image in a system message',
    say(
      { role: 'system', content: [{ type: 'image_url', image_url: { url: 'https://example.com' } }] },
      user,
    ),
    ['messages', 0, 'content', 0, 'type'],
    'literal_error',
  ],
  [
    'a tool result without an id',
    say(user, { role: 'tool', content: 'Sunny' }),
    ['messages', 1, 'tool_call_id'],
    'missing',
  ],
  [
    'arguments as an object',
    say(
      user,
      { role: 'assistant', tool_calls: [{ ...call, function: { name: 'a', arguments: {} } }] },
      result,
    ),
    ['messages', 1, 'tool_calls', 0, 'function', 'arguments'],
    'string_type',
  ],
  [
    'details that are no list',
    say(user, { role: 'assistant', content: 'Hi', reasoning_details: {} }),
    ['messages', 1, 'reasoning_details'],
    'list_type',
  ],
  [
    'a flat tool',
    ask(model, 'Hi', { tools: [{ type: 'function', name: 'a', parameters: {} }] }),
    ['tools', 0, 'function'],
    'missing',
  ],
  [
    'an unknown tool type',
    ask(model, 'Hi', { tools: [{ type: 'web' }] }),
    ['tools', 0, 'type'],
    'literal_error',
  ],
  [
    'a tool choice by name alone',
    ask(model, 'Hi', { tools: [weatherTool], tool_choice: 'get_weather' }),
    ['tool_choice'],
    'literal_error',
  ],
  [
    'a schema without a name',
    ask(model, 'Hi', { response_format: { type: 'json_schema', json_schema: { schema: {} } } }),
    ['response_format', 'json_schema', 'name'],
    'missing',
  ],
  [
    'an unknown effort',
    ask(model, 'Hi', { reasoning: { effort: 'hard' } }),
    ['reasoning', 'effort'],
    'literal_error',
  ],
  [
    'camel case routing',
    ask(model, 'Hi', { provider: { allowFallbacks: true } }),
    ['provider', 'allowFallbacks'],
    'extra_forbidden',
  ],
];

it.each(malformed)('refuses as malformed: %s', async (_name, body, path, type) => {
  const { status, json } = await postChat(emulator, body);
  expect(status).toBe(422);
  const [detail, ...rest] = listObjects(json['detail']);
  expect(detail).toMatchObject({ loc: ['body', ...path], msg: expect.any(String), type });
  expect(detail).toHaveProperty('input');
  expect(rest).toEqual([]);
});

const senseless: [string, object, RegExp][] = [
  [
    'a reference with our prefix',
    ask('fal-openrouter/google/gemini-2.5-flash', 'Hi'),
    /not a valid model ID/,
  ],
  ['a model without a vendor', ask('gpt-4.1', 'Hi'), /not a valid model ID/],
  [
    'effort and budget',
    ask(claude, 'Hi', { reasoning: { effort: 'low', max_tokens: 2000 } }),
    /Only one of "reasoning.effort" and "reasoning.max_tokens"/,
  ],
  [
    'both fields for reasoning',
    ask(claude, 'Hi', { reasoning: { enabled: true }, reasoning_effort: 'low' }),
    /Only one of "reasoning" and "reasoning_effort"/,
  ],
  [
    'a mandatory model told not to reason',
    ask('google/gemini-2.5-pro', 'Hi', { reasoning: { enabled: false } }),
    /^Reasoning is mandatory for this endpoint and cannot be disabled\.$/,
  ],
  [
    'a mandatory model told so by effort',
    ask('openai/gpt-5', 'Hi', { reasoning_effort: 'none' }),
    /^Reasoning is mandatory/,
  ],
  [
    'five breakpoints at Anthropic',
    ask(claude, [cached, cached, cached, cached, cached]),
    /maximum of 4 blocks/,
  ],
  [
    'breakpoints in three places',
    {
      model: claude,
      messages: [{ role: 'system', content: [cached, cached, cached] }, user],
      tools: [{ ...weatherTool, cache_control: { type: 'ephemeral' } }],
      cache_control: { type: 'ephemeral' },
    },
    /Found 5/,
  ],
  [
    'blank text beside a call',
    say(user, { role: 'assistant', content: '', tool_calls: [call] }, result),
    /ContentBlock object at messages\.1\.content\.0 is blank/,
  ],
  ['a result without a call', say(user, result), /No tool call found for function call output/],
  [
    'a second result for a call',
    say(user, { role: 'assistant', tool_calls: [call] }, result, result),
    /must have a single result/,
  ],
  [
    'a call without a result before the user speaks',
    say(user, { role: 'assistant', tool_calls: [call] }, user),
    /without `tool_result` blocks immediately after: call_x/,
  ],
  [
    'a call without a result at the end',
    say(user, { role: 'assistant', tool_calls: [call] }),
    /without `tool_result`/,
  ],
  [
    'the same call id twice',
    say(user, { role: 'assistant', tool_calls: [call, call] }, result),
    /ids must be unique/,
  ],
  [
    'arguments that are no JSON',
    say(
      user,
      { role: 'assistant', tool_calls: [{ ...call, function: { name: 'get_weather', arguments: '' } }] },
      result,
    ),
    /not valid JSON/,
  ],
  [
    'an assistant that says nothing',
    say(user, { role: 'assistant', content: null }, user),
    /content or tool_calls/,
  ],
  ['tools of one name', ask(model, 'Hi', { tools: [weatherTool, weatherTool] }), /must be unique/],
  ['a choice without tools', ask(model, 'Hi', { tool_choice: 'auto' }), /only allowed when 'tools'/],
  [
    'a forced tool that is not there',
    ask(model, 'Hi', {
      tools: [timeTool],
      tool_choice: { type: 'function', function: { name: 'get_weather' } },
    }),
    /'get_weather' not found/,
  ],
];

it.each(senseless)('refuses as senseless: %s', async (_name, body, complaint) => {
  const { status, json } = await postChat(emulator, body);
  expect(status).toBe(400);
  expect(json['error']).toMatchObject({ code: 400 });
  expect(readComplaint(json)).toMatch(complaint);
});

it('gives an upstream complaint as OpenRouter does', async () => {
  const { json } = await postChat(emulator, say(user, result));
  expect(json).toMatchObject({
    error: { code: 400, message: 'Provider returned error', metadata: { provider_name: 'OpenAI' } },
    user_id: expect.any(String),
  });
});

it('refuses a body that is not declared as JSON', async () => {
  const headers = { authorization: `Key ${emulator.key}`, 'content-type': 'text/plain' };
  const response = await fetchRoute(emulator, '/chat/completions', ask(model, 'Hi'), { headers });
  expect(response.status).toBe(422);
});

it.each([
  ['tokens as input', { model, input: [[1, 2]] }, ['input', 0]],
  ['base64', { model, input: 'Hi', encoding_format: 'base64' }, ['encoding_format']],
  ['no input', { model }, ['input']],
])('refuses to embed %s', async (_name, body, path) => {
  const response = await fetchRoute(emulator, '/embeddings', body);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ detail: [{ loc: ['body', ...path] }] });
});

it('keeps a queued answer for the next good request', async () => {
  emulator.answer({ json: { queued: true } });
  expect((await postChat(emulator, { model })).status).toBe(422);
  expect((await postChat(emulator, ask(model, 'Hi'))).json).toEqual({ queued: true });
});

it('refuses none of this when it is not strict', async () => {
  const lenient = await startEmulator({ strict: false });
  const bodies = [...malformed.slice(1).map(([, body]) => body), ...senseless.map(([, body]) => body)];
  for (const body of bodies) expect((await postChat(lenient, body)).status).toBe(200);
  await lenient.close();
});
