import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FalOpenRouterProviderSettings } from '../../src/index.js';
import { askAllModels, fourTimes, readHeader, stubKeyVariables } from './ask-all-models.js';

beforeEach(() => stubKeyVariables());
afterEach(() => vi.unstubAllEnvs());

describe('an Authorization of the caller', () => {
  const names = ['Authorization', 'authorization', 'AUTHORIZATION', 'aUTHORIZATION'];

  it.each(names)('in the settings replaces the key, which is not looked for: %s', async name => {
    const apiKey = vi.fn(() => 'a:b');
    const requests = await askAllModels({ apiKey, headers: { [name]: 'Bearer own' } });
    expect(readHeader(requests, 'authorization')).toEqual(fourTimes('Bearer own'));
    expect(apiKey).not.toHaveBeenCalled();
  });

  it.each(names)('in the call replaces the key, without any set: %s', async name => {
    const requests = await askAllModels({}, { [name]: 'Bearer own' });
    expect(readHeader(requests, 'authorization')).toEqual(fourTimes('Bearer own'));
  });

  it('in the call beats that in the settings', async () => {
    const requests = await askAllModels(
      { headers: { Authorization: 'Bearer settings' } },
      { authorization: 'Bearer call' },
    );
    expect(readHeader(requests, 'authorization')).toEqual(fourTimes('Bearer call'));
  });

  it('given twice goes out once', async () => {
    const requests = await askAllModels({
      headers: { Authorization: 'Bearer one', authorization: 'Bearer two' },
    });
    expect(readHeader(requests, 'authorization')).toEqual(fourTimes('Bearer two'));
  });

  it('that is undefined is none', async () => {
    const requests = await askAllModels({ apiKey: 'a:b' }, { Authorization: undefined });
    expect(readHeader(requests, 'authorization')).toEqual(fourTimes('Key a:b'));
  });
});

describe('headers that follow from the settings', () => {
  it.each<[string, FalOpenRouterProviderSettings, Record<string, string | undefined>]>([
    [
      'none by default',
      {},
      {
        'x-title': undefined,
        'http-referer': undefined,
        'x-fal-request-timeout': undefined,
        'x-fal-store-io': undefined,
        'x-fal-target-url': undefined,
        'content-type': 'application/json',
        authorization: 'Key a:b',
      },
    ],
    ['appName', { appName: 'Café' }, { 'x-title': 'Café' }],
    ['appUrl', { appUrl: 'https://app.example' }, { 'http-referer': 'https://app.example' }],
    ['startTimeout', { startTimeout: 1.5 }, { 'x-fal-request-timeout': '1.5' }],
    ['storeIO off', { storeIO: false }, { 'x-fal-store-io': '0' }],
    ['storeIO on', { storeIO: true }, { 'x-fal-store-io': undefined }],
    [
      'headers',
      { headers: { 'X-Trace': 't', 'x-none': undefined } },
      { 'x-trace': 't', 'x-none': undefined },
    ],
    ['headers up to the end of Latin-1', { headers: { 'x-trace': '~ÿ' } }, { 'x-trace': '~ÿ' }],
    [
      'headers over what follows from others',
      { appName: 'A', storeIO: false, headers: { 'X-TITLE': 'B', 'X-Fal-Store-IO': '1' } },
      { 'x-title': 'B', 'x-fal-store-io': '1' },
    ],
  ])('%s', async (_name, settings, headers) => {
    const requests = await askAllModels({ apiKey: 'a:b', ...settings });
    for (const [name, value] of Object.entries(headers)) {
      expect([name, readHeader(requests, name)]).toEqual([name, fourTimes(value)]);
    }
  });

  it('are beaten by those of the call, in any letter case', async () => {
    const requests = await askAllModels(
      { apiKey: 'a:b', appName: 'A', headers: { 'X-Trace': 'settings', 'X-Other': 'settings' } },
      { 'x-TITLE': 'call', 'x-trace': 'call' },
    );
    expect(readHeader(requests, 'x-title')).toEqual(fourTimes('call'));
    expect(readHeader(requests, 'x-trace')).toEqual(fourTimes('call'));
    expect(readHeader(requests, 'x-other')).toEqual(fourTimes('settings'));
  });

  it('say who asks, behind what the program says', async () => {
    const requests = await askAllModels({ apiKey: 'a:b', headers: { 'User-Agent': 'my-app/1' } });
    for (const agent of readHeader(requests, 'user-agent')) {
      expect(agent).toMatch(/^my-app\/1 ai-sdk-fal-openrouter\/\d+\.\d+\.\d+\S* ai-sdk-provider-utils\//);
    }
  });

  it('keep the body JSON, whatever the caller says of it', async () => {
    const requests = await askAllModels({ apiKey: 'a:b', headers: { 'Content-Type': 'text/plain' } });
    expect(readHeader(requests, 'content-type')).toEqual(fourTimes('application/json'));
  });
});

it.each(['one\ntwo', 'one\0two', 'naïve ☕', 'Āda'])(
  'a header of value %j is named and not quoted',
  async value => {
    const fetch = vi.fn(() => Promise.reject(new Error('A request was sent.')));
    const call = askAllModels({ apiKey: 'a:b', fetch, headers: { 'X-Trace': value } });
    await expect(call).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: 'headers.x-trace',
      message: expect.not.stringContaining(value) as string,
    });
    expect(fetch).not.toHaveBeenCalled();
  },
);

describe('through a proxy', () => {
  const settings = { proxyUrl: '/api/fal/proxy' };

  it('requests go there with their true address and without a key', async () => {
    const apiKey = vi.fn(() => 'a:b');
    stubKeyVariables({ FAL_KEY: 'c:d' });
    const requests = await askAllModels({ ...settings, apiKey });
    expect(requests.map(({ url }) => url)).toEqual(fourTimes('/api/fal/proxy'));
    const route = 'https://fal.run/openrouter/router/openai/v1';
    expect(readHeader(requests, 'x-fal-target-url')).toEqual([
      `${route}/chat/completions`,
      `${route}/chat/completions`,
      `${route}/embeddings`,
      `${route}/chat/completions`,
    ]);
    expect(readHeader(requests, 'authorization')).toEqual(fourTimes(undefined));
    expect(apiKey).not.toHaveBeenCalled();
  });

  it('an Authorization of the caller still goes out', async () => {
    const requests = await askAllModels({ ...settings, headers: { Authorization: 'Bearer own' } });
    expect(readHeader(requests, 'authorization')).toEqual(fourTimes('Bearer own'));
  });

  it('the true address is that of the setting', async () => {
    const requests = await askAllModels({ ...settings, baseURL: 'https://gate.example/v1/' });
    expect(requests[0]?.headers['x-fal-target-url']).toBe('https://gate.example/v1/chat/completions');
  });
});
