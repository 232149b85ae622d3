import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createFalOpenRouter } from '../../src/index.js';
import { chunkOf, endWith, toEvents } from './play-answer.js';
import { watchUnhandledRejections } from './watch-process.js';

watchUnhandledRejections();

const EVENT = toEvents(chunkOf({ content: 'x'.repeat(1000) }));
const EVENT_COUNT = 30_000;

/** A server that writes as fast as its socket takes it, and knows how far it got. */
interface Flood {
  baseURL: string;
  writtenEvents: () => number;
  close: () => Promise<void>;
}

let flood: Flood | undefined;
afterEach(async () => {
  await flood?.close();
  flood = undefined;
});

async function startFlood(): Promise<Flood> {
  let count = 0;
  const write = (response: ServerResponse): void => {
    while (count < EVENT_COUNT) {
      count += 1;
      if (!response.write(EVENT)) {
        response.once('drain', () => write(response));
        return;
      }
    }
    response.end(toEvents(...endWith('stop')));
  };
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    write(response);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server's address is never a pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}`,
    writtenEvents: () => count,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Waits until the server writes no more. */
async function waitForStall({ writtenEvents }: Flood): Promise<number> {
  let before = -1;
  while (writtenEvents() !== before) {
    before = writtenEvents();
    await wait(150);
  }
  return before;
}

it('a reader that stops stops the upstream, and loses nothing when it goes on', async () => {
  flood = await startFlood();
  const model = createFalOpenRouter({ apiKey: 'id:secret', baseURL: flood.baseURL })('openai/gpt-4.1');
  const { stream } = await model.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
  });

  // What is on its way fills the buffers of two sockets and of `fetch`, and that is all: 30 MB would come.
  const unread = await waitForStall(flood);
  expect(unread).toBeLessThan(EVENT_COUNT / 2);

  const reader = stream.getReader();
  let text = 0;
  const read = async (limit: number): Promise<void> => {
    while (text < limit) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value.type === 'text-delta') text += value.delta.length;
    }
  };
  await read(2_000_000);
  const half = await waitForStall(flood);
  expect(half).toBeLessThan(EVENT_COUNT);
  expect(half - text / 1000).toBeLessThan(EVENT_COUNT / 2);

  await read(Infinity);
  expect(text).toBe(EVENT_COUNT * 1000);
});
