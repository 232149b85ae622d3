import { APICallError } from '@ai-sdk/provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chunkOf, respondWithJson, respondWithStream, toEvents } from '../chat/play-answer.js';
import { watchUnhandledRejections } from '../chat/watch-process.js';
import { client4 } from '../suite/client-ai-4.js';
import { client5 } from '../suite/client-ai-5.js';
import { client6 } from '../suite/client-ai-6.js';
import { client7 } from '../suite/client-ai-7.js';
import type { SuiteClient, SuiteResult } from '../suite/client.js';
import { statusRows } from './error-rows.js';

const CLIENTS: SuiteClient[] = [client4, client5, client6, client7];
const MODES = ['generate', 'stream'] as const;
const MAX_RETRIES = 2;
const SSE = 'text/event-stream';
const CHAT_URL = 'https://fal.run/openrouter/router/openai/v1/chat/completions';

watchUnhandledRejections();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // AI SDK 6 and 7 print stream errors to the console.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Makes a call whose answers are all the same, with time running past the waits between the tries. */
async function callUntilDone(
  client: SuiteClient,
  mode: 'generate' | 'stream',
  answer: () => Response,
): Promise<{ result: SuiteResult | undefined; error: unknown; tries: number }> {
  let tries = 0;
  const state = { isDone: false };
  const fetch = (): Promise<Response> => {
    tries += 1;
    return Promise.resolve(answer());
  };
  const call = client[mode]({ settings: { apiKey: 'id:secret', fetch }, maxRetries: MAX_RETRIES }).then(
    result => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error }),
  );
  void call.finally(() => {
    state.isDone = true;
  });
  while (!state.isDone) {
    await vi.advanceTimersByTimeAsync(10_000);
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
  return { ...(await call), tries };
}

/** What the SDK throws after its last try carries the error of that try. */
function findCallError(error: unknown): APICallError {
  const last = typeof error === 'object' && error !== null && 'lastError' in error ? error.lastError : error;
  if (!APICallError.isInstance(last)) throw new Error(`Not an APICallError: ${String(last)}`);
  return last;
}

const answerRows = [
  {
    name: 'JSON with status 200',
    answer: () => respondWithJson({ error: { code: 502, message: 'Provider returned error' } }),
    statusCode: 502,
    isRetryable: true,
    modes: MODES,
  },
  {
    name: 'final, as JSON with status 200',
    answer: () => respondWithJson({ error: { code: 402, message: 'Insufficient credits' } }),
    statusCode: 402,
    isRetryable: false,
    modes: MODES,
  },
  {
    name: 'the first event',
    answer: () =>
      respondWithStream(toEvents({ id: '', choices: [] }, { error: { code: 429, message: 'Slow down' } })),
    statusCode: 429,
    isRetryable: true,
    modes: ['stream'] as const,
  },
  {
    name: 'a stream that ends before anything was said',
    answer: () => respondWithStream(toEvents(chunkOf({ role: 'assistant', content: '' }))),
    statusCode: 200,
    isRetryable: true,
    modes: ['stream'] as const,
  },
  {
    name: 'an empty body',
    answer: () => respondWithJson(''),
    statusCode: 200,
    isRetryable: true,
    modes: MODES,
  },
];

describe.each(CLIENTS)('$name', client => {
  describe.each(MODES)('%s', mode => {
    it.each(statusRows)('$name', async ({ status, headers = {}, body, isRetryable, says }) => {
      const answer = (): Response => respondWithJson(body, { status, headers });
      const { error, tries } = await callUntilDone(client, mode, answer);
      expect(tries).toBe(isRetryable ? 1 + MAX_RETRIES : 1);
      expect(findCallError(error)).toMatchObject({ statusCode: status, isRetryable });
      for (const words of says) expect(findCallError(error).message).toContain(words);
    });

    it.each(answerRows.filter(({ modes }) => modes.some(other => other === mode)))(
      'an error as $name',
      async ({ answer, statusCode, isRetryable }) => {
        const { error, tries } = await callUntilDone(client, mode, answer);
        expect(tries).toBe(isRetryable ? 1 + MAX_RETRIES : 1);
        expect(findCallError(error)).toMatchObject({ statusCode, isRetryable });
      },
    );
  });

  it('an error after content is not tried again, and told once', async () => {
    const wire = toEvents(chunkOf({ content: 'Half' }), { error: { code: 503, message: 'Full' } }, '[DONE]');
    const { result, tries } = await callUntilDone(client, 'stream', () => respondWithStream(wire));
    expect(tries).toBe(1);
    expect(result).toMatchObject({ text: 'Half', finishReason: 'error' });
    expect(result?.errors).toHaveLength(1);
    expect(result?.errors[0]).toBeInstanceOf(Error);
    expect(result?.errors[0]).toMatchObject({
      message: 'Full (status 503)',
      statusCode: 503,
      isRetryable: true,
    });
  });

  it('a stream that ends without a word after content is not tried again, and told once', async () => {
    const wire = toEvents(chunkOf({ content: 'Half' }));
    const { result, tries } = await callUntilDone(client, 'stream', () => respondWithStream(wire));
    expect(tries).toBe(1);
    expect(result).toMatchObject({ text: 'Half', finishReason: 'error' });
    expect(result?.errors).toEqual([
      expect.objectContaining({
        isRetryable: true,
        message:
          'The connection broke before the answer was complete: it ended with neither a finish reason nor [DONE]',
      }),
    ]);
  });

  it('a connection that breaks after content is not tried again, and told once', async () => {
    const wire = new TextEncoder().encode(toEvents(chunkOf({ content: 'Half' })));
    const breakingBody = (): ReadableStream<Uint8Array> => {
      const pieces = [wire];
      return new ReadableStream({
        pull: controller => {
          const piece = pieces.pop();
          if (piece === undefined) controller.error(new Error('reset'));
          else controller.enqueue(piece);
        },
      });
    };
    const answer = (): Response => new Response(breakingBody(), { headers: { 'content-type': SSE } });
    const { result, tries } = await callUntilDone(client, 'stream', answer);
    expect(tries).toBe(1);
    expect(result).toMatchObject({ text: 'Half', finishReason: 'error' });
    expect(result?.errors).toHaveLength(1);
    expect(result?.errors[0]).toMatchObject({
      name: client === client7 ? 'AI_StreamProviderError' : 'AI_APICallError',
      message: 'The connection broke before the answer was complete: reset',
      isRetryable: true,
      ...(client !== client7 && { url: CHAT_URL }),
    });
  });
});
