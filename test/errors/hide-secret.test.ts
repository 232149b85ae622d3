import { describe, expect, it } from 'vitest';
import { createFalOpenRouter } from '../../src/index.js';
import { catchError } from './catch-error.js';

const words = 'The messages of key test-id are refused';

/** The error of a call with this key, whose answer says those words. */
async function fail(apiKey: string) {
  const fetch = () => Promise.resolve(Response.json({ detail: words }, { status: 422 }));
  return await catchError(
    createFalOpenRouter({ apiKey, fetch })('openai/gpt-4.1').doGenerate({ prompt: [] }),
  );
}

describe('an answer that has the secret of the key among its words', () => {
  it.each([
    ['of one character', 'test-id:e'],
    ['of seven characters', 'test-id:message'],
    ['of one character, without an id', 'e'],
    ['that is empty', 'test-id:'],
  ])('is left alone for a secret %s', async (_name, key) => {
    const error = await fail(key);
    expect(error.message).toBe(`${words} (status 422)`);
    expect(error.responseBody).toBe(JSON.stringify({ detail: words }));
    expect(error.data).toEqual({ detail: words });
  });

  it('lacks it for one of eight characters', async () => {
    const error = await fail('test-id:messages');
    const hidden = 'The <secret> of key test-id are refused';
    expect(error.message).toBe(`${hidden} (status 422)`);
    expect(error.responseBody).toBe(JSON.stringify({ detail: hidden }));
    expect(error.data).toEqual({ detail: hidden });
  });
});
