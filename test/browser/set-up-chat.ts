import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startEmulator, type Emulator, type RecordedRequest } from '../emulator/index.js';
import { listObjects } from '../emulator/json.js';
import type { JsonObject } from '../emulator/types.js';
import { openChat, type ChatPage } from './chat-page.js';
import { launchChromium } from './launch-chromium.js';
import { startChat, type ChatServer } from './next-chat.js';

/** What the tests of a file share. The page is a new one, in a browser without memories, for each test. */
export interface ChatTest {
  browser: Browser;
  emulator: Emulator;
  server: ChatServer;
  chat: ChatPage;
}

/** Serves the built chat, on an emulator in this process, as long as the tests of a file run. */
export function setUpChat(): ChatTest {
  const test = {} as ChatTest; // complete before the first test runs

  beforeAll(async () => {
    test.browser = await launchChromium();
    test.emulator = await startEmulator({ chunkDelay: 5 });
    const { key, baseURL } = test.emulator;
    test.server = await startChat('start', { FAL_API_KEY: key, EMULATOR_BASE_URL: baseURL });
  });
  afterAll(async () => {
    await test.browser?.close();
    await test.server?.stop();
    await test.emulator?.close();
  });
  beforeEach(async () => {
    test.emulator.reset();
    test.chat = await openChat(test.browser, test.server.url);
  });
  afterEach(async () => {
    await test.chat?.page.context().close();
  });
  return test;
}

/** The request at this place among those of the test; the last one by default. */
export function readRequest({ emulator }: ChatTest, position = -1): RecordedRequest {
  const request = emulator.requests.at(position);
  if (!request) throw new Error(`The emulator has had ${emulator.requests.length} requests.`);
  return request;
}

/** The messages of that request. */
export function readMessages(test: ChatTest, position = -1): JsonObject[] {
  return listObjects(readRequest(test, position).body['messages']);
}

/** The answers to all requests: the emulator refuses, among much else, thinking that was changed or lost. */
export function readStatuses({ emulator }: ChatTest): unknown[] {
  return emulator.requests.map(({ status }) => status);
}
