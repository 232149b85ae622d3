import { inspect } from 'node:util';
import { APICallError } from '@ai-sdk/provider';
import { convertReadableStreamToArray } from '@ai-sdk/provider-utils/test';
import { generateText, streamText } from 'ai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFalOpenRouter, type FalOpenRouterProviderSettings } from '../../src/index.js';
import { createCapture, userPrompt } from '../chat/encode/capture.js';
import { askAllModels, stubKeyVariables } from './ask-all-models.js';

const secret = 'a1b2c3d4-hush-id:0123456789hush';

afterEach(() => vi.unstubAllEnvs());

/** Everything that a log might print of a value. */
function print(value: unknown): string {
  const shown = inspect(value, {
    depth: Infinity,
    showHidden: true,
    getters: true,
    maxStringLength: Infinity,
  });
  const json = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? String(inner) : inner,
  );
  return `${shown} ${json} ${value instanceof Error ? value.stack : ''} ${String(value)}`;
}

const sources: [string, FalOpenRouterProviderSettings, string | undefined][] = [
  ['the setting', { apiKey: secret }, undefined],
  ['a function', { apiKey: () => secret }, undefined],
  ['the environment', {}, secret],
];

describe.each(sources)('a key from %s', (_name, settings, variable) => {
  it('is in no provider and no model', () => {
    stubKeyVariables(variable === undefined ? {} : { FAL_KEY: variable });
    const provider = createFalOpenRouter(settings);
    const things = [
      provider,
      { ...provider },
      provider('openai/gpt-4.1'),
      provider.embeddingModel('openai/text-embedding-3-small'),
      provider.imageModel('google/gemini-2.5-flash-image'),
      provider.tools.webSearch(),
    ];
    for (const thing of things) expect(print(thing)).not.toContain('hush');
  });

  it('is in no result, and in the header of every request', async () => {
    stubKeyVariables(variable === undefined ? {} : { FAL_KEY: variable });
    const { requests, fetch } = createCapture();
    const model = createFalOpenRouter({ ...settings, fetch })('openai/gpt-4.1');
    const whole = await model.doGenerate({ prompt: userPrompt });
    const { stream, ...head } = await model.doStream({ prompt: userPrompt, includeRawChunks: true });
    const parts = [];
    for await (const part of stream) parts.push(part);
    const text = await generateText({ model, prompt: 'Hello' });
    const streamed = streamText({ model, prompt: 'Hello' });
    await streamed.consumeStream();
    for (const value of [whole, head, parts, text, await streamed.steps]) {
      expect(print(value)).not.toContain('hush');
    }
    expect(requests).toHaveLength(4);
    for (const { headers, url, text: body } of requests) {
      expect(headers['authorization']).toBe(`Key ${secret}`);
      expect(url + body).not.toContain('hush');
    }
  });

  it.each<[string, () => Promise<Response>]>([
    ['a wrong key', () => Promise.resolve(Response.json({ detail: 'No user found' }, { status: 401 }))],
    ['no credit', () => Promise.resolve(Response.json({ detail: 'User is locked.' }, { status: 403 }))],
    ['a page', () => Promise.resolve(new Response('<html>Bad gateway</html>', { status: 502 }))],
    ['nothing', () => Promise.resolve(new Response(''))],
    [
      'an error with status 200',
      () => Promise.resolve(Response.json({ error: { code: 502, message: 'Down' } })),
    ],
    [
      'no connection',
      () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })),
    ],
    ['an abort', () => Promise.reject(new DOMException('Aborted', 'AbortError'))],
  ])('is in no error: %s', async (_case, fetch) => {
    stubKeyVariables(variable === undefined ? {} : { FAL_KEY: variable });
    const provider = createFalOpenRouter({ ...settings, fetch });
    const model = provider('openai/gpt-4.1');
    const calls = [
      () => model.doGenerate({ prompt: userPrompt }),
      () => model.doStream({ prompt: userPrompt }),
      () => provider.embeddingModel('openai/text-embedding-3-small').doEmbed({ values: ['a'] }),
      () => generateText({ model, prompt: 'Hello', maxRetries: 0 }),
    ];
    for (const call of calls) {
      const error: unknown = await call().then(
        () => 'Nothing failed.',
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(Error);
      expect(print(error)).not.toContain('hush');
    }
  });

  it('is in no error of our own', async () => {
    stubKeyVariables(variable === undefined ? {} : { FAL_KEY: variable });
    const provider = createFalOpenRouter(settings);
    const calls = [
      () => provider('openai/gpt-4.1').doGenerate({ prompt: userPrompt, headers: { 'x-trace': 'one\ntwo' } }),
      () => provider('').doGenerate({ prompt: userPrompt }),
      () => provider('openai/gpt-4.1', { user: 7 as unknown as string }).doGenerate({ prompt: userPrompt }),
    ];
    for (const call of calls) {
      const error: unknown = await Promise.resolve()
        .then(call)
        .then(
          () => 'Nothing failed.',
          (reason: unknown) => reason,
        );
      expect(error).toBeInstanceOf(Error);
      expect(print(error)).not.toContain('hush');
    }
  });
});

it('an Authorization of the caller is in no provider and no model', () => {
  const provider = createFalOpenRouter({ headers: { Authorization: `Bearer ${secret}` } });
  for (const thing of [
    provider,
    provider('openai/gpt-4.1'),
    provider.imageModel('a/b'),
    provider.embeddingModel('a/b'),
  ]) {
    expect(print(thing)).not.toContain('hush');
  }
});

describe('an error that quotes the headers it was sent', () => {
  /** A gateway that answers with what `write` makes of its words. */
  function createGateway(write: (words: string) => Response): typeof globalThis.fetch {
    return (_input, init) => {
      const { authorization } = Object.fromEntries(new Headers(init?.headers));
      const secretPart = authorization?.replace(/^.*[ :]/, '');
      return Promise.resolve(write(`Invalid header format: "${authorization}", "${secretPart}"`));
    };
  }

  const hidden = expect.stringMatching(/format: "(Key|Bearer) <key>", "<(secret|key)>"/);
  const refuse = createGateway(detail => Response.json({ detail }, { status: 401 }));

  it.each([
    ['a key', { apiKey: 'some-id:hush-hush-hush' }, {}],
    ['a header of the settings', { headers: { Authorization: 'Bearer hush-hush-hush' } }, {}],
    ['a header of the call', {}, { Authorization: 'Bearer hush-hush-hush' }],
  ])('has no secret of %s', async (_name, settings, headers) => {
    const model = createFalOpenRouter({ ...settings, fetch: refuse })('openai/gpt-4.1');
    for (const call of [
      model.doGenerate({ prompt: userPrompt, headers }),
      model.doStream({ prompt: userPrompt, headers }),
    ]) {
      const error = await call.catch((reason: unknown) => reason);
      expect(error).toMatchObject({ statusCode: 401, message: hidden });
      expect(print(error)).not.toContain('hush');
    }
  });

  const settings = { apiKey: 'some-id:hush-hush-hush' };
  const toError = (message: string): object => ({ error: { code: 401, message } });

  it('has none with status 200 either', async () => {
    const fetch = createGateway(words => Response.json(toError(words)));
    const model = createFalOpenRouter({ ...settings, fetch })('openai/gpt-4.1');
    for (const call of [model.doGenerate({ prompt: userPrompt }), model.doStream({ prompt: userPrompt })]) {
      const error = await call.catch((reason: unknown) => reason);
      expect(error).toMatchObject({ statusCode: 401, message: hidden, data: { error: { message: hidden } } });
      expect(print(error)).not.toContain('hush');
    }
  });

  it('has none beside an answer, in an event that is no JSON, or of embeddings', async () => {
    const choices = [{ message: { content: 'Hi' }, finish_reason: 'stop' }];
    const provider = createFalOpenRouter({
      ...settings,
      fetch: createGateway(words => Response.json({ choices, ...toError(words) })),
    });
    const whole = await provider('openai/gpt-4.1').doGenerate({ prompt: userPrompt });
    expect(whole.providerMetadata?.['falOpenRouter']?.['error']).toMatchObject({ message: hidden });
    expect(print({ ...whole, response: undefined })).not.toContain('hush');

    const said = JSON.stringify({ choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] });
    const broken = createFalOpenRouter({
      ...settings,
      fetch: createGateway(words => new Response(`data: ${said}\n\ndata: {${words}\n\ndata: [DONE]\n\n`)),
    });
    const { stream } = await broken('openai/gpt-4.1').doStream({ prompt: userPrompt });
    const parts = await convertReadableStreamToArray(stream);
    expect(parts.filter(part => part.type === 'error')).toHaveLength(1);
    expect(print(parts)).not.toContain('hush');

    const embedding = createFalOpenRouter({
      ...settings,
      fetch: createGateway(words => Response.json({ data: [], note: words })),
    }).embeddingModel('openai/text-embedding-3-small');
    const error = await embedding.doEmbed({ values: ['a'] }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'AI_InvalidResponseDataError', data: { note: hidden } });
    expect(print(error)).not.toContain('hush');
  });

  it('has none in its headers, behind escapes, or in the words of a connection that failed', async () => {
    const echo = createGateway(words =>
      Response.json({ detail: 'No.' }, { status: 401, headers: { 'x-debug': words } }),
    );
    const escape = createGateway(
      words => new Response(JSON.stringify({ detail: words }).replaceAll('h', '\\u0068'), { status: 401 }),
    );
    const fail: typeof fetch = (_input, init) =>
      Promise.reject(new TypeError(`fetch failed: ${new Headers(init?.headers).get('authorization')}`));
    for (const fetch of [echo, escape, fail]) {
      const model = createFalOpenRouter({ ...settings, fetch })('openai/gpt-4.1');
      const error = await model.doGenerate({ prompt: userPrompt }).catch((reason: unknown) => reason);
      expect(APICallError.isInstance(error)).toBe(true);
      // What `fetch` threw is the cause, as it was.
      const { cause: _cause, stack: _stack, ...shown } = error as APICallError;
      expect(print(shown) + String(error)).not.toMatch(/hush|\\u0068ush/);
    }
  });

  it('stays readable where the secret is a number', async () => {
    const fetch = (): Promise<Response> =>
      Promise.resolve(Response.json({ error: { message: 'Down', at: 12345678 } }, { status: 502 }));
    const model = createFalOpenRouter({ apiKey: 'id:12345678', fetch })('openai/gpt-4.1');
    const error = await model.doGenerate({ prompt: userPrompt }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ statusCode: 502, message: expect.stringContaining('Down') as string });
    expect(print(error)).not.toContain('12345678');
  });

  it('has none in the middle of a stream', async () => {
    const said = JSON.stringify({ choices: [{ delta: { content: 'Hi' } }] });
    const fetch = createGateway(
      words => new Response(`data: ${said}\n\ndata: ${JSON.stringify(toError(words))}\n\ndata: [DONE]\n\n`),
    );
    const model = createFalOpenRouter({ ...settings, fetch })('openai/gpt-4.1');
    const { stream } = await model.doStream({ prompt: userPrompt });
    const parts = await convertReadableStreamToArray(stream);
    expect(parts).toContainEqual({
      type: 'error',
      error: expect.objectContaining({ message: hidden, data: toError(hidden) }),
    });
    expect(print(parts)).not.toContain('hush');
  });
});

it('an image by address is fetched without the key', async () => {
  const image = 'https://img.example/cat.png';
  const seen: [string, string | null][] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const headers = new Headers(input instanceof Request ? input.headers : init?.headers);
    seen.push([url, headers.get('authorization')]);
    if (url === image) {
      return Promise.resolve(
        new Response(new Uint8Array([1, 2, 3]), { headers: { 'content-type': 'image/png' } }),
      );
    }
    const images = [{ type: 'image_url', image_url: { url: image } }];
    return Promise.resolve(Response.json({ choices: [{ message: { content: null, images } }] }));
  };
  const model = createFalOpenRouter({ apiKey: secret, fetch }).imageModel('google/gemini-2.5-flash-image');
  const call = { prompt: 'A cat', n: 1, size: undefined, aspectRatio: undefined, seed: undefined };
  const { images } = await model.doGenerate({
    ...call,
    files: undefined,
    mask: undefined,
    providerOptions: {},
  });
  expect(images).toEqual(['AQID']);
  expect(seen).toEqual([
    ['https://fal.run/openrouter/router/openai/v1/chat/completions', `Key ${secret}`],
    [image, null],
  ]);
});

it('all four kinds of requests were looked at', async () => {
  expect(await askAllModels({ apiKey: secret })).toHaveLength(4);
});
