import { afterEach, expect, it, vi } from 'vitest';
import { createFalOpenRouter } from '../../../src/index.js';

const size = 10 * 1024 * 1024;
const bytes = new Uint8Array(size).fill(7);
const base64 = Buffer.from(bytes).toString('base64');

afterEach(() => vi.restoreAllMocks());

it.each([
  ['bytes', bytes, 1],
  ['base64', base64, 0],
])(
  'an image of 10 MB as %s is encoded once at most, and put into the body as it is',
  async (_name, data, encodings) => {
    const stringify = vi.spyOn(JSON, 'stringify');
    const encodeBytes = vi.spyOn(Buffer, 'from');
    const decodeBase64 = vi.spyOn(globalThis, 'atob');
    let sent = '';
    const fetch = (_input: unknown, init?: RequestInit): Promise<Response> => {
      sent = init?.body as string;
      return Promise.resolve(
        new Response('{"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]}'),
      );
    };
    const model = createFalOpenRouter({ apiKey: 'id:secret', fetch })('acme/unknown');
    const file = { type: 'file', mediaType: 'image/png', data: { type: 'data', data } } as const;
    const { request } = await model.doGenerate({ prompt: [{ role: 'user', content: [file] }] });

    const large = (calls: unknown[][]): number => calls.filter(([value]) => isLarge(value)).length;
    expect(large(encodeBytes.mock.calls)).toBe(encodings);
    expect(decodeBase64.mock.calls.every(([text]) => text.length < 1000)).toBe(true);
    const bodies = stringify.mock.results.filter(
      ({ value }) => typeof value === 'string' && value.length > size,
    );
    expect(bodies).toHaveLength(0);
    expect(JSON.parse(sent)).toMatchObject({
      model: 'acme/unknown',
      messages: [{ content: [{ image_url: { url: `data:image/png;base64,${base64}` } }] }],
    });
    expect(request?.body).toBe(sent);
    expect(sent).toContain(`"url":"data:image/png;base64,${base64.slice(0, 100)}`);
    expect(sent.length).toBeLessThan(base64.length + 200);
  },
);

function isLarge(value: unknown): boolean {
  return typeof value === 'string'
    ? value.length > 1e6
    : value instanceof ArrayBuffer && value.byteLength > 1e6;
}
