import { describe, expect, it } from 'vitest';
import {
  createFalOpenRouter,
  DEFAULT_BASE_URL,
  type FalOpenRouterProviderSettings,
} from '../../src/index.js';
import { askAllModels } from './ask-all-models.js';

describe('baseURL', () => {
  it.each([
    [undefined, 'https://fal.run/openrouter/router/openai/v1'],
    ['https://gate.example/v1', 'https://gate.example/v1'],
    ['https://gate.example/v1/', 'https://gate.example/v1'],
    ['https://gate.example/v1///', 'https://gate.example/v1'],
    [' https://gate.example/v1\n', 'https://gate.example/v1'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['https://gate.example/@team/v1', 'https://gate.example/@team/v1'],
  ])('%j sends to %s', async (baseURL, start) => {
    const requests = await askAllModels({ apiKey: 'a:b', baseURL });
    expect(requests.map(({ url }) => url)).toEqual([
      `${start}/chat/completions`,
      `${start}/chat/completions`,
      `${start}/embeddings`,
      `${start}/chat/completions`,
    ]);
  });

  it('has a default that programs can build on', () => {
    expect(DEFAULT_BASE_URL).toBe('https://fal.run/openrouter/router/openai/v1');
  });
});

describe('a malformed setting is named when the provider is made', () => {
  it.each<[string, unknown, string]>([
    ['baseURL', '', 'an absolute http(s) URL'],
    ['baseURL', '/v1', 'an absolute http(s) URL'],
    ['baseURL', 'fal.run/v1', 'an absolute http(s) URL'],
    ['baseURL', 'ftp://fal.run', 'an absolute http(s) URL'],
    ['baseURL', 'https://', 'an absolute http(s) URL'],
    ['baseURL', 7, 'an absolute http(s) URL'],
    ['baseURL', 'https://fal.run/v1?key=x', 'without user name, password, query and fragment'],
    ['baseURL', 'https://fal.run/v1#x', 'without user name, password, query and fragment'],
    ['baseURL', 'https://user:pass@fal.run/v1', 'without user name, password, query and fragment'],
    ['apiKey', 7, 'a string, or a function that returns one'],
    ['apiKey', { key: 'a:b' }, 'a string, or a function that returns one'],
    ['headers', 'X-Trace: t', 'an object'],
    ['headers', [['x-trace', 't']], 'an object'],
    ['fetch', 'fetch', 'a function'],
    ['appName', 7, 'a string'],
    ['appName', 'Two\nlines', 'a text without line breaks'],
    ['appName', 'Имя', 'Latin-1'],
    ['appUrl', new URL('https://app.example'), 'a string'],
    ['appUrl', 'https://app.example\n', 'a text without line breaks'],
    ['startTimeout', 1, 'a number of seconds greater than 1'],
    ['startTimeout', 0, 'a number of seconds greater than 1'],
    ['startTimeout', '30', 'a number of seconds greater than 1'],
    ['startTimeout', Infinity, 'a number of seconds greater than 1'],
    ['startTimeout', Number.NaN, 'a number of seconds greater than 1'],
    ['storeIO', 0, 'a boolean'],
    ['extraBody', 'x', 'an object'],
    ['extraBody', null, 'an object'],
    ['proxyUrl', 7, 'a string'],
    ['proxyUrl', '', 'an address'],
    ['proxyUrl', 'https://user:hush@proxy.example/fal', 'without user name and password'],
    ['models', [], 'an object'],
    ['models', { 'a/b': 'yes' }, 'an object of objects'],
    ['models', { 'a/b': { reasoning: 'yes' } }, '`reasoning` is false or an object'],
    ['models', { 'a/b': { reasoning: { mandatory: true, efforts: 'high' } } }, '`efforts` a list'],
    ['defaults', 'x', 'an object'],
  ])('%s: %j', (name, value, expected) => {
    // What a JavaScript program may pass.
    const settings = { [name]: value } as FalOpenRouterProviderSettings;
    expect(() => createFalOpenRouter(settings)).toThrow(
      expect.objectContaining({
        name: 'AI_InvalidArgumentError',
        argument: name,
        message: expect.stringContaining(expected) as string,
      }),
    );
    expect(() => createFalOpenRouter(settings)).toThrow(`\`${name}\``);
  });

  it.each([null, 'key', []])('the settings themselves: %j', value => {
    expect(() => createFalOpenRouter(value as unknown as FalOpenRouterProviderSettings)).toThrow(
      '`settings` must be an object',
    );
  });

  it('and what may be secret in it is not quoted', () => {
    const apiKey = ['secret:value'] as unknown as string;
    expect(() => createFalOpenRouter({ apiKey })).toThrow(/^(?!.*secret:value)/);
    for (const baseURL of ['https://user:secret-word@fal.run/v1', 'https://user:secret-word@']) {
      expect(() => createFalOpenRouter({ baseURL })).toThrow(/^(?!.*secret-word)/);
    }
  });
});

it('settings that are undefined are none', async () => {
  const [request] = await askAllModels({
    apiKey: 'a:b',
    baseURL: undefined,
    headers: undefined,
    appName: undefined,
    appUrl: undefined,
    startTimeout: undefined,
    storeIO: undefined,
    extraBody: undefined,
    proxyUrl: undefined,
    models: undefined,
    defaults: undefined,
  });
  expect(request?.body).toEqual({ model: 'openai/gpt-4.1', messages: [{ role: 'user', content: 'Hello' }] });
});
