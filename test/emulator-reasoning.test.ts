import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from './emulator/index.js';
import type { Emulator } from './emulator/index.js';
import { listObjects } from './emulator/json.js';
import {
  ask,
  joinField,
  postChat,
  readComplaint,
  readDeltas,
  readMessage,
  streamChat,
  weatherTool,
} from './emulator/test-client.js';
import type { JsonObject } from './emulator/types.js';

const withTool = { tools: [weatherTool], reasoning: { effort: 'low' } };

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

describe('the forms of reasoning', () => {
  const visible: [string, JsonObject][] = [
    ['anthropic/claude-sonnet-4.5', { type: 'reasoning.text', format: 'anthropic-claude-v1', index: 0 }],
    ['google/gemini-2.5-flash', { type: 'reasoning.text', format: 'google-gemini-v1', index: 0 }],
    ['openai/gpt-5', { type: 'reasoning.summary', format: 'openai-responses-v1', index: 0 }],
    ['x-ai/grok-4', { type: 'reasoning.summary', format: 'xai-responses-v1', index: 0 }],
    ['qwen/qwen3-32b', { type: 'reasoning.text', format: 'unknown', index: 0 }],
  ];

  it.each(visible)('%s', async (model, expected) => {
    const deltas = readDeltas(await streamChat(emulator, ask(model, 'Weather in Oslo?', withTool)));
    const thinking = deltas.filter(delta => typeof delta['reasoning'] === 'string');
    expect(thinking.length).toBeGreaterThan(2);
    for (const delta of thinking) {
      const [detail] = listObjects(delta['reasoning_details']);
      expect(detail).toMatchObject(expected);
      expect(detail?.['text'] ?? detail?.['summary']).toBe(delta['reasoning']);
      expect(detail).not.toHaveProperty('signature');
    }
    const { json } = await postChat(emulator, ask(model, 'Weather in Oslo?', withTool));
    const message = readMessage(json);
    expect(message['reasoning']).toBe(joinField(deltas, 'reasoning'));
    expect(message['reasoning']).toMatch(/^Step 1: the user wants “Weather in Oslo\?”/);
    expect(json['usage']).toMatchObject({
      completion_tokens_details: { reasoning_tokens: expect.any(Number) },
    });
  });

  it('Claude: the signature comes alone, behind its text', async () => {
    const body = ask('anthropic/claude-sonnet-4.5', 'Oslo?', withTool);
    const details = readDeltas(await streamChat(emulator, body)).flatMap(delta =>
      listObjects(delta['reasoning_details']),
    );
    expect(details.at(-1)).toEqual({
      type: 'reasoning.text',
      signature: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
      format: 'anthropic-claude-v1',
      index: 0,
    });
  });

  it('Claude: two calls come with two signed blocks', async () => {
    const body = ask('anthropic/claude-sonnet-4.5', 'Oslo and Rome? emulate:two-tools', withTool);
    const [first, second, ...rest] = listObjects(
      readMessage((await postChat(emulator, body)).json)['reasoning_details'],
    );
    expect([first?.['index'], second?.['index'], rest.length]).toEqual([0, 1, 0]);
    expect(first?.['signature']).not.toBe(second?.['signature']);
  });

  it.each([
    ['openai/gpt-5', /^rs_/, true],
    ['x-ai/grok-4', /^rs_/, true],
    ['google/gemini-2.5-flash', /^\w+$/, false],
  ])('%s: encrypted data closes the reasoning', async (model, id, isShared) => {
    const message = readMessage((await postChat(emulator, ask(model, 'Oslo?', withTool))).json);
    const [shown, encrypted, ...rest] = listObjects(message['reasoning_details']);
    expect(rest).toEqual([]);
    expect(encrypted).toMatchObject({ type: 'reasoning.encrypted', id: expect.stringMatching(id) });
    expect(shown?.['id']).toBe(isShared ? encrypted?.['id'] : undefined);
  });

  it('DeepSeek: plain text and an empty list', async () => {
    const body = ask('deepseek/deepseek-r1', 'Oslo?');
    const message = readMessage((await postChat(emulator, body)).json);
    expect(message).toMatchObject({ reasoning: expect.stringContaining('Step 1'), reasoning_details: [] });
  });
});

describe('whether it reasons', () => {
  const cases: [string, string, JsonObject, boolean][] = [
    ['not by itself', 'anthropic/claude-sonnet-4.5', {}, false],
    ['Claude with tools does', 'anthropic/claude-sonnet-4.5', { tools: [weatherTool] }, true],
    ['Gemini 2.5 Flash does', 'google/gemini-2.5-flash', {}, true],
    ['unless it is told not to', 'google/gemini-2.5-flash', { reasoning: { effort: 'none' } }, false],
    ['nor shown when excluded', 'google/gemini-2.5-flash', { reasoning: { exclude: true } }, false],
    ['a mandatory model does', 'openai/gpt-5', {}, true],
    ['when asked by effort', 'openai/o3', { reasoning_effort: 'low' }, true],
    ['a model that can not, never', 'openai/gpt-4.1', { reasoning: { effort: 'high' } }, false],
  ];

  it.each(cases)('%s: %s', async (_name, model, more, reasons) => {
    const message = readMessage((await postChat(emulator, ask(model, 'Hello', more))).json);
    expect(typeof message['reasoning'] === 'string').toBe(reasons);
    expect('reasoning_details' in message).toBe(reasons);
  });
});

describe('reasoning in history', () => {
  type Details = JsonObject[] | undefined;
  type Edit = (details: JsonObject[]) => Details;

  const keep: Edit = details => details.filter(detail => !isUnsignedGemini(detail));
  const drop: Edit = () => undefined;
  const change =
    (field: string, value: unknown): Edit =>
    details =>
      keep(details)?.map(detail => (field in detail ? { ...detail, [field]: value } : detail));
  const flip =
    (field: string): Edit =>
    details =>
      keep(details)?.map(detail =>
        typeof detail[field] === 'string'
          ? { ...detail, [field]: `${detail[field].slice(0, -4)}AAA=` }
          : detail,
      );
  const double: Edit = details => [...(keep(details) ?? []), ...(keep(details) ?? [])];
  const empty: Edit = () => [];

  const claude = 'anthropic/claude-sonnet-4.5';
  const gemini = 'google/gemini-2.5-flash';
  const refused: [string, string, Edit, RegExp][] = [
    [
      claude,
      'missing',
      drop,
      /^messages\.1\.content\.0\.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`\./,
    ],
    [claude, 'emptied', empty, /Expected `thinking`/],
    [
      claude,
      'text changed',
      change('text', 'I thought of nothing.'),
      /Invalid `signature` in `thinking` block/,
    ],
    [claude, 'signature changed', flip('signature'), /Invalid `signature` in `thinking` block/],
    [
      claude,
      'signature invented',
      change('signature', 'c2lnbmVk'),
      /Invalid `signature` in `thinking` block/,
    ],
    [
      claude,
      'signature lost',
      change('signature', undefined),
      /^messages\.1\.content\.0\.thinking\.signature: Field/,
    ],
    [claude, 'doubled', double, /blocks in the latest assistant message cannot be modified/],
    [gemini, 'missing', drop, /missing a thought_signature/],
    [gemini, 'data changed', flip('data'), /^Corrupted thought signature\.$/],
    [gemini, 'id changed', change('id', 'other'), /^Corrupted thought signature\.$/],
    [gemini, 'unsigned text kept', details => details, /^Corrupted thought signature\.$/],
    [gemini, 'doubled', double, /^Duplicate item found/],
    [
      'openai/gpt-5',
      'missing',
      drop,
      /^Item 'fc_\w+' of type 'function_call' .* 'reasoning' item: 'rs_\w+'\.$/,
    ],
    ['openai/gpt-5', 'doubled', double, /^Duplicate item found with id rs_\w+\. Remove duplicate items/],
    ['openai/gpt-5', 'data changed', flip('data'), /could not be verified/],
    ['openai/gpt-5', 'summary changed', change('summary', 'Nothing.'), /could not be verified/],
    ['x-ai/grok-4', 'missing', drop, /without its required 'reasoning' item/],
    ['deepseek/deepseek-r1', 'missing', drop, /^Missing reasoning_content field in the assistant message$/],
    ['qwen/qwen3-32b', 'text changed', change('text', 'Nothing.'), /not the reasoning that was sent/],
  ];

  it.each(refused)('%s refuses it: %s', async (model, _name, edit, complaint) => {
    const { status, json } = await postChat(emulator, await continueLoop(model, edit));
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { message: 'Provider returned error' } });
    expect(readComplaint(json)).toMatch(complaint);
  });

  const models = [claude, gemini, 'openai/gpt-5', 'x-ai/grok-4', 'deepseek/deepseek-r1', 'qwen/qwen3-32b'];

  it.each(models)('%s takes it unchanged and goes on', async model => {
    const { status, json } = await postChat(emulator, await continueLoop(model, keep));
    expect({ status, error: json['error'] }).toEqual({ status: 200, error: undefined });
    expect(readMessage(json)['content']).toContain('said: Rain.');
  });

  it.each(models)('%s lets earlier turns omit it', async model => {
    const body = await continueLoop(model, drop);
    const messages = [...listObjects(body['messages']), { role: 'assistant', content: 'Rain.' }];
    messages.push({ role: 'user', content: 'Thanks' });
    expect((await postChat(emulator, { ...body, messages })).status).toBe(200);
  });

  it('Claude refuses a changed signature in an earlier turn', async () => {
    const body = await continueLoop(claude, flip('signature'));
    const messages = [...listObjects(body['messages']), { role: 'assistant', content: 'Rain.' }];
    messages.push({ role: 'user', content: 'Thanks' });
    expect(readComplaint((await postChat(emulator, { ...body, messages })).json)).toMatch(
      /Invalid `signature`/,
    );
  });

  it('OpenAI refuses an item that comes back in a later turn as well', async () => {
    const body = await continueLoop('openai/gpt-5', keep);
    const messages = listObjects(body['messages']);
    messages.push({
      role: 'assistant',
      content: 'Rain.',
      reasoning_details: messages[1]?.['reasoning_details'],
    });
    messages.push({ role: 'user', content: 'Thanks' });
    expect(readComplaint((await postChat(emulator, { ...body, messages })).json)).toMatch(/^Duplicate item/);
  });

  it('Gemini takes a call id that comes again with a signature of its own, and not with the same', async () => {
    const askAgain = async (...signatures: string[]) => {
      const turns = signatures.map(data => ({
        role: 'assistant',
        content: 'Rain.',
        reasoning_details: [
          { type: 'reasoning.encrypted', data, id: 'tool_0_weather', format: 'google-gemini-v1' },
        ],
      }));
      const question = { role: 'user', content: 'And?' };
      return postChat(emulator, { model: gemini, messages: [question, ...turns, question] });
    };
    expect((await askAgain('made-up', 'another')).status).toBe(200);
    expect(readComplaint((await askAgain('made-up', 'made-up')).json)).toMatch(/^Duplicate item/);
  });

  it('counts Claude’s messages without the system message', async () => {
    const body = await continueLoop(claude, drop);
    const messages = [{ role: 'system', content: 'Be brief.' }, ...listObjects(body['messages'])];
    expect(readComplaint((await postChat(emulator, { ...body, messages })).json)).toMatch(/^messages\.1\./);
  });

  it('lets details through that it never issued, if they are signed', async () => {
    const details = [
      { type: 'reasoning.text', text: 'Hm.', signature: 'made-up', format: 'anthropic-claude-v1' },
    ];
    const assistant = { role: 'assistant', content: 'Hi', reasoning_details: details };
    const messages = [{ role: 'user', content: 'Hi' }, assistant, { role: 'user', content: 'And?' }];
    expect((await postChat(emulator, { model: claude, messages })).status).toBe(200);
  });

  it('wants fresh reasoning back in each step of a longer loop', async () => {
    const body = ask(claude, 'Weather in Oslo, in 3 steps', withTool);
    let messages = listObjects(body['messages']);
    const thoughts: unknown[] = [];
    for (let step = 1; step <= 3; step += 1) {
      const message = readMessage((await postChat(emulator, { ...body, messages })).json);
      thoughts.push(message['reasoning']);
      messages = [...messages, ...takeTurn(message, keep)];
    }
    expect(new Set(thoughts).size).toBe(3);
    const last = readMessage((await postChat(emulator, { ...body, messages })).json);
    expect(last['content']).toContain('The tool said: Rain.');

    const first = messages.find(message => message['role'] === 'assistant');
    delete first?.['reasoning_details'];
    expect(readComplaint((await postChat(emulator, { ...body, messages })).json)).toMatch(
      /Expected `thinking`/,
    );
  });

  /** The second request of a tool loop, with the details of the first answer edited. */
  async function continueLoop(model: string, edit: Edit): Promise<JsonObject> {
    const body = ask(model, 'Weather in Oslo?', withTool);
    const message = readMessage((await postChat(emulator, body)).json);
    return { ...body, messages: [...listObjects(body['messages']), ...takeTurn(message, edit)] };
  }

  function takeTurn(message: JsonObject, edit: Edit): JsonObject[] {
    const calls = listObjects(message['tool_calls']);
    expect(calls).toHaveLength(1);
    const details = edit(listObjects(message['reasoning_details']));
    const assistant = {
      role: 'assistant',
      content: null,
      tool_calls: calls,
      ...(details && { reasoning_details: details }),
    };
    return [assistant, { role: 'tool', tool_call_id: calls[0]?.['id'], content: 'Rain.' }];
  }
});

function isUnsignedGemini(detail: JsonObject): boolean {
  return detail['format'] === 'google-gemini-v1' && detail['type'] === 'reasoning.text';
}
