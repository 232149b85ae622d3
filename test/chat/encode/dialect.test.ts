import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FalOpenRouterChatOptions } from '../../../src/chat/chat-options.js';
import { createFalOpenRouter } from '../../../src/index.js';
import { startEmulator, type Emulator } from '../../emulator/index.js';
import { turnOf } from './raise-content.js';

/** Each field of the chat schema that a request can have, as OpenRouter lists them. */
const fields = `
  cache_control debug frequency_penalty image_config logit_bias logprobs max_tokens max_completion_tokens messages
  metadata min_p modalities model models parallel_tool_calls plugins prediction presence_penalty prompt_cache_key
  provider reasoning repetition_penalty response_format route seed service_tier session_id stop stream
  stream_options temperature tool_choice tools top_a top_k top_logprobs top_p trace transforms usage user verbosity
  web_search_options`
  .trim()
  .split(/\s+/);

const everyOption: FalOpenRouterChatOptions = {
  reasoning: { effort: 'high', exclude: false, enabled: true },
  models: ['openai/gpt-4.1'],
  provider: { order: ['anthropic'], allowFallbacks: true, dataCollection: 'deny', maxPrice: { prompt: 1 } },
  plugins: [{ id: 'web', maxResults: 1 }],
  webSearchOptions: { searchContextSize: 'low' },
  user: 'u',
  sessionId: 's',
  metadata: { runId: '1' },
  parallelToolCalls: true,
  verbosity: 'low',
  logprobs: true,
  topLogprobs: 2,
  logitBias: { '5': 1 },
  minP: 0.1,
  topA: 0.1,
  repetitionPenalty: 1.1,
  modalities: ['text'],
  imageConfig: { aspectRatio: '1:1' },
  prediction: { type: 'content', content: 'Hi' },
  serviceTier: 'flex',
  transforms: ['middle-out'],
  cacheControl: { type: 'ephemeral', ttl: '1h' },
  usage: { include: true },
  // Fields that have no name of their own on this side.
  max_completion_tokens: 100,
  prompt_cache_key: 'k',
  route: 'fallback',
  trace: { traceId: 't' },
  debug: { echo_upstream_body: true },
};

const inline = (mediaType: string, data: string) =>
  ({ type: 'file', mediaType, data: { type: 'data', data } }) as const;
const cached = { falOpenRouter: { cacheControl: { type: 'ephemeral' } } };

const everyCall: LanguageModelV4CallOptions = {
  maxOutputTokens: 100,
  temperature: 1,
  topP: 0.9,
  topK: 10,
  frequencyPenalty: 0.1,
  presencePenalty: 0.1,
  stopSequences: ['END'],
  seed: 1,
  responseFormat: { type: 'json', schema: { type: 'object' } },
  tools: [
    {
      type: 'function',
      name: 'find',
      inputSchema: { type: 'object' },
      strict: true,
      providerOptions: cached,
    },
    { type: 'provider', id: 'openrouter.web_search', name: 'search', args: { maxResults: 1 } },
  ],
  toolChoice: { type: 'auto' },
  providerOptions: { falOpenRouter: everyOption },
  prompt: [
    { role: 'system', content: 'Be brief.', providerOptions: cached },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is all this?', providerOptions: cached },
        { ...inline('image/png', 'iVBORw0KGgo='), providerOptions: { falOpenRouter: { detail: 'high' } } },
        {
          type: 'file',
          mediaType: 'image/png',
          data: { type: 'url', url: new URL('https://img.example/a.png') },
        },
        inline('audio/mpeg', 'SUQz'),
        inline('video/mp4', 'AAAA'),
        inline('application/pdf', 'JVBERi0='),
        inline('text/plain', 'YSxi'),
      ],
    },
    turnOf(
      {
        type: 'reasoning',
        text: 'Hm.',
        providerOptions: {
          falOpenRouter: {
            reasoningDetails: [{ type: 'reasoning.text', text: 'Hm.', signature: 'sig', format: 'unknown' }],
          },
        },
      },
      {
        type: 'text',
        text: 'Let me see.',
        providerOptions: { falOpenRouter: { annotations: [{ type: 'file', file: { hash: 'h' } }] } },
      },
      inline('image/png', 'iVBORw0KGgo='),
      { type: 'tool-call', toolCallId: 'call-1', toolName: 'find', input: { b: 1 } },
    ),
    {
      role: 'tool',
      content: [
        {
          type: 'tool-result',
          toolCallId: 'call-1',
          toolName: 'find',
          output: {
            type: 'content',
            value: [{ type: 'text', text: 'Found' }, inline('image/png', 'iVBORw0KGgo=')],
          },
        },
      ],
    },
  ],
};

describe('the emulator, which knows the schema of the route, takes', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => emulator.reset());
  afterAll(() => emulator.close());

  it.each(['anthropic/claude-sonnet-4.6', 'acme/unknown'])('everything at once, for %s', async modelId => {
    emulator.answer({ events: [{ choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] }] });
    const model = createFalOpenRouter({ apiKey: emulator.key, baseURL: emulator.baseURL })(modelId);
    const { stream } = await model.doStream(everyCall);
    for await (const part of stream) if (part.type === 'error') throw part.error;
    const [request] = emulator.requests;
    expect(request?.status).toBe(200);
    expect(Object.keys(request?.body ?? {}).sort()).toEqual([...fields].sort());
  });

  it('reasoning_effort alone', async () => {
    emulator.answer({ json: { choices: [{ message: { content: 'Hi' } }] } });
    const model = createFalOpenRouter({ apiKey: emulator.key, baseURL: emulator.baseURL })('acme/unknown');
    await model.doGenerate({
      prompt: everyCall.prompt,
      providerOptions: { falOpenRouter: { reasoning_effort: 'low' } },
    });
    expect(emulator.requests[0]).toMatchObject({ status: 200, body: { reasoning_effort: 'low' } });
  });
});
