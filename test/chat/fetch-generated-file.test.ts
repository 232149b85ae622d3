import type { LanguageModelV3StreamPart } from '@ai-sdk/provider-v3';
import { describe, expect, it, vi } from 'vitest';
import { createFalOpenRouter } from '../../src/v3.js';
import { chunkOf, endWith, toEvents } from './play-answer.js';
import { watchUnhandledRejections } from './watch-process.js';

watchUnhandledRejections();

const address = 'https://img.example/cat';
const image = { images: [{ type: 'image_url', image_url: { url: address } }] };
const wire = toEvents(
  chunkOf({ content: 'A' }),
  chunkOf(image),
  chunkOf({ content: 'B' }),
  ...endWith('stop'),
);

type Fetch = typeof globalThis.fetch;

/** A stream of AI SDK 6, whose files come as bytes, of an answer with an image between two texts. */
async function openStream(download: Fetch): Promise<ReadableStreamDefaultReader<LanguageModelV3StreamPart>> {
  const fetch: Fetch = (input, init) =>
    String(input) === address ? download(input, init) : Promise.resolve(new Response(wire));
  const model = createFalOpenRouter({ apiKey: 'a:b', fetch })('google/gemini-2.5-flash-image');
  const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Draw' }] }];
  return (await model.doStream({ prompt })).stream.getReader();
}

async function readAll(
  reader: ReadableStreamDefaultReader<LanguageModelV3StreamPart>,
): Promise<LanguageModelV3StreamPart[]> {
  const parts: LanguageModelV3StreamPart[] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) parts.push(read.value);
  return parts;
}

/** What the parts tell a reader: texts, files by their type and data, sources by their address. */
function outline(parts: readonly LanguageModelV3StreamPart[]): unknown[] {
  return parts.flatMap((part): unknown[] => {
    if (part.type === 'text-delta') return [part.delta];
    if (part.type === 'source' && part.sourceType === 'url') return [part.url];
    return part.type === 'file' ? [[part.mediaType, part.data]] : [];
  });
}

/** An image host that takes the request and says nothing more, and whether it was told to stop. */
function createSilentHost(): { fetch: Fetch; isAsked: () => boolean; isAborted: () => boolean } {
  let signal: AbortSignal | null | undefined;
  return {
    fetch: (_input, init) => {
      signal = init?.signal;
      return new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal?.reason)),
      );
    },
    isAsked: () => signal != null,
    isAborted: () => signal?.aborted === true,
  };
}

describe('a generated file by address', () => {
  it('is fetched once, however often the answer names it, and by https only', async () => {
    const asked: string[] = [];
    const insecure = 'http://img.example/cat';
    const images = [address, address, insecure].map(url => ({ type: 'image_url', image_url: { url } }));
    const fetch: Fetch = (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : '';
      if (body === '') {
        asked.push(String(input));
        return Promise.resolve(new Response(Uint8Array.of(0xff, 0xd8)));
      }
      const message = { content: null, images };
      return Promise.resolve(
        body.includes('"stream":true')
          ? new Response(toEvents(chunkOf(message), ...endWith('stop')))
          : Response.json({ choices: [{ message, finish_reason: 'stop' }] }),
      );
    };
    const model = createFalOpenRouter({ apiKey: 'a:b', fetch })('google/gemini-2.5-flash-image');
    const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Draw' }] }];
    const { content } = await model.doGenerate({ prompt });
    expect(content.map(part => part.type)).toEqual(['file', 'file', 'source']);
    expect(asked).toEqual([address]);
    const parts = await readAll((await model.doStream({ prompt })).stream.getReader());
    const picture = ['image/jpeg', Uint8Array.of(0xff, 0xd8)];
    expect(outline(parts)).toEqual([picture, picture, insecure]);
    expect(asked).toEqual([address, address]);
  });

  it('comes as bytes where it stands, with the type that its bytes have', async () => {
    const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
    const headers = { 'content-type': 'binary/octet-stream' };
    const reader = await openStream(() => Promise.resolve(new Response(bytes, { headers })));
    expect(outline(await readAll(reader))).toEqual(['A', ['image/jpeg', bytes], 'B']);
  });

  it('is a source where it can not be fetched', async () => {
    const reader = await openStream(() => Promise.resolve(new Response('gone', { status: 410 })));
    expect(outline(await readAll(reader))).toEqual(['A', address, 'B']);
  });

  it('is a source where the host does not answer for a minute', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
    try {
      const host = createSilentHost();
      expect(outline(await readAll(await openStream(host.fetch)))).toEqual(['A', address, 'B']);
      expect(timeout).toHaveBeenCalledWith(60_000);
    } finally {
      timeout.mockRestore();
    }
  });

  it('is not fetched on when the stream is cancelled', async () => {
    const host = createSilentHost();
    const reader = await openStream(host.fetch);
    const rest = readAll(reader);
    await vi.waitFor(() => expect(host.isAsked()).toBe(true));
    await reader.cancel();
    await rest;
    expect(host.isAborted()).toBe(true);
  });

  it('is not handed on, nor anything behind it, when the stream was cancelled meanwhile', async () => {
    // A stream that is closed takes no part any more, and throws.
    const enqueue = vi.spyOn(ReadableStreamDefaultController.prototype, 'enqueue');
    try {
      const host = createSilentHost();
      const reader = await openStream(host.fetch);
      let part: LanguageModelV3StreamPart | undefined;
      do part = (await reader.read()).value;
      while (part !== undefined && part.type !== 'text-end');
      const rest = readAll(reader);
      expect(host.isAsked()).toBe(true);
      await reader.cancel();
      expect(await rest).toEqual([]);
      await new Promise(resolve => {
        setImmediate(resolve);
      });
      expect(enqueue.mock.results.filter(({ type }) => type === 'throw')).toEqual([]);
    } finally {
      enqueue.mockRestore();
    }
  });
});
