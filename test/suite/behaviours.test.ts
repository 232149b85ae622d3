import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startEmulator, type Emulator } from '../emulator/index.js';
import type { SuiteCall, SuiteClient } from './client.js';
import { client4 } from './client-ai-4.js';
import { client5 } from './client-ai-5.js';
import { client6 } from './client-ai-6.js';
import { client7 } from './client-ai-7.js';

const CLIENTS: SuiteClient[] = [client4, client5, client6, client7];
const MODES = ['generate', 'stream'] as const;

const weather = {
  description: 'The weather in a city',
  schema: z.object({ city: z.string() }),
  execute: ({ city }: Record<string, unknown>) => ({ city, degrees: 21 }),
};

let emulator: Emulator;
const unhandled: unknown[] = [];
const noteUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', noteUnhandled);
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  process.off('unhandledRejection', noteUnhandled);
});
beforeEach(() => {
  // AI SDK 6 and 7 print warnings and stream errors to the console.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  emulator.reset();
  vi.restoreAllMocks();
  if (unhandled.length > 0)
    throw new Error('There were unhandled rejections.', { cause: unhandled.splice(0) });
});

function createCall(fields: Partial<SuiteCall>): SuiteCall {
  return { settings: { apiKey: emulator.key, baseURL: emulator.baseURL }, ...fields };
}

describe.each(CLIENTS)('$name', client => {
  describe.each(MODES)('%s', mode => {
    it('gives text, usage, finish reason, metadata and response facts', async () => {
      const result = await client[mode](createCall({ modelId: 'openai/gpt-4.1', prompt: 'Hello' }));
      expect(result.text).toContain('You asked: “Hello”');
      expect(result.finishReason).toBe('stop');
      expect(result.inputTokens).toBeGreaterThan(0);
      expect(result.outputTokens).toBeGreaterThan(0);
      expect(result.errors).toEqual([]);
      expect(result.warnings).toEqual([]);
      expect(result.responseId).toMatch(/^gen-/);
      expect(result.responseModelId).toBe('openai/gpt-4.1');
      expect(result.metadata).toMatchObject({
        provider: 'OpenAI',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        nativeFinishReason: expect.any(String),
        usage: {
          promptTokens: result.inputTokens,
          completionTokens: result.outputTokens,
          cost: expect.any(Number),
        },
      });
      expect(emulator.requests[0]?.headers['authorization']).toBe(`Key ${emulator.key}`);
    });

    it('runs a tool loop of three steps with signed thinking, and hands it back unchanged', async () => {
      const result = await client[mode](
        createCall({
          modelId: 'anthropic/claude-sonnet-4.6',
          prompt: 'What is the weather in Berlin? Ask in 2 steps.',
          options: { reasoningEffort: 'high' },
          tools: { weather },
          maxSteps: 5,
        }),
      );
      expect(result.stepCount).toBe(3);
      expect(result.toolCalls).toEqual(['weather{"city":"Berlin"}', 'weather{"city":"Berlin"}']);
      expect(result.toolResults).toEqual([
        { city: 'Berlin', degrees: 21 },
        { city: 'Berlin', degrees: 21 },
      ]);
      expect(result.text).toContain('"degrees":21');
      expect(result.reasoningText).toContain('Step 1');
      expect(result.errors).toEqual([]);
      // The emulator refuses changed, doubled or missing signatures, so a status of 200 says that none was.
      expect(emulator.requests.map(request => request.status)).toEqual([200, 200, 200]);
      expect(emulator.requests[0]?.body['reasoning']).toEqual({ effort: 'high' });
    });

    it('goes on with the messages of an earlier answer', async () => {
      const first = await client[mode](
        createCall({
          modelId: 'google/gemini-2.5-flash',
          prompt: 'What is the weather in Paris?',
          tools: { weather },
          maxSteps: 3,
        }),
      );
      const second = await client[mode](
        createCall({
          modelId: 'google/gemini-2.5-flash',
          messages: [
            { role: 'user', content: 'What is the weather in Paris?' },
            ...first.messages,
            { role: 'user', content: 'Thanks' },
          ],
        }),
      );
      expect(second.errors).toEqual([]);
      expect(second.text).toContain('You asked: “Thanks”');
    });

    it('runs parallel tools, and calls whose pieces are odd, once each', async () => {
      for (const trigger of ['two-tools', 'odd-tools']) {
        emulator.reset();
        const execute = vi.fn(weather.execute);
        const result = await client[mode](
          createCall({
            prompt: `emulate:${trigger} Berlin`,
            tools: { weather: { ...weather, execute } },
            maxSteps: 2,
          }),
        );
        expect(result.errors).toEqual([]);
        expect(result.toolCalls).toHaveLength(2);
        expect(execute).toHaveBeenCalledTimes(2);
        expect(emulator.requests.map(request => request.status)).toEqual([200, 200]);
      }
    });

    it('runs no tool when the answer was cut', async () => {
      const execute = vi.fn(weather.execute);
      emulator.answer({
        [mode === 'generate' ? 'json' : 'events']:
          mode === 'generate'
            ? {
                choices: [
                  {
                    message: {
                      content: 'Let me',
                      tool_calls: [{ id: 'a', function: { name: 'weather', arguments: '{"city":' } }],
                    },
                    finish_reason: 'length',
                  },
                ],
              }
            : [
                { choices: [{ delta: { content: 'Let me' } }] },
                {
                  choices: [
                    {
                      delta: {
                        tool_calls: [
                          { index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":' } },
                        ],
                      },
                    },
                  ],
                },
                { choices: [{ delta: {}, finish_reason: 'length' }] },
              ],
      });
      const result = await client[mode](
        createCall({ prompt: 'Weather?', tools: { weather: { ...weather, execute } }, maxSteps: 3 }),
      );
      expect(result.text).toBe('Let me');
      expect(result.finishReason).toBe('length');
      expect(execute).not.toHaveBeenCalled();
    });

    it('sends the call settings and the headers of the call', async () => {
      await client[mode](
        createCall({
          system: 'Be brief.',
          prompt: 'Hello',
          maxOutputTokens: 500,
          topK: 7,
          stopSequences: ['END'],
          headers: { 'X-Trace': 'abc' },
          options: { minP: 0.1, provider: { allowFallbacks: false }, brand_new_field: true },
        }),
      ).catch(() => undefined);
      const request = emulator.requests[0];
      expect(request?.body).toMatchObject({
        model: 'google/gemini-2.5-flash',
        max_tokens: 500,
        top_k: 7,
        stop: ['END'],
        min_p: 0.1,
        provider: { allow_fallbacks: false },
        brand_new_field: true,
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hello' },
        ],
      });
      expect(request?.headers['x-trace']).toBe('abc');
    });

    it('tries again after a retryable error', async () => {
      emulator.answer({ status: 503, json: { error: { code: 503, message: 'Overloaded' } } });
      const result = await client[mode](createCall({ prompt: 'Hello', maxRetries: 1 }));
      expect(result.text).toContain('Hello');
      expect(emulator.requests).toHaveLength(2);
    });

    it('does not try again after a final error, and says what happened', async () => {
      emulator.answer({ status: 403, json: { detail: 'User is locked. Reason: Exhausted balance.' } });
      const call = createCall({ prompt: 'Hello', maxRetries: 2 });
      const error = await client[mode](call).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        name: 'AI_APICallError',
        statusCode: 403,
        isRetryable: false,
        message: expect.stringContaining('Exhausted balance. Top up at https://fal.ai/dashboard/billing'),
      });
      expect(emulator.requests).toHaveLength(1);
    });

    it('closes the connection when the call is aborted', async () => {
      const abort = new AbortController();
      emulator.answer({ events: [{ choices: [{ delta: { content: 'Hello' } }] }], hang: true });
      const call = createCall({ abortSignal: abort.signal, maxRetries: 0 });
      const settled = client[mode](call).then(
        () => 'resolved',
        () => 'rejected',
      );
      await vi.waitFor(() => expect(emulator.requests).toHaveLength(1));
      abort.abort();
      await settled;
      await expect(emulator.requests[0]?.outcome).resolves.toBe('aborted');
    });

    it('rejects with LoadAPIKeyError when there is no key', async () => {
      for (const name of ['FAL_API_KEY', 'FAL_KEY', 'FAL_KEY_ID', 'FAL_KEY_SECRET'])
        vi.stubEnv(name, undefined);
      const call = { settings: { baseURL: emulator.baseURL }, prompt: 'Hello' };
      const error = await client[mode](call).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        name: 'AI_LoadAPIKeyError',
        message: expect.stringMatching(/FAL_API_KEY.*FAL_KEY.*fal\.ai\/dashboard\/keys/s),
      });
      vi.unstubAllEnvs();
    });
  });

  it('reports an error that comes after a part of the answer', async () => {
    const result = await client
      .stream(createCall({ prompt: 'emulate:error-mid-stream' }))
      .catch((reason: unknown) => reason);
    expect(result).toMatchObject({ finishReason: 'error' });
    const [error] = (result as { errors: unknown[] }).errors;
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ statusCode: expect.any(Number), isRetryable: true });
  });

  it.each(['generateObject', 'streamObject'] as const)('gives an object through %s', async method => {
    const schema = z.object({ name: z.string(), age: z.number() });
    for (const modelId of ['openai/gpt-4.1', 'some/unknown-model']) {
      emulator.reset();
      const object = await client[method](
        createCall({ modelId, prompt: 'A person', schema } as never) as never,
      );
      expect(schema.safeParse(object).success).toBe(true);
      expect(emulator.requests[0]?.body['response_format']).toMatchObject({ type: 'json_schema' });
    }
  });

  it('creates every kind of model without a key', () => {
    for (const name of ['FAL_API_KEY', 'FAL_KEY', 'FAL_KEY_ID', 'FAL_KEY_SECRET'])
      vi.stubEnv(name, undefined);
    expect(client.createModels({})).toMatchObject([
      { provider: 'fal-openrouter.chat', modelId: 'google/gemini-2.5-flash' },
      { provider: 'fal-openrouter.chat', modelId: 'openai/gpt-4.1' },
      { provider: 'fal-openrouter.chat', modelId: 'openai/gpt-4.1' },
      { provider: 'fal-openrouter.embedding', modelId: 'openai/text-embedding-3-small' },
      { provider: 'fal-openrouter.image', modelId: 'google/gemini-2.5-flash-image' },
    ]);
    vi.unstubAllEnvs();
  });
});
