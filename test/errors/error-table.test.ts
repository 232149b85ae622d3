import { APICallError } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { createModel, generate, openStream, respondWithJson } from '../chat/play-answer.js';
import { catchError } from './catch-error.js';
import { bodyRows, statusRows } from './error-rows.js';

const ID = '6f1b2c3d-0000-4000-8000-000000000000';
const MODES = [
  { mode: 'generate', ask: generate },
  { mode: 'stream', ask: openStream },
];

describe.each(MODES)('$mode', ({ ask }) => {
  it.each(statusRows)('$name', async ({ status, headers, body, isRetryable, says }) => {
    const given = { 'x-fal-request-id': ID, ...headers };
    const error = await catchError(
      ask(respondWithJson(body, { status, statusText: 'STATUS', headers: given })),
    );
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      statusCode: status,
      isRetryable,
      url: 'https://fal.run/openrouter/router/openai/v1/chat/completions',
      requestBodyValues: { model: 'openai/gpt-4.1' },
      responseHeaders: given,
      responseBody: typeof body === 'string' ? body : JSON.stringify(body),
    });
    for (const words of [...says, `request id ${ID}`]) expect(error.message).toContain(words);
    expect(error.message).not.toContain('STATUS');
    expect(error.data).toEqual(typeof body === 'string' ? undefined : body);
  });

  it.each(bodyRows)('a body of the form: $name', async ({ body, says }) => {
    const error = await catchError(ask(respondWithJson(body, { status: 500, statusText: 'STATUS' })));
    expect(error).toMatchObject({ statusCode: 500, isRetryable: true });
    for (const words of says) expect(error.message).toContain(words);
    expect(error.message).not.toContain('STATUS');
    expect(error.message.length).toBeLessThan(1000);
  });

  it('a host whose addresses all refuse: what each of them said', async () => {
    const inner = ['connect ECONNREFUSED ::1:9', 'connect ECONNREFUSED 127.0.0.1:9'];
    const cause = new AggregateError(inner.map(message => new Error(message)));
    const fetch = (): Promise<Response> => Promise.reject(new TypeError('fetch failed', { cause }));
    const error = await catchError(
      createModel(fetch).doGenerate({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] }),
    );
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      message: `Cannot connect to API: ${inner.join(', ')}`,
      cause,
      isRetryable: true,
      url: 'https://fal.run/openrouter/router/openai/v1/chat/completions',
    });
  });

  it.each([
    // In the square of its length, either would take minutes.
    ['a page of beginnings of titles', `<html>${'<title'.repeat(200_000)}`, 'an HTML page'],
    [
      'a field for each of a hundred thousand',
      { detail: Array.from({ length: 100_000 }, () => ({ msg: 'bad' })) },
      'bad; bad',
    ],
    [
      'one that is nested deeply',
      `{"error":{"message":"Down","data":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
      'Down',
    ],
  ])('%s: a message of bounded length', async (_name, body, says) => {
    const error = await catchError(ask(respondWithJson(body, { status: 502 })));
    expect(error).toMatchObject({
      statusCode: 502,
      isRetryable: true,
      message: expect.stringContaining(says),
    });
    expect(error.message.length).toBeLessThan(5000);
    expect(error.responseBody).toBe(typeof body === 'string' ? body : JSON.stringify(body));
  });

  it('the message alone, where all of it is in the body', async () => {
    const body = { error: { code: 404, message: 'No endpoints found.' } };
    const error = await catchError(ask(respondWithJson(body, { status: 404 })));
    expect(error.message).toBe('No endpoints found. (status 404)');
  });

  it('an error body that breaks off takes nothing from the status', async () => {
    const broken = new ReadableStream({ pull: controller => controller.error(new Error('reset')) });
    const error = await catchError(ask(new Response(broken, { status: 503 })));
    expect(error).toMatchObject({ statusCode: 503, isRetryable: true });
  });

  it('a long answer of an upstream is quoted in part', async () => {
    const body = { error: { message: 'Provider returned error', metadata: { raw: 'x'.repeat(100_000) } } };
    const error = await catchError(ask(respondWithJson(body, { status: 502 })));
    expect(error.message).toMatch(/^x{500}… \(status 502\)$/);
  });
});
