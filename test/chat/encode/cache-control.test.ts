import type { LanguageModelV4CallOptions, SharedV4ProviderOptions } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { encode, encodeMessages, type JsonObject } from './capture.js';
import { turnOf, type PromptMessage } from './raise-content.js';

const cached = { cacheControl: { type: 'ephemeral' } };
const wish: SharedV4ProviderOptions = { falOpenRouter: cached };
const hourWish: SharedV4ProviderOptions = {
  falOpenRouter: { cacheControl: { type: 'ephemeral', ttl: '1h' } },
};
const mark = { cache_control: { type: 'ephemeral' } };

const output = { type: 'text', value: 'Sunny' } as const;
const result = { type: 'tool-result', toolCallId: 'call-1', toolName: 'find', output } as const;
const call = { type: 'tool-call', toolCallId: 'call-1', toolName: 'find', input: {} } as const;
const wireCall = { id: 'call-1', type: 'function', function: { name: 'find', arguments: '{}' } };
const image = { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'iVBORw0KGgo=' } } as const;
const wireImage = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };
const one = { type: 'text', text: 'One' } as const;
const two = { type: 'text', text: 'Two' } as const;

describe('a breakpoint belongs on a content block', () => {
  it.each<[string, PromptMessage, unknown]>([
    ['of a system message', { role: 'system', content: 'One', providerOptions: wish }, [{ ...one, ...mark }]],
    [
      'of a user message of one text',
      { role: 'user', content: [one], providerOptions: wish },
      [{ ...one, ...mark }],
    ],
    [
      'of the last text of a user message',
      { role: 'user', content: [one, two, image], providerOptions: wish },
      [one, { ...two, ...mark }, wireImage],
    ],
    [
      'of the last part of a user message without text',
      { role: 'user', content: [image], providerOptions: wish },
      [{ ...wireImage, ...mark }],
    ],
    [
      'of a user part',
      { role: 'user', content: [{ ...one, providerOptions: wish }, two] },
      [{ ...one, ...mark }, two],
    ],
    [
      'of the only user part',
      { role: 'user', content: [{ ...one, providerOptions: wish }] },
      [{ ...one, ...mark }],
    ],
    [
      'of an image',
      { role: 'user', content: [{ ...image, providerOptions: wish }, one] },
      [{ ...wireImage, ...mark }, one],
    ],
    [
      'of a part and of its message',
      { role: 'user', content: [{ ...one, providerOptions: wish }, two], providerOptions: wish },
      [
        { ...one, ...mark },
        { ...two, ...mark },
      ],
    ],
    [
      'of a last part as the part wants it, whatever its message wants',
      { role: 'user', content: [one, { ...two, providerOptions: hourWish }], providerOptions: wish },
      [one, { ...two, cache_control: { type: 'ephemeral', ttl: '1h' } }],
    ],
    ['of an assistant message', { ...turnOf(one, two), providerOptions: wish }, [one, { ...two, ...mark }]],
    ['of an assistant part', turnOf({ ...one, providerOptions: wish }, two), [{ ...one, ...mark }, two]],
    [
      'of the text before a call that has the wish',
      turnOf(one, { ...call, providerOptions: wish }),
      [{ ...one, ...mark }],
    ],
    [
      'of a tool message',
      { role: 'tool', content: [result], providerOptions: wish },
      [{ type: 'text', text: 'Sunny', ...mark }],
    ],
    [
      'of a tool result',
      { role: 'tool', content: [{ ...result, providerOptions: wish }] },
      [{ type: 'text', text: 'Sunny', ...mark }],
    ],
    [
      'of the output of a tool',
      { role: 'tool', content: [{ ...result, output: { ...output, providerOptions: wish } }] },
      [{ type: 'text', text: 'Sunny', ...mark }],
    ],
    [
      'of a part of the output of a tool',
      {
        role: 'tool',
        content: [
          { ...result, output: { type: 'content', value: [{ ...one, providerOptions: wish }, image] } },
        ],
      },
      [{ ...one, ...mark }, wireImage],
    ],
    [
      'of the last text of the output of a tool',
      {
        role: 'tool',
        content: [{ ...result, output: { type: 'content', value: [one, image] } }],
        providerOptions: wish,
      },
      [{ ...one, ...mark }, wireImage],
    ],
  ])('%s', async (_name, message, content) => {
    const { messages, warnings } = await encodeMessages([message]);
    expect(messages[0]?.['content']).toEqual(content);
    expect(messages[0]).not.toHaveProperty('cache_control');
    expect(warnings).toEqual([]);
  });

  it('of the last result where a tool message has several', async () => {
    const { messages } = await encodeMessages([
      { role: 'tool', content: [result, { ...result, toolCallId: 'call-2' }], providerOptions: wish },
    ]);
    expect(messages.map(message => message['content'])).toEqual([
      'Sunny',
      [{ type: 'text', text: 'Sunny', ...mark }],
    ]);
  });

  it.each<[string, SharedV4ProviderOptions, object]>([
    ['under anthropic', { anthropic: cached }, { type: 'ephemeral' }],
    [
      'under anthropic in snake_case',
      { anthropic: { cache_control: { type: 'ephemeral' } } },
      { type: 'ephemeral' },
    ],
    ['under the other spelling of our key', { 'fal-openrouter': cached }, { type: 'ephemeral' }],
    ['in snake_case', { falOpenRouter: { cache_control: { type: 'ephemeral' } } }, { type: 'ephemeral' }],
    [
      'with a ttl',
      { falOpenRouter: { cacheControl: { type: 'ephemeral', ttl: '1h' } } },
      { type: 'ephemeral', ttl: '1h' },
    ],
    [
      'ours over that of anthropic',
      { falOpenRouter: { cacheControl: { type: 'ephemeral', ttl: '1h' } }, anthropic: cached },
      { type: 'ephemeral', ttl: '1h' },
    ],
  ])('%s', async (_name, providerOptions, cacheControl) => {
    const block = [{ ...one, cache_control: cacheControl }];
    const { messages } = await encodeMessages([
      { role: 'system', content: 'One', providerOptions },
      { role: 'user', content: [one], providerOptions },
      turnOf({ ...one, providerOptions }),
    ]);
    expect(messages.map(message => message['content'])).toEqual([block, block, block]);
  });

  it.each([
    ['anthropic', true],
    ['anthropic', 'ephemeral'],
    ['falOpenRouter', null],
  ])('is nothing when under %s it says %j', async (key, cacheControl) => {
    const providerOptions = { [key]: { cacheControl } };
    const { messages } = await encodeMessages([{ role: 'system', content: 'One', providerOptions }]);
    expect(messages).toEqual([{ role: 'system', content: 'One' }]);
  });
});

describe('where there is no block', () => {
  const noBlock = {
    type: 'unsupported',
    feature: 'cacheControl',
    details: 'A message without content has no block that a cache breakpoint could be set on.',
  };

  it.each<[string, PromptMessage, unknown]>([
    ['a turn of calls', { ...turnOf(call), providerOptions: wish }, null],
    ['a call', turnOf({ ...call, providerOptions: wish }), null],
    ['an empty text', turnOf({ type: 'text', text: '', providerOptions: wish }, call), null],
    ['an empty system message', { role: 'system', content: '', providerOptions: wish }, ''],
    ['an empty user message', { role: 'user', content: [], providerOptions: wish }, ''],
    [
      'an empty result',
      { role: 'tool', content: [{ ...result, output: { type: 'text', value: '' } }], providerOptions: wish },
      '',
    ],
  ])('a warning says so: %s', async (_name, message, content) => {
    const { messages, warnings } = await encodeMessages([message]);
    expect(messages[0]?.['content']).toEqual(content);
    expect(warnings).toEqual([noBlock]);
  });

  it('the text before an empty one has it', async () => {
    const { messages } = await encodeMessages([
      { ...turnOf(one, { type: 'text', text: '' }), providerOptions: wish },
    ]);
    expect(messages).toEqual([{ role: 'assistant', content: [{ ...one, ...mark }] }]);
  });
});

const tool = (name: string, providerOptions?: SharedV4ProviderOptions) => ({
  type: 'function' as const,
  name,
  inputSchema: { type: 'object' as const },
  ...(providerOptions !== undefined && { providerOptions }),
});

function countMarks(body: JsonObject): number {
  return JSON.stringify(body).split('"cache_control"').length - 1;
}

describe('tools and the whole request', () => {
  it.each<[string, SharedV4ProviderOptions]>([
    ['ours', wish],
    ['of anthropic', { anthropic: cached }],
  ])('a tool definition carries its own: %s', async (_name, providerOptions) => {
    const { body } = await encode({ call: { tools: [tool('a'), tool('b', providerOptions)] } });
    const [first, second] = body['tools'] as JsonObject[];
    expect(first).not.toHaveProperty('cache_control');
    expect(second).toMatchObject({ type: 'function', function: { name: 'b' }, ...mark });
  });

  it.each<[string, SharedV4ProviderOptions]>([
    ['ours', wish],
    ['the other spelling', { 'fal-openrouter': cached }],
    ['in snake_case', { falOpenRouter: { cache_control: { type: 'ephemeral' } } }],
    ['of anthropic', { anthropic: cached }],
  ])('the whole request is cached: %s', async (_name, providerOptions) => {
    const { body, warnings } = await encode({ call: { providerOptions } });
    expect(body).toMatchObject(mark);
    expect(warnings).toEqual([]);
  });

  it('the call beats the model, also under anthropic', async () => {
    const { body } = await encode({
      modelOptions: { cacheControl: { type: 'ephemeral', ttl: '1h' } },
      call: { providerOptions: { anthropic: cached } },
    });
    expect(body['cache_control']).toEqual({ type: 'ephemeral' });
  });

  it('ours beats that of anthropic', async () => {
    const { body } = await encode({
      call: {
        providerOptions: {
          falOpenRouter: { cacheControl: { type: 'ephemeral', ttl: '1h' } },
          anthropic: cached,
        },
      },
    });
    expect(body['cache_control']).toEqual({ type: 'ephemeral', ttl: '1h' });
  });
});

describe('at most four', () => {
  const tooMany = {
    type: 'unsupported',
    feature: 'cacheControl',
    details:
      'A request may have 4 cache breakpoints, a top-level one included; those after the fourth were left out.',
  };
  const cachedText = (text: string) => ({ type: 'text', text, providerOptions: wish }) as const;
  const texts = ['1', '2', '3', '4', '5', '6'].map(cachedText);
  const toolResult: PromptMessage = {
    role: 'tool',
    content: [{ ...result, output: { type: 'content', value: texts } }],
  };

  it.each<[string, Partial<LanguageModelV4CallOptions>, number, boolean]>([
    ['four', { prompt: [{ role: 'user', content: texts.slice(0, 4) }] }, 4, false],
    ['five', { prompt: [{ role: 'user', content: texts.slice(0, 5) }] }, 4, true],
    [
      'six over several messages',
      { prompt: [{ role: 'system', content: 'A', providerOptions: wish }, turnOf(...texts)] },
      4,
      true,
    ],
    ['six in a tool result', { prompt: [toolResult] }, 4, true],
    [
      'three and the whole request',
      { prompt: [{ role: 'user', content: texts.slice(0, 3) }], providerOptions: wish },
      4,
      false,
    ],
    [
      'four and the whole request',
      { prompt: [{ role: 'user', content: texts.slice(0, 4) }], providerOptions: wish },
      4,
      true,
    ],
  ])('%s', async (_name, options, count, isTooMany) => {
    const { body, warnings } = await encode({ call: options });
    expect(countMarks(body)).toBe(count);
    expect(warnings).toEqual(isTooMany ? [tooMany] : []);
  });

  it('the first ones stay, tools before messages, as upstreams read them', async () => {
    const { body } = await encode({
      call: {
        tools: [tool('a', wish), tool('b', wish), tool('c', wish)],
        prompt: [
          { role: 'system', content: 'One', providerOptions: wish },
          { role: 'user', content: [cachedText('Two')] },
        ],
      },
    });
    expect(body['messages']).toEqual([
      { role: 'system', content: [{ ...one, ...mark }] },
      { role: 'user', content: 'Two' },
    ]);
    expect(countMarks({ tools: body['tools'] })).toBe(3);
  });
});

it('a turn keeps its calls beside its cached text', async () => {
  const { messages } = await encodeMessages([{ ...turnOf(one, call), providerOptions: wish }]);
  expect(messages).toEqual([{ role: 'assistant', content: [{ ...one, ...mark }], tool_calls: [wireCall] }]);
});
