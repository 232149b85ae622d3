import * as ai7 from 'ai';
import * as ai4 from 'ai-v4';
import * as ai5 from 'ai-v5';
import * as ai6 from 'ai-v6';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFalOpenRouter } from '../../src/index.js';
import { createFalOpenRouter as createV1 } from '../../src/v1.js';
import { createFalOpenRouter as createV2 } from '../../src/v2.js';
import { createFalOpenRouter as createV3 } from '../../src/v3.js';
import { answerOf, chunkOf, endWith, respondWithJson, respondWithStream, toEvents } from './play-answer.js';

/** Gemini's ids: the same in each answer. */
const ID = 'tool_0_weather';
const CITIES = ['Paris', 'Rome', 'Oslo'];

interface WireMessage {
  role: string;
  tool_call_id?: string;
  content?: unknown;
  tool_calls?: Array<{ id: string; function: { arguments: string } }>;
  reasoning_details?: Array<{ id: string; data: string }>;
}

/** Calls for one city after the other, each call under the same id and with a signature that names it; then a text. */
function createRoute() {
  const requests: WireMessage[][] = [];
  const fetch: typeof globalThis.fetch = (_input, init) => {
    const body = JSON.parse(String(init?.body)) as { messages: WireMessage[]; stream?: boolean };
    requests.push(body.messages);
    const city = CITIES[requests.length - 1];
    const call = { id: ID, type: 'function', function: { name: 'weather', arguments: `{"city":"${city}"}` } };
    const detail = { type: 'reasoning.encrypted', data: `of ${city}`, id: ID, format: 'google-gemini-v1' };
    const message = city
      ? { content: null, tool_calls: [{ index: 0, ...call }], reasoning_details: [detail] }
      : { content: 'Done' };
    const isStream = body.stream === true;
    return Promise.resolve(
      isStream
        ? respondWithStream(toEvents(chunkOf(message), ...endWith('stop')))
        : respondWithJson(answerOf(message, { finish_reason: 'stop' })),
    );
  };
  return { requests, fetch };
}

const parameters = z.object({ city: z.string() });
const execute = ({ city }: { city: string }): Promise<string> => Promise.resolve(`${city} is sunny`);
const inputTool = { weather: { inputSchema: parameters, execute } };

interface Step {
  toolCalls: Array<{ toolCallId: string }>;
}

const programs: [string, (fetch: typeof globalThis.fetch) => Promise<Step[]>][] = [
  [
    'generateText of AI SDK 7',
    async fetch =>
      (
        await ai7.generateText({
          model: createFalOpenRouter({ apiKey: 'a:b', fetch })(),
          tools: { weather: ai7.tool({ inputSchema: parameters, execute }) },
          stopWhen: ai7.isStepCount(5),
          prompt: 'Weather?',
        })
      ).steps,
  ],
  [
    'streamText of AI SDK 7',
    async fetch =>
      await ai7.streamText({
        model: createFalOpenRouter({ apiKey: 'a:b', fetch })(),
        tools: { weather: ai7.tool({ inputSchema: parameters, execute }) },
        stopWhen: ai7.isStepCount(5),
        prompt: 'Weather?',
      }).steps,
  ],
  [
    'AI SDK 6',
    async fetch =>
      (
        await ai6.generateText({
          model: createV3({ apiKey: 'a:b', fetch })(),
          tools: inputTool,
          stopWhen: ai6.stepCountIs(5),
          prompt: 'Weather?',
        })
      ).steps,
  ],
  [
    'AI SDK 5',
    async fetch =>
      (
        await ai5.generateText({
          model: createV2({ apiKey: 'a:b', fetch })(),
          tools: inputTool,
          stopWhen: ai5.stepCountIs(5),
          prompt: 'Weather?',
        })
      ).steps,
  ],
  [
    'AI SDK 4',
    async fetch =>
      (
        await ai4.generateText({
          model: createV1({ apiKey: 'a:b', fetch })(),
          tools: { weather: ai4.tool({ parameters, execute }) },
          maxSteps: 5,
          prompt: 'Weather?',
        })
      ).steps,
  ],
];

describe('calls of several answers under one id', () => {
  it.each(programs)('are told apart in %s, and keep it on the wire', async (_name, run) => {
    const { requests, fetch } = createRoute();
    const steps = await run(fetch);
    expect(steps.flatMap(({ toolCalls }) => toolCalls.map(({ toolCallId }) => toolCallId))).toEqual([
      ID,
      `${ID}-fal-2`,
      `${ID}-fal-3`,
    ]);
    const history = requests.at(-1) ?? [];
    const turns = history.filter(({ role }) => role === 'assistant');
    expect(
      turns.map(({ tool_calls }) => tool_calls?.map(call => [call.id, call.function.arguments])),
    ).toEqual(CITIES.map(city => [[ID, `{"city":"${city}"}`]]));
    expect(turns.map(turn => turn.reasoning_details?.map(({ id, data }) => [id, data]))).toEqual(
      CITIES.map(city => [[ID, `of ${city}`]]),
    );
    const results = history.filter(({ role }) => role === 'tool');
    expect(results.map(result => [result.tool_call_id, result.content])).toEqual(
      CITIES.map(city => [ID, expect.stringContaining(`${city} is sunny`) as string]),
    );
  });

  it('keep their own results in a stored chat of AI SDK 4', async () => {
    const { requests, fetch } = createRoute();
    const call = {
      model: createV1({ apiKey: 'a:b', fetch })(),
      tools: { weather: ai4.tool({ parameters, execute }) },
      maxSteps: 5,
    };
    const question: ai4.Message = { id: '1', role: 'user', content: 'Weather?' };
    const { response } = await ai4.generateText({ ...call, messages: [question] });
    const stored = ai4.appendResponseMessages({ messages: [question], responseMessages: response.messages });
    const invocations = stored.flatMap(({ parts = [] }) =>
      parts.flatMap(part => (part.type === 'tool-invocation' ? [part.toolInvocation] : [])),
    );
    expect(invocations).toMatchObject(
      CITIES.map(city => ({ state: 'result', args: { city }, result: `${city} is sunny` })),
    );
    await ai4.generateText({
      ...call,
      messages: [...stored, { id: '2', role: 'user', content: 'And now?' }] as ai4.Message[],
    });
    expect(requests.at(-1)?.filter(({ role }) => role === 'tool')).toHaveLength(3);
  });

  it('are two calls on the wire too where they stand in one message', async () => {
    const { requests, fetch } = createRoute();
    const model = createFalOpenRouter({ apiKey: 'a:b', fetch })();
    const calls = [ID, `${ID}-fal-2`].map(toolCallId => ({
      type: 'tool-call' as const,
      toolCallId,
      toolName: 'weather',
      input: {},
    }));
    const results = calls.map(({ toolCallId, toolName }) => ({
      type: 'tool-result' as const,
      toolCallId,
      toolName,
      output: { type: 'text' as const, value: toolCallId },
    }));
    await model.doGenerate({
      prompt: [
        { role: 'assistant', content: calls },
        { role: 'tool', content: results },
      ],
    });
    const [turn, ...answers] = requests[0] ?? [];
    expect(turn?.tool_calls?.map(({ id }) => id)).toEqual([ID, `${ID}-fal-2`]);
    expect(answers.map(({ tool_call_id, content }) => [tool_call_id, content])).toEqual([
      [ID, ID],
      [`${ID}-fal-2`, `${ID}-fal-2`],
    ]);
  });
});
