import * as ai7 from 'ai';
import * as ai5 from 'ai-v5';
import * as ai6 from 'ai-v6';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFalOpenRouter } from '../../src/index.js';
import { createFalOpenRouter as createV2 } from '../../src/v2.js';
import { createFalOpenRouter as createV3 } from '../../src/v3.js';
import { startEmulator, type Emulator } from '../emulator/index.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const settings = () => ({ apiKey: emulator.key, baseURL: emulator.baseURL });
const weatherTool = {
  description: 'The weather in a city',
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }: { city: string }) => ({ city, degrees: 21 }),
};
const question = (id: string, text: string) => ({
  id,
  role: 'user' as const,
  parts: [{ type: 'text' as const, text }],
});
const PROMPT = 'What is the weather in Berlin? Ask in 2 steps.';

/** What a Next.js chat does: the answer as UI messages, those over the network as JSON, and back into the next request. */
const CHATS = [
  {
    name: 'AI SDK 7',
    chat: async (modelId: string) => {
      const model = createFalOpenRouter(settings())(modelId);
      const first = ai7.streamText({
        model,
        prompt: PROMPT,
        tools: { weather: ai7.tool(weatherTool) },
        stopWhen: ai7.isStepCount(5),
      });
      let answer: ai7.UIMessage | undefined;
      for await (const message of ai7.readUIMessageStream({ stream: first.toUIMessageStream() }))
        answer = message;
      const messages = JSON.parse(
        JSON.stringify([question('1', PROMPT), answer, question('2', 'Thanks')]),
      ) as ai7.UIMessage[];
      await ai7.generateText({ model, messages: await ai7.convertToModelMessages(messages) });
    },
  },
  {
    name: 'AI SDK 6',
    chat: async (modelId: string) => {
      const model = createV3(settings())(modelId);
      const first = ai6.streamText({
        model,
        prompt: PROMPT,
        tools: { weather: ai6.tool(weatherTool) },
        stopWhen: ai6.stepCountIs(5),
      });
      let answer: ai6.UIMessage | undefined;
      for await (const message of ai6.readUIMessageStream({ stream: first.toUIMessageStream() }))
        answer = message;
      const messages = JSON.parse(
        JSON.stringify([question('1', PROMPT), answer, question('2', 'Thanks')]),
      ) as ai6.UIMessage[];
      await ai6.generateText({ model, messages: await ai6.convertToModelMessages(messages) });
    },
  },
  {
    name: 'AI SDK 5',
    chat: async (modelId: string) => {
      const model = createV2(settings())(modelId);
      const first = ai5.streamText({
        model,
        prompt: PROMPT,
        tools: { weather: ai5.tool(weatherTool) },
        stopWhen: ai5.stepCountIs(5),
      });
      let answer: ai5.UIMessage | undefined;
      for await (const message of ai5.readUIMessageStream({ stream: first.toUIMessageStream() }))
        answer = message;
      const messages = JSON.parse(
        JSON.stringify([question('1', PROMPT), answer, question('2', 'Thanks')]),
      ) as ai5.UIMessage[];
      await ai5.generateText({ model, messages: ai5.convertToModelMessages(messages) });
    },
  },
];

/** The agent class of each generation that has one. */
const AGENTS = [
  {
    name: 'ToolLoopAgent of AI SDK 7',
    run: (modelId: string) =>
      new ai7.ToolLoopAgent({
        model: createFalOpenRouter(settings())(modelId),
        tools: { weather: ai7.tool(weatherTool) },
        stopWhen: ai7.isStepCount(5),
      }).generate({ prompt: PROMPT }),
  },
  {
    name: 'ToolLoopAgent of AI SDK 6',
    run: (modelId: string) =>
      new ai6.ToolLoopAgent({
        model: createV3(settings())(modelId),
        tools: { weather: ai6.tool(weatherTool) },
        stopWhen: ai6.stepCountIs(5),
      }).generate({ prompt: PROMPT }),
  },
  {
    name: 'Agent of AI SDK 5',
    run: (modelId: string) =>
      new ai5.Experimental_Agent({
        model: createV2(settings())(modelId),
        tools: { weather: ai5.tool(weatherTool) },
        stopWhen: ai5.stepCountIs(5),
      }).generate({ prompt: PROMPT }),
  },
];

const MODEL_IDS = [
  'anthropic/claude-sonnet-4.6',
  'google/gemini-2.5-pro',
  'openai/gpt-5',
  'deepseek/deepseek-r1',
];

function readDetails(request: Emulator['requests'][number] | undefined): unknown[] {
  const messages = (request?.body['messages'] ?? []) as Array<{ role: string; reasoning_details?: unknown }>;
  return messages.filter(({ role }) => role === 'assistant').map(message => message.reasoning_details);
}

describe.each(CHATS)('a chat of $name', ({ chat }) => {
  it.each(MODEL_IDS)('carries the details of %s through UI messages into the next turn', async modelId => {
    await chat(modelId);
    expect(emulator.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const beforeTheTurn = readDetails(emulator.requests[2]);
    expect(beforeTheTurn).toHaveLength(2);
    const afterTheTurn = readDetails(emulator.requests[3]);
    expect(afterTheTurn).toHaveLength(3);
    expect(afterTheTurn.slice(0, 2)).toEqual(beforeTheTurn);
    expect(afterTheTurn[2]).toEqual(expect.any(Array));
  });
});

describe.each(AGENTS)('$name', ({ run }) => {
  it.each(MODEL_IDS)('keeps the thinking of %s from step to step', async modelId => {
    const { steps } = await run(modelId);
    expect(steps).toHaveLength(3);
    expect(emulator.requests.map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});
