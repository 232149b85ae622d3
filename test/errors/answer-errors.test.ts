import { APICallError } from '@ai-sdk/provider';
import { isProviderStreamError } from '@ai-sdk/provider-utils';
import { describe, expect, it } from 'vitest';
import { findBrokenRules } from '../chat/check-parts.js';
import { gatherContent, outline } from '../chat/gather-content.js';
import {
  answerOf,
  chunkOf,
  endWith,
  generate,
  openStream,
  respondWithJson,
  respondWithStream,
  stream,
  toEvents,
} from '../chat/play-answer.js';
import { catchError } from './catch-error.js';

const ID = '6f1b2c3d-0000-4000-8000-000000000000';
const headers = { 'x-fal-request-id': ID, 'retry-after': '3' };

interface Row {
  name: string;
  body: object;
  statusCode: number | undefined;
  isRetryable: boolean;
  says: string;
}

const openRouter = (code: unknown, message: string, metadata: object = {}) => ({
  error: { code, message, metadata },
});
const upstream = { provider_name: 'Anthropic', raw: '{"error":{"message":"Overloaded"}}' };

/** Errors that come with status 200. Their code or kind says what they are. */
const rows: Row[] = [
  {
    name: 'a code that is a status',
    body: openRouter(502, 'Provider returned error', upstream),
    statusCode: 502,
    isRetryable: true,
    says: 'Anthropic: Overloaded',
  },
  { name: 'a final code', body: openRouter(400, 'Bad'), statusCode: 400, isRetryable: false, says: 'Bad' },
  {
    name: 'a code as a text',
    body: openRouter('429', 'Slow'),
    statusCode: 429,
    isRetryable: true,
    says: 'Slow',
  },
  {
    name: 'a word as code',
    body: openRouter('rate_limit_exceeded', 'Slow'),
    statusCode: 429,
    isRetryable: true,
    says: 'Slow',
  },
  {
    name: 'no code, and a kind',
    body: openRouter(null, 'Full', { error_type: 'provider_overloaded' }),
    statusCode: 503,
    isRetryable: true,
    says: 'Full',
  },
  {
    name: 'no code, and a final kind',
    body: openRouter(null, 'Long', { error_type: 'context_length_exceeded' }),
    statusCode: 400,
    isRetryable: false,
    says: 'Long',
  },
  {
    name: 'neither',
    body: { error: { message: 'Odd' } },
    statusCode: undefined,
    isRetryable: false,
    says: 'Odd',
  },
  { name: 'a text', body: { error: 'Odd' }, statusCode: undefined, isRetryable: false, says: 'Odd' },
  {
    name: 'no credit',
    body: openRouter(402, 'Insufficient credits'),
    statusCode: 402,
    isRetryable: false,
    says: 'https://fal.ai/dashboard/billing',
  },
  {
    name: 'a bare message',
    body: { code: 500, message: 'Internal error' },
    statusCode: 500,
    isRetryable: true,
    says: 'Internal error',
  },
  {
    name: 'a bare message without a code',
    body: { message: 'Out of order' },
    statusCode: undefined,
    isRetryable: false,
    says: 'Out of order',
  },
  {
    name: "fal's detail",
    body: { detail: 'Runner gone', error_type: 'runner_disconnected' },
    statusCode: 503,
    isRetryable: true,
    says: 'Runner gone',
  },
  {
    name: "fal's fields",
    body: { detail: [{ loc: ['body', 'model'], msg: 'unknown' }] },
    statusCode: undefined,
    isRetryable: false,
    says: 'model: unknown',
  },
  {
    name: 'beside choices that say nothing',
    body: {
      ...openRouter(502, 'Gone'),
      choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
    },
    statusCode: 502,
    isRetryable: true,
    says: 'Gone',
  },
  {
    name: 'on the choice',
    body: { choices: [{ index: 0, delta: {}, error: { code: 502, message: 'Gone' } }] },
    statusCode: 502,
    isRetryable: true,
    says: 'Gone',
  },
  {
    name: 'nothing but the finish reason',
    body: {
      provider: 'Google',
      choices: [
        { index: 0, delta: {}, finish_reason: 'error', native_finish_reason: 'MALFORMED_FUNCTION_CALL' },
      ],
    },
    statusCode: 502,
    isRetryable: true,
    says: 'Google ended the answer with an error ("MALFORMED_FUNCTION_CALL")',
  },
];

describe('an answer that is an error, with status 200', () => {
  const placeholder = { id: '', model: '', choices: [] };
  const role = chunkOf({ role: 'assistant', content: '' });
  const ways = [
    { way: 'a plain answer', ask: (body: object) => generate(respondWithJson(body, { headers })) },
    {
      way: 'JSON where a stream was asked for',
      ask: (body: object) => openStream(respondWithJson(body, { headers })),
    },
    {
      way: 'the first event',
      ask: (body: object) => openStream(respondWithStream(toEvents(body), { headers })),
    },
    {
      way: 'the first event behind comment, placeholder and role',
      ask: (body: object) =>
        openStream(
          respondWithStream(`: OPENROUTER PROCESSING\n\n${toEvents(placeholder, role, body, '[DONE]')}`, {
            headers,
          }),
        ),
    },
  ];
  describe.each(ways)('$way', ({ ask }) => {
    it.each(rows)('$name', async ({ body, statusCode, isRetryable, says }) => {
      const error = await catchError(ask(body));
      expect(APICallError.isInstance(error)).toBe(true);
      expect(error.statusCode).toBe(statusCode);
      expect(error.isRetryable).toBe(isRetryable);
      expect(error.message).toContain(says);
      expect(error.message).toContain(ID);
      expect(error.responseHeaders).toMatchObject(headers);
      expect(error.data).toBeTypeOf('object');
    });
  });
});

it('the first event rejects with raw chunks asked for too', async () => {
  const wire = toEvents({ id: '', choices: [] }, openRouter(503, 'Full'));
  const error = await catchError(openStream(respondWithStream(wire), { includeRawChunks: true }));
  expect(error).toMatchObject({ statusCode: 503, isRetryable: true });
});

describe('an error after content', () => {
  const said = chunkOf({ content: 'Half' });

  it.each(rows)('is an error part: $name', async ({ body, statusCode, isRetryable, says }) => {
    const parts = await stream(respondWithStream(toEvents(said, body, '[DONE]'), { headers }));
    const errors = parts.flatMap(part => (part.type === 'error' ? [part.error] : []));
    expect(errors).toHaveLength(1);
    expect(isProviderStreamError(errors[0])).toBe(true);
    expect(errors[0]).toMatchObject({ message: expect.stringContaining(says), isRetryable });
    expect(errors[0]).toHaveProperty('statusCode', statusCode);
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'error' } });
    expect(findBrokenRules(parts)).toEqual([]);
  });

  it('closes what is open, and what follows is still delivered', async () => {
    const call = { index: 0, id: 'a', function: { name: 'weather', arguments: '{}' } };
    const wire = toEvents(
      said,
      chunkOf({ tool_calls: [call] }),
      chunkOf({ content: 'More' }),
      openRouter(502, 'Gone'),
      { usage: { prompt_tokens: 3 }, choices: [] },
      ...endWith('stop'),
    );
    const parts = await stream(respondWithStream(wire));
    expect(parts.map(part => part.type).slice(-6)).toEqual([
      'text-start',
      'text-delta',
      'text-end',
      'error',
      'tool-input-end',
      'finish',
    ]);
    expect(parts.at(-1)).toMatchObject({
      finishReason: { unified: 'error', raw: 'stop' },
      usage: { inputTokens: { total: 3 } },
    });
  });

  it('an error and a reason that says it again are one', async () => {
    const wire = toEvents(said, chunkOf({}, { finish_reason: 'error' }), openRouter(502, 'Gone'), '[DONE]');
    const parts = await stream(respondWithStream(wire));
    expect(parts.filter(part => part.type === 'error')).toHaveLength(1);
  });

  it('in the same read as the content too', async () => {
    const bytes = new TextEncoder().encode(toEvents(said, openRouter(502, 'Gone')));
    const parts = await stream(respondWithStream([bytes]));
    expect(outline(gatherContent(parts))).toEqual([{ text: 'Half' }]);
    expect(parts.map(part => part.type).slice(-3)).toEqual(['text-end', 'error', 'finish']);
  });

  it('beside the content of a plain answer: it is delivered, and the finish reason tells', async () => {
    const body = answerOf({ content: 'Half' }, { finish_reason: 'error' }, openRouter(502, 'Gone'));
    const result = await generate(respondWithJson(body));
    expect(outline(result.content)).toEqual([{ text: 'Half' }]);
    expect(result.finishReason).toEqual({ unified: 'error', raw: 'error' });
    expect(result.providerMetadata?.['falOpenRouter']?.['error']).toMatchObject({
      code: 502,
      message: 'Gone',
    });
  });
});

describe('an answer that is none, with status 200', () => {
  const comments = ': OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n';
  const page = '<!DOCTYPE html><html><head><title>Sign in</title></head></html>';
  it.each([
    { name: 'an empty body', body: '', isRetryable: true, says: 'status 200 and an empty body' },
    { name: 'blanks', body: ' \r\n', isRetryable: true, says: 'empty body' },
    { name: 'comments alone', body: comments, isRetryable: true, says: 'without a single event' },
    { name: 'blank data', body: 'data:\n\ndata: \n\n', isRetryable: true, says: 'status 200' },
    { name: 'an HTML page', body: page, isRetryable: false, says: 'HTML page ("Sign in")' },
    { name: 'JSON of another kind', body: '{"status":"ok"}', isRetryable: false, says: '{"status":"ok"}' },
    { name: 'JSON that breaks off', body: '{"id":"gen-1","choi', isRetryable: true, says: 'breaks off' },
    { name: 'a JSON text', body: '"hello"', isRetryable: false, says: '"hello"' },
    { name: 'a JSON list', body: '[]', isRetryable: false, says: '[]' },
  ])('rejects: $name', async ({ body, isRetryable, says }) => {
    const whole = await catchError(generate(new Response(body, { headers })));
    const streamed = await catchError(openStream(new Response(body, { headers })));
    expect(APICallError.isInstance(whole)).toBe(true);
    expect(APICallError.isInstance(streamed)).toBe(true);
    expect(whole).toMatchObject({ statusCode: 200, isRetryable, message: expect.stringContaining(says) });
    expect(streamed).toMatchObject({ statusCode: 200, isRetryable, message: expect.stringContaining('200') });
    expect(streamed.message).toContain(ID);
  });

  it('an event stream in place of a plain answer is named', async () => {
    const error = await catchError(generate(respondWithStream(toEvents(chunkOf({ content: 'A' })))));
    expect(error.message).toContain('an event stream where JSON was expected');
  });

  it('rejects without a body', async () => {
    expect(await catchError(openStream(new Response(null)))).toMatchObject({ isRetryable: true });
  });
});
