import { APICallError } from '@ai-sdk/provider';
import { createProviderStreamError } from '@ai-sdk/provider-utils';
import * as ai7 from 'ai';
import * as ai4 from 'ai-v4';
import * as ai5 from 'ai-v5';
import * as ai6 from 'ai-v6';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ChatLanguageModelV1 } from '../../src/generations/v1/chat-language-model-v1.js';
import { ChatLanguageModelV2 } from '../../src/generations/v2/chat-language-model-v2.js';
import { ChatLanguageModelV3 } from '../../src/generations/v3/chat-language-model-v3.js';
import { FakeStreamSource, streamAnswer, USAGE, type FakeAnswer } from './fake-stream-source.js';

const DETAILS = [
  { type: 'reasoning.text', text: 'Think.', signature: 'c2lnbmVk', format: 'anthropic-claude-v1', index: 0 },
];
const inputSchema = z.object({ city: z.string() });
const execute = async ({ city }: { city: string }): Promise<string> => `sunny in ${city}`;

interface Outcome {
  text: string;
  stepCount: number;
  finishReason: string;
  promptTokens: number | undefined;
}

interface Client {
  name: string;
  generate(source: FakeStreamSource): Promise<Outcome>;
  stream(source: FakeStreamSource): Promise<Outcome>;
  /** The errors that a stream of that generation reports. */
  collectErrors(source: FakeStreamSource): Promise<unknown[]>;
}

const prompt = 'Weather?';
const onlyError = (part: { type: string; error?: unknown }): unknown[] =>
  part.type === 'error' ? [part.error] : [];
const ignoreError = (): void => {};

async function collectErrors(stream: AsyncIterable<{ type: string; error?: unknown }>): Promise<unknown[]> {
  const errors: unknown[] = [];
  for await (const part of stream) errors.push(...onlyError(part));
  return errors;
}

const clients: Client[] = [
  {
    name: 'AI SDK 4',
    generate: async source => {
      const tools = { weather: ai4.tool({ parameters: inputSchema, execute }) };
      const { text, steps, finishReason, usage } = await ai4.generateText({
        model: new ChatLanguageModelV1(source),
        prompt,
        tools,
        maxSteps: 2,
      });
      return { text, stepCount: steps.length, finishReason, promptTokens: usage.promptTokens };
    },
    stream: async source => {
      const tools = { weather: ai4.tool({ parameters: inputSchema, execute }) };
      const result = ai4.streamText({ model: new ChatLanguageModelV1(source), prompt, tools, maxSteps: 2 });
      await result.consumeStream();
      const { length: stepCount } = await result.steps;
      return {
        text: await result.text,
        stepCount,
        finishReason: await result.finishReason,
        promptTokens: (await result.usage).promptTokens,
      };
    },
    collectErrors: source =>
      collectErrors(
        ai4.streamText({ model: new ChatLanguageModelV1(source), prompt, onError: ignoreError }).fullStream,
      ),
  },
  {
    name: 'AI SDK 5',
    generate: async source => {
      const tools = { weather: ai5.tool({ inputSchema, execute }) };
      const stopWhen = ai5.stepCountIs(2);
      const { text, steps, finishReason, totalUsage } = await ai5.generateText({
        model: new ChatLanguageModelV2(source),
        prompt,
        tools,
        stopWhen,
      });
      return { text, stepCount: steps.length, finishReason, promptTokens: totalUsage.inputTokens };
    },
    stream: async source => {
      const tools = { weather: ai5.tool({ inputSchema, execute }) };
      const result = ai5.streamText({
        model: new ChatLanguageModelV2(source),
        prompt,
        tools,
        stopWhen: ai5.stepCountIs(2),
      });
      const { length: stepCount } = await result.steps;
      return {
        text: await result.text,
        stepCount,
        finishReason: await result.finishReason,
        promptTokens: (await result.totalUsage).inputTokens,
      };
    },
    collectErrors: source =>
      collectErrors(
        ai5.streamText({ model: new ChatLanguageModelV2(source), prompt, onError: ignoreError }).fullStream,
      ),
  },
  ...[
    { name: 'AI SDK 6', createModel: (source: FakeStreamSource) => new ChatLanguageModelV3(source) },
    {
      name: 'AI SDK 6 with the model for 5',
      createModel: (source: FakeStreamSource) => new ChatLanguageModelV2(source),
    },
  ].map(({ name, createModel }): Client => ({
    name,
    generate: async source => {
      const tools = { weather: ai6.tool({ inputSchema, execute }) };
      const stopWhen = ai6.stepCountIs(2);
      const { text, steps, finishReason, totalUsage } = await ai6.generateText({
        model: createModel(source),
        prompt,
        tools,
        stopWhen,
      });
      return { text, stepCount: steps.length, finishReason, promptTokens: totalUsage.inputTokens };
    },
    stream: async source => {
      const tools = { weather: ai6.tool({ inputSchema, execute }) };
      const result = ai6.streamText({
        model: createModel(source),
        prompt,
        tools,
        stopWhen: ai6.stepCountIs(2),
      });
      const { length: stepCount } = await result.steps;
      return {
        text: await result.text,
        stepCount,
        finishReason: await result.finishReason,
        promptTokens: (await result.totalUsage).inputTokens,
      };
    },
    collectErrors: source =>
      collectErrors(ai6.streamText({ model: createModel(source), prompt, onError: ignoreError }).fullStream),
  })),
  {
    name: 'AI SDK 7 with the model for 6',
    generate: async source => {
      const tools = { weather: ai7.tool({ inputSchema, execute }) };
      const stopWhen = ai7.isStepCount(2);
      const { text, steps, finishReason, usage } = await ai7.generateText({
        model: new ChatLanguageModelV3(source),
        prompt,
        tools,
        stopWhen,
      });
      return { text, stepCount: steps.length, finishReason, promptTokens: usage.inputTokens };
    },
    stream: async source => {
      const tools = { weather: ai7.tool({ inputSchema, execute }) };
      const result = ai7.streamText({
        model: new ChatLanguageModelV3(source),
        prompt,
        tools,
        stopWhen: ai7.isStepCount(2),
      });
      const { length: stepCount } = await result.steps;
      return {
        text: await result.text,
        stepCount,
        finishReason: await result.finishReason,
        promptTokens: (await result.usage).inputTokens,
      };
    },
    collectErrors: source =>
      collectErrors(
        ai7.streamText({ model: new ChatLanguageModelV3(source), prompt, onError: ignoreError }).fullStream,
      ),
  },
];

describe.each(clients.map(client => [client.name, client] as const))('%s', (_name, client) => {
  const answers: FakeAnswer[] = [
    {
      content: [
        {
          type: 'reasoning',
          text: 'Think.',
          providerMetadata: { falOpenRouter: { reasoningDetails: DETAILS } },
        },
        {
          type: 'text',
          text: 'I look.',
          providerMetadata: { falOpenRouter: { annotations: [{ type: 'file' }] } },
        },
        { type: 'tool-call', toolCallId: 'call-1', toolName: 'weather', input: '{"city":"Rome"}' },
      ],
    },
    { content: [{ type: 'text', text: 'Sunny.' }], warnings: [{ type: 'unsupported', feature: 'seed' }] },
  ];

  it.each(['generate', 'stream'] as const)(
    '%s runs a tool and brings back what the model said',
    async mode => {
      const source = new FakeStreamSource(answers);
      expect(await client[mode](source)).toEqual({
        text: expect.stringContaining('Sunny.'),
        stepCount: 2,
        finishReason: 'stop',
        promptTokens: 24,
      });
      const [first, second] = source.calls;
      expect(first?.tools).toEqual([
        expect.objectContaining({
          type: 'function',
          name: 'weather',
          inputSchema: expect.objectContaining({ type: 'object' }),
        }),
      ]);
      expect(first?.toolChoice).toEqual({ type: 'auto' });
      expect(second?.prompt.slice(1)).toEqual([
        {
          role: 'assistant',
          content: [
            {
              type: 'reasoning',
              text: 'Think.',
              providerOptions: { falOpenRouter: { reasoningDetails: DETAILS } },
            },
            {
              type: 'text',
              text: 'I look.',
              providerOptions: { falOpenRouter: { annotations: [{ type: 'file' }] } },
            },
            { type: 'tool-call', toolCallId: 'call-1', toolName: 'weather', input: { city: 'Rome' } },
          ],
        },
        {
          role: 'tool',
          content: [
            {
              type: 'tool-result',
              toolCallId: 'call-1',
              toolName: 'weather',
              output: { type: 'text', value: 'sunny in Rome' },
            },
          ],
        },
      ]);
    },
  );

  it('reports a stream error as an APICallError', async () => {
    const error = createProviderStreamError({
      message: 'Upstream is gone',
      statusCode: 502,
      isRetryable: true,
      data: { code: 502 },
    });
    const parts = streamAnswer({
      content: [{ type: 'text', text: 'Hal' }],
      finishReason: { unified: 'error', raw: 'error' },
      usage: USAGE,
    });
    const source = new FakeStreamSource([
      { content: [], parts: [...parts.slice(0, -1), { type: 'error', error }, ...parts.slice(-1)] },
    ]);
    const [reported, ...more] = await client.collectErrors(source);
    expect(more).toEqual([]);
    expect(APICallError.isInstance(reported)).toBe(true);
    expect(reported).toMatchObject({
      message: 'Upstream is gone',
      statusCode: 502,
      isRetryable: true,
      data: { code: 502 },
    });
  });
});
