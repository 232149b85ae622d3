import { describe, expect, it } from 'vitest';
import {
  answerOf,
  chunkOf,
  endWith,
  generate,
  playStream,
  playWhole,
  respondWithJson,
  respondWithStream,
  stream,
  toEvents,
} from '../play-answer.js';

const HEAD = { id: 'gen-1', model: 'openai/gpt-4.1', created: 1_700_000_000 };
const USAGE = {
  prompt_tokens: 100,
  completion_tokens: 50,
  total_tokens: 150,
  cost: 0.00125,
  is_byok: false,
  cost_details: { upstream_inference_cost: null, upstream_inference_prompt_cost: 0.001 },
  prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 30, audio_tokens: 0, video_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 20, image_tokens: 0 },
};

describe('usage', () => {
  const rows = [
    {
      name: 'all classes',
      usage: USAGE,
      inputTokens: { total: 100, noCache: 10, cacheRead: 60, cacheWrite: 30 },
      outputTokens: { total: 50, text: 30, reasoning: 20 },
    },
    {
      name: 'no details',
      usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
      inputTokens: { total: 7, noCache: 7 },
      outputTokens: { total: 3, text: 3 },
    },
    {
      name: 'details that are null',
      usage: {
        prompt_tokens: 7,
        completion_tokens: 3,
        prompt_tokens_details: null,
        completion_tokens_details: null,
        cost: null,
      },
      inputTokens: { total: 7, noCache: 7 },
      outputTokens: { total: 3, text: 3 },
    },
    {
      name: 'counts that are null, texts and objects',
      usage: { prompt_tokens: null, completion_tokens: '3', prompt_tokens_details: { cached_tokens: {} } },
      inputTokens: {},
      outputTokens: {},
    },
    {
      name: 'more reasoning than output',
      usage: {
        prompt_tokens: 1,
        completion_tokens: 3,
        prompt_tokens_details: { cached_tokens: 5 },
        completion_tokens_details: { reasoning_tokens: 9 },
      },
      inputTokens: { total: 1, noCache: 0, cacheRead: 5 },
      outputTokens: { total: 3, text: 0, reasoning: 9 },
    },
  ];

  it.each(rows)('$name', async ({ usage, inputTokens, outputTokens }) => {
    const expected = { inputTokens, outputTokens, raw: usage };
    const whole = await playWhole(respondWithJson(answerOf({ content: 'Hi' }, {}, { usage })));
    const wire = toEvents(chunkOf({ content: 'Hi' }), ...endWith('stop').slice(0, 1), { usage, choices: [] });
    const streamed = await playStream(respondWithStream(wire));
    expect(whole.usage).toEqual(expected);
    expect(streamed.usage).toEqual(expected);
  });

  it.each([
    { name: 'missing', usage: undefined },
    { name: 'null', usage: null },
    { name: 'an empty object', usage: {} },
    { name: 'a list', usage: [1] },
    { name: 'a number', usage: 5 },
  ])('$name: nothing is known', async ({ usage }) => {
    const nothing = {
      inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: undefined, text: undefined, reasoning: undefined },
    };
    const whole = await playWhole(respondWithJson(answerOf({ content: 'Hi' }, {}, { usage })));
    const streamed = await playStream(
      respondWithStream(toEvents({ ...chunkOf({ content: 'Hi' }), usage }, ...endWith('stop'))),
    );
    expect(whole.usage).toStrictEqual(nothing);
    expect(streamed.usage).toStrictEqual(nothing);
    expect(whole.metadata).toEqual({});
    expect(streamed.metadata).toEqual({});
  });

  it('nested deeper than a stack reaches costs the answer nothing', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const usage = `{"prompt_tokens":7,"cost_details":${deep}}`;
    const choice = '{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}';
    const answer = `{"choices":[${choice}],"usage":${usage}}`;
    const whole = await playWhole(respondWithJson(answer));
    const streamed = await playStream(respondWithStream(toEvents(answer, '[DONE]')));
    for (const { content, finishReason, usage: counted } of [whole, streamed]) {
      expect(content).toMatchObject([{ type: 'text', text: 'Hi' }]);
      expect(finishReason).toEqual({ unified: 'stop', raw: 'stop' });
      expect(counted.inputTokens.total).toBe(7);
    }
  });

  it('the last one wins, wherever it stands, and null does not count', async () => {
    const wire = toEvents(
      { ...chunkOf({ content: 'Hi' }), usage: { prompt_tokens: 1 } },
      { ...chunkOf({}, { finish_reason: 'stop' }), usage: { prompt_tokens: 2 } },
      { usage: { prompt_tokens: 3 }, choices: null },
      { usage: null },
      '[DONE]',
    );
    const { usage } = await playStream(respondWithStream(wire));
    expect(usage.inputTokens.total).toBe(3);
  });
});

describe('provider metadata', () => {
  const details = [{ type: 'reasoning.text', text: 'Hm', signature: 's' }];
  const file = { type: 'file', file: { hash: 'h', name: 'a.pdf', content: [] } };
  const logprobs = {
    content: [{ token: 'Hi', logprob: -0.1, bytes: null, top_logprobs: [] }],
    refusal: null,
  };
  const envelope = { provider: 'OpenAI', service_tier: 'default', system_fingerprint: 'fp_1', usage: USAGE };
  const message = { content: 'Hi', reasoning_details: details, annotations: [file] };
  const choice = { native_finish_reason: 'completed', logprobs };
  const headers = { 'x-fal-request-id': 'request-1' };
  const expected = {
    provider: 'OpenAI',
    requestId: 'request-1',
    nativeFinishReason: 'completed',
    serviceTier: 'default',
    systemFingerprint: 'fp_1',
    usage: {
      promptTokens: 100,
      completionTokens: 50,
      totalTokens: 150,
      cost: 0.00125,
      isByok: false,
      costDetails: { upstreamInferencePromptCost: 0.001 },
      promptTokensDetails: { cachedTokens: 60, cacheWriteTokens: 30, audioTokens: 0, videoTokens: 0 },
      completionTokensDetails: { reasoningTokens: 20, imageTokens: 0 },
    },
    reasoningDetails: details,
    annotations: [file],
    logprobs: { content: logprobs.content },
  };

  it('has all keys of the contract', async () => {
    const whole = await playWhole(respondWithJson(answerOf(message, choice, envelope), { headers }));
    const wire = toEvents(
      { ...envelope, ...chunkOf(message, { ...choice, finish_reason: 'stop' }) },
      '[DONE]',
    );
    const streamed = await playStream(respondWithStream(wire, { headers }));
    expect(whole.metadata).toStrictEqual(expected);
    expect(streamed.metadata).toStrictEqual(expected);
  });

  it.each([
    { name: 'missing', envelope: {}, choice: {}, message: {} },
    {
      name: 'null',
      envelope: { provider: null, service_tier: null, system_fingerprint: null, usage: null },
      choice: { native_finish_reason: null, logprobs: null },
      message: { reasoning_details: null, annotations: null },
    },
    {
      name: 'empty',
      envelope: { provider: '', service_tier: '', system_fingerprint: '', usage: {} },
      choice: { native_finish_reason: '', logprobs: {} },
      message: { annotations: [] },
    },
    {
      name: 'of a wrong type',
      envelope: { provider: 1, service_tier: {}, system_fingerprint: [], usage: 'x' },
      choice: { native_finish_reason: true, logprobs: [] },
      message: { reasoning_details: {}, annotations: 'x' },
    },
  ])('has no key for what is $name', async row => {
    const said = { content: 'Hi', ...row.message };
    const whole = await playWhole(respondWithJson(answerOf(said, row.choice, row.envelope)));
    const wire = toEvents({ ...row.envelope, ...chunkOf(said, row.choice) }, ...endWith('stop'));
    const streamed = await playStream(respondWithStream(wire));
    expect(whole.metadata).toStrictEqual({});
    expect(streamed.metadata).toStrictEqual({});
  });

  it('joins the log probabilities of chunks', async () => {
    const token = (name: string) => ({ token: name, logprob: -1 });
    const wire = toEvents(
      chunkOf({ content: 'a' }, { logprobs: { content: [token('a')], refusal: null } }),
      chunkOf({ content: 'b' }, { logprobs: null }),
      chunkOf({ content: 'c' }, { logprobs: { content: [token('b'), token('c')] } }),
      ...endWith('stop'),
    );
    const { metadata } = await playStream(respondWithStream(wire));
    expect(metadata['logprobs']).toEqual({ content: [token('a'), token('b'), token('c')] });
  });

  it.each(['{"polluted":1}', '[1]'])('log probabilities named __proto__ change nothing: %s', async value => {
    const chunk = `{"choices":[{"delta":{"content":"Hi"},"logprobs":{"__proto__":${value},"content":[1]}}]}`;
    const { metadata } = await playStream(respondWithStream(toEvents(chunk, chunk, ...endWith('stop'))));
    expect(metadata).toStrictEqual({ logprobs: { content: [1, 1] } });
    expect(Object.getPrototypeOf(metadata['logprobs'])).toBe(Object.prototype);
  });

  it('a key named __proto__ changes nothing', async () => {
    const wire =
      'data: {"choices":[{"delta":{"content":"Hi","__proto__":{"polluted":1}},"logprobs":{"__proto__":{"polluted":1}}}],' +
      '"usage":{"prompt_tokens":1,"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}\n\ndata: [DONE]\n\n';
    const { metadata } = await playStream(respondWithStream(wire));
    expect(metadata).toStrictEqual({ usage: { promptTokens: 1 } });
    expect(Object.getPrototypeOf(metadata['usage'])).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('response metadata', () => {
  const known = { id: 'gen-1', modelId: 'openai/gpt-4.1', timestamp: new Date(1_700_000_000_000) };

  it('comes with the result', async () => {
    const { response } = await generate(respondWithJson(answerOf({ content: 'Hi' }, {}, HEAD)));
    expect(response).toMatchObject(known);
  });

  it.each([
    { name: 'the first chunk', chunks: [HEAD], parts: [known] },
    {
      name: 'the chunk behind a placeholder',
      chunks: [{ id: '', model: '', created: 1_600_000_000, choices: [] }, HEAD],
      parts: [known],
    },
    { name: 'each chunk again', chunks: [HEAD, HEAD], parts: [known] },
    {
      name: 'several chunks, fact by fact',
      chunks: [{ id: 'gen-1' }, { model: 'openai/gpt-4.1' }, { created: 1_700_000_000 }],
      parts: [{ id: known.id }, { modelId: known.modelId }, { timestamp: known.timestamp }],
    },
    {
      name: 'a chunk with the time 0',
      chunks: [{ ...HEAD, created: 0 }],
      parts: [{ id: known.id, modelId: known.modelId }],
    },
    {
      name: 'chunks with a time that is none',
      chunks: [
        { id: 'gen-1', created: 1e300 },
        { model: 'openai/gpt-4.1', created: '1' },
      ],
      parts: [{ id: known.id }, { modelId: known.modelId }],
    },
    { name: 'no chunk', chunks: [{ id: null, model: 5 }], parts: [] },
  ])('comes with $name', async ({ chunks, parts }) => {
    const wire = toEvents(...chunks, chunkOf({ content: 'Hi' }), ...endWith('stop'));
    const received = await stream(respondWithStream(wire));
    expect(received.filter(part => part.type === 'response-metadata')).toEqual(
      parts.map(facts => ({ type: 'response-metadata', ...facts })),
    );
  });
});
