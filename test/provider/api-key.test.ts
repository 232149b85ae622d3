import { LoadAPIKeyError } from '@ai-sdk/provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiKeySetting } from '../../src/index.js';
import {
  askAllModels,
  fourTimes,
  readHeader,
  stubKeyVariables,
  type KeyVariables,
} from './ask-all-models.js';

beforeEach(() => stubKeyVariables());
afterEach(() => vi.unstubAllEnvs());

async function readKeys(apiKey?: ApiKeySetting): Promise<(string | undefined)[]> {
  return readHeader(await askAllModels({ apiKey }), 'authorization');
}

describe('the key comes from', () => {
  it.each<[string, ApiKeySetting | undefined, KeyVariables, string]>([
    ['the setting', 'a:b', {}, 'a:b'],
    ['a function', () => 'a:b', {}, 'a:b'],
    ['an asynchronous function', () => Promise.resolve('a:b'), {}, 'a:b'],
    ['FAL_API_KEY', undefined, { FAL_API_KEY: 'c:d' }, 'c:d'],
    ['FAL_KEY', undefined, { FAL_KEY: 'c:d' }, 'c:d'],
    ['FAL_KEY_ID and FAL_KEY_SECRET', undefined, { FAL_KEY_ID: 'c', FAL_KEY_SECRET: 'd' }, 'c:d'],
    ['the setting before the environment', 'a:b', { FAL_API_KEY: 'c:d', FAL_KEY: 'e:f' }, 'a:b'],
    ['FAL_API_KEY before FAL_KEY', undefined, { FAL_API_KEY: 'c:d', FAL_KEY: 'e:f' }, 'c:d'],
    ['FAL_KEY before its parts', undefined, { FAL_KEY: 'e:f', FAL_KEY_ID: 'g', FAL_KEY_SECRET: 'h' }, 'e:f'],
    ['the environment where the setting is empty', '', { FAL_KEY: 'e:f' }, 'e:f'],
    ['the environment where the setting is blank', ' \n', { FAL_KEY: 'e:f' }, 'e:f'],
    ['the environment where the function gives nothing', () => undefined, { FAL_KEY: 'e:f' }, 'e:f'],
    ['the next variable where one is blank', undefined, { FAL_API_KEY: '  ', FAL_KEY: 'e:f' }, 'e:f'],
    [
      'the next variable where one is only the scheme',
      undefined,
      { FAL_API_KEY: 'Key ', FAL_KEY: 'e:f' },
      'e:f',
    ],
  ])('%s', async (_name, apiKey, variables, key) => {
    stubKeyVariables(variables);
    expect(await readKeys(apiKey)).toEqual(fourTimes(`Key ${key}`));
  });

  it('a function that is asked once for each request, so that keys can change', async () => {
    let count = 0;
    const keys = await readKeys(() => `a:${++count}`);
    expect(keys).toEqual(['Key a:1', 'Key a:2', 'Key a:3', 'Key a:4']);
  });

  it('the environment as it is when the request is sent', async () => {
    const { createFalOpenRouter } = await import('../../src/index.js');
    const headers: unknown[] = [];
    const provider = createFalOpenRouter({
      fetch: (_input, init) => {
        headers.push(new Headers(init?.headers).get('authorization'));
        return Promise.resolve(Response.json({ choices: [{ message: { content: 'Hi' } }] }));
      },
    });
    const model = provider('openai/gpt-4.1');
    for (const key of ['c:d', 'e:f']) {
      stubKeyVariables({ FAL_KEY: key });
      await model.doGenerate({ prompt: [] });
    }
    expect(headers).toEqual(['Key c:d', 'Key e:f']);
  });
});

describe('a pasted key is cleaned', () => {
  it.each([
    ['a line break behind', 'a:b\n'],
    ['Windows line breaks', '\r\na:b\r\n'],
    ['blanks and tabs', ' \ta:b\t '],
    ['the scheme', 'Key a:b'],
    ['the scheme in small letters', 'key a:b'],
    ['the scheme and all of it', '\n KEY \t a:b \n'],
  ])('of %s', async (_name, key) => {
    expect(await readKeys(key)).toEqual(fourTimes('Key a:b'));
    stubKeyVariables({ FAL_KEY: key });
    expect(await readKeys()).toEqual(fourTimes('Key a:b'));
  });

  it('in both of its parts', async () => {
    stubKeyVariables({ FAL_KEY_ID: ' c\n', FAL_KEY_SECRET: '\td ' });
    expect(await readKeys()).toEqual(fourTimes('Key c:d'));
  });

  it('but not of a beginning that only looks like the scheme', async () => {
    expect(await readKeys('keyring:b')).toEqual(fourTimes('Key keyring:b'));
  });
});

/** What the four kinds of calls reject with. */
async function failAll(apiKey?: ApiKeySetting): Promise<Error> {
  const fetch = vi.fn(() => Promise.reject(new Error('A request was sent.')));
  const error = await askAllModels({ apiKey, fetch }).then(
    () => new Error('Nothing failed.'),
    (reason: Error) => reason,
  );
  expect(fetch).not.toHaveBeenCalled();
  return error;
}

describe('without a key', () => {
  it.each([
    ['no process', undefined],
    ['a process without env', { browser: true }],
  ])('the call rejects where the platform has %s', async (_name, process) => {
    vi.stubGlobal('process', process);
    try {
      expect(LoadAPIKeyError.isInstance(await failAll(undefined))).toBe(true);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each<[string, ApiKeySetting | undefined, KeyVariables]>([
    ['nothing set', undefined, {}],
    ['an empty setting', '', {}],
    ['only the scheme', 'Key ', {}],
    ['a function that gives nothing', () => Promise.resolve(undefined), {}],
    ['empty variables', undefined, { FAL_API_KEY: '', FAL_KEY: '', FAL_KEY_ID: '', FAL_KEY_SECRET: '' }],
    ['an id without its secret', undefined, { FAL_KEY_ID: 'c' }],
    ['a secret without its id', undefined, { FAL_KEY_SECRET: 'd' }],
  ])('the call rejects and names every source: %s', async (_name, apiKey, variables) => {
    stubKeyVariables(variables);
    const error = await failAll(apiKey);
    expect(LoadAPIKeyError.isInstance(error)).toBe(true);
    for (const source of [
      'apiKey',
      'FAL_API_KEY',
      'FAL_KEY',
      'FAL_KEY_ID',
      'FAL_KEY_SECRET',
      'https://fal.ai/dashboard/keys',
    ]) {
      expect(error.message).toContain(source);
    }
  });

  it('nothing throws before the call, and the environment is not read', async () => {
    const reads: (string | symbol)[] = [];
    const environment = process.env;
    process.env = new Proxy(environment, {
      get: (target, name) => {
        reads.push(name);
        return Reflect.get(target, name) as unknown;
      },
    });
    try {
      vi.resetModules();
      const { createFalOpenRouter, falOpenRouter } = await import('../../src/index.js');
      for (const provider of [createFalOpenRouter(), falOpenRouter]) {
        provider();
        expect(provider('openai/gpt-4.1').supportedUrls).toHaveProperty(['image/*']);
        provider.embeddingModel('openai/text-embedding-3-small');
        provider.imageModel('google/gemini-2.5-flash-image');
        provider.capabilities('openai/gpt-4.1');
        provider.tools.webSearch();
      }
    } finally {
      process.env = environment;
    }
    expect(reads.filter(name => String(name).startsWith('FAL'))).toEqual([]);
  });
});

describe('a key that no header can carry', () => {
  it.each([
    ['a line break', 'secret-id:secret\nvalue'],
    ['a carriage return', 'secret-id:secret\rvalue'],
    ['a null', 'secret-id:secret\0value'],
    ['a tab', 'secret-id:secret\tvalue'],
    ['a delete character', 'secret-id:secret\x7fvalue'],
    ['a typographic quote', 'secret-id:secret’value'],
    ['an emoji', 'secret-id:secret🔑value'],
  ])('is refused before anything is sent and never quoted: %s', async (_name, key) => {
    stubKeyVariables({ FAL_KEY: key });
    // No variable can hold a null.
    const sources = key.includes('\0') ? [key, () => key] : [key, () => key, undefined];
    for (const apiKey of sources) {
      const error = await failAll(apiKey);
      expect(LoadAPIKeyError.isInstance(error)).toBe(true);
      expect(`${error.message} ${error.stack}`).not.toContain('secret-id');
      expect(error.message).toContain('https://fal.ai/dashboard/keys');
    }
  });

  it.each([7, {}, ['a:b'], true])('nor is one that is no text: %j', async value => {
    // What a JavaScript program may give.
    const error = await failAll(() => value as unknown as string);
    expect(LoadAPIKeyError.isInstance(error)).toBe(true);
    expect(error.message).toContain(`of type ${typeof value}`);
  });

  it('the error of a function that fails is passed on', async () => {
    const failure = new Error('The vault is closed.');
    expect(await failAll(() => Promise.reject(failure))).toBe(failure);
  });
});
