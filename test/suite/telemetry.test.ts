import { generateText, streamText, type Telemetry } from 'ai';
import * as v4 from 'ai-v4';
import * as v5 from 'ai-v5';
import * as v6 from 'ai-v6';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createFalOpenRouter as createProvider } from '../../src/index.js';
import { createFalOpenRouter as createProviderV1 } from '../../src/v1.js';
import { createFalOpenRouter as createProviderV2 } from '../../src/v2.js';
import { createFalOpenRouter as createProviderV3 } from '../../src/v3.js';
import {
  answerOf,
  chunkOf,
  endWith,
  respondWithJson,
  respondWithStream,
  toEvents,
} from '../chat/play-answer.js';

const ID = 'openai/gpt-4.1';
const usage = { prompt_tokens: 1234, completion_tokens: 56, total_tokens: 1290 };

const answer: typeof globalThis.fetch = (_input, init) => {
  const isStream = String(init?.body).includes('"stream":true');
  return Promise.resolve(
    isStream
      ? respondWithStream(toEvents(chunkOf({ content: 'Hi' }), { choices: [], usage }, ...endWith('stop')))
      : respondWithJson(answerOf({ content: 'Hi' }, {}, { usage })),
  );
};

/** Quotes the header it got, as the worst server does. */
const refuse: typeof globalThis.fetch = (_input, init) => {
  const { authorization } = Object.fromEntries(new Headers(init?.headers));
  return Promise.resolve(Response.json({ detail: `No user found for ${authorization}` }, { status: 401 }));
};

/** Takes down all that a tracer is told. */
function createTracer(records: unknown[]): never {
  const note = (...told: unknown[]): unknown => {
    records.push(told);
    return span;
  };
  const span = {
    setAttribute: note,
    setAttributes: note,
    addEvent: note,
    setStatus: note,
    recordException: note,
    updateName: note,
    end: () => {},
    isRecording: () => true,
    spanContext: () => ({ traceId: 'trace', spanId: 'span', traceFlags: 1 }),
  };
  const tracer = {
    startSpan: note,
    startActiveSpan: (...parameters: unknown[]) => {
      const run = parameters.pop() as (open: unknown) => unknown;
      return run(note(...parameters));
    },
  };
  // Of OpenTelemetry's interface, what the SDK uses.
  return tracer as never;
}

/** Takes down all that an integration of AI SDK 7 is told. */
function createIntegration(records: unknown[]): Telemetry {
  return new Proxy<Telemetry>(
    {},
    {
      get: (_target, name) =>
        String(name).startsWith('on') ? (event: unknown) => void records.push([name, event]) : undefined,
    },
  );
}

/** What AI SDK 4, 5 and 6 have in common here; their own signatures are generic in different ways. */
interface TracedSdk {
  generateText(call: object): Promise<unknown>;
  streamText(call: object): { consumeStream(): PromiseLike<void> };
}

type Settings = Parameters<typeof createProvider>[0];

/** Asks once and streams once, whatever comes of it. */
const CLIENTS: [string, (settings: Settings, records: unknown[]) => Promise<unknown>][] = [
  [
    'AI SDK 7',
    async (settings, records) => {
      const telemetry = { integrations: createIntegration(records) };
      const call = { model: createProvider(settings)(ID), prompt: 'Hello', maxRetries: 0, telemetry };
      await generateText(call).catch(() => {});
      await streamText({ ...call, onError: () => {} }).consumeStream();
    },
  ],
  ...(
    [
      ['AI SDK 6', createProviderV3, v6 as unknown as TracedSdk],
      ['AI SDK 5', createProviderV2, v5 as unknown as TracedSdk],
      ['AI SDK 4', createProviderV1, v4 as unknown as TracedSdk],
    ] as const
  ).map(([name, create, sdk]): (typeof CLIENTS)[number] => [
    name,
    async (settings, records) => {
      const telemetry = { isEnabled: true, tracer: createTracer(records) };
      const call = {
        model: create(settings)(ID),
        prompt: 'Hello',
        maxRetries: 0,
        experimental_telemetry: telemetry,
      };
      await sdk.generateText(call).catch(() => {});
      await sdk.streamText({ ...call, onError: () => {} }).consumeStream();
    },
  ]),
];

/** Everything that a record holds, hidden or not. */
function print(records: unknown[]): string {
  return inspect(records, { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity });
}

describe.each(CLIENTS)('telemetry of %s', (_name, ask) => {
  it('knows provider, model, words and tokens, and not the key', async () => {
    const records: unknown[] = [];
    await ask({ apiKey: 'key-id:hush-hush-hush', fetch: answer }, records);
    const told = print(records);
    for (const words of ['fal-openrouter.chat', ID, 'Hello', 'Hi', '1234', '56'])
      expect(told).toContain(words);
    expect(told).not.toContain('hush');
  });

  it('knows what went wrong, and not the key that the answer quoted', async () => {
    const records: unknown[] = [];
    await ask({ apiKey: 'key-id:hush-hush-hush', fetch: refuse }, records);
    const told = print(records);
    expect(told).toContain('fal-openrouter.chat');
    expect(told).toContain('No user found for Key <key>');
    expect(told).not.toContain('hush');
  });
});
