import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startEmulator, type Emulator } from '../emulator/index.js';
import type { SuiteClient } from './client.js';
import { client4 } from './client-ai-4.js';
import { client5 } from './client-ai-5.js';
import { client6 } from './client-ai-6.js';
import { client7 } from './client-ai-7.js';

const CLIENTS: SuiteClient[] = [client4, client5, client6, client7];

/** A model of each style of reasoning details, and the types of its blocks. */
const MODELS = [
  { modelId: 'anthropic/claude-sonnet-4.6', types: ['reasoning.text'] },
  { modelId: 'google/gemini-2.5-pro', types: ['reasoning.encrypted'] },
  { modelId: 'openai/gpt-5', types: ['reasoning.summary', 'reasoning.encrypted'] },
  { modelId: 'x-ai/grok-4', types: ['reasoning.summary', 'reasoning.encrypted'] },
  { modelId: 'deepseek/deepseek-r1', types: [] },
];

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

interface WireMessage {
  role: string;
  reasoning_details?: Array<{ type: string }>;
}

/** The reasoning details of each assistant turn of a request. */
function readDetails(request: Emulator['requests'][number] | undefined): WireMessage['reasoning_details'][] {
  // The emulator checked the form of the messages before it answered.
  const messages = (request?.body['messages'] ?? []) as WireMessage[];
  return messages.filter(({ role }) => role === 'assistant').map(message => message.reasoning_details);
}

describe.each(CLIENTS)('$name', client => {
  describe.each(['generate', 'stream'] as const)('%s', mode => {
    it.each(MODELS)(
      'takes $modelId through ten steps without losing a thought',
      async ({ modelId, types }) => {
        const result = await client[mode]({
          settings: { apiKey: emulator.key, baseURL: emulator.baseURL },
          modelId,
          prompt: 'What is the weather in Berlin? Ask in 9 steps.',
          options: { reasoningEffort: 'high' },
          tools: {
            weather: {
              description: 'The weather in a city',
              schema: z.object({ city: z.string() }),
              execute: ({ city }) => ({ city, degrees: 21 }),
            },
          },
          maxSteps: 10,
          maxRetries: 0,
        });
        expect(result.errors).toEqual([]);
        expect(result.stepCount).toBe(10);
        // The emulator compares each turn's details with those it gave and refuses a difference.
        expect(emulator.requests.map(({ status }) => status)).toEqual(Array(10).fill(200));
        const turns = readDetails(emulator.requests.at(-1));
        expect(turns).toHaveLength(9);
        for (const turn of turns) expect(turn?.map(({ type }) => type)).toEqual(types);
        // Earlier turns stay as they were first sent: caches hit, and nothing is sent twice.
        expect(turns.slice(0, 8)).toEqual(readDetails(emulator.requests.at(-2)));
      },
    );
  });
});
