import type { LanguageModelV4CallOptions, LanguageModelV4Content } from '@ai-sdk/provider';
import {
  appendResponseMessages,
  generateText,
  streamText,
  tool,
  type CoreMessage,
  type Message,
} from 'ai-v4';
import * as fc from 'fast-check';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ChatLanguageModelV1 } from '../../src/generations/v1/chat-language-model-v1.js';
import { FakeStreamSource, streamAnswer, type FakeAnswer } from './fake-stream-source.js';

type Part = LanguageModelV4Content;
type Details = Record<string, fc.JsonValue>[];

const tools = { weather: tool({ parameters: z.object({}), execute: async () => 'sunny' }) };

/** `undefined`: a reasoning part that the wire gave no details for. */
const detailsArbitrary: fc.Arbitrary<Details | undefined> = fc.option(
  fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }), { maxLength: 3 }),
  { nil: undefined, freq: 4 },
);

let detailCount = 0;

/** Details of two answers are never the same, as no two thoughts of a model are. */
const reasoningArbitrary = fc
  .record({ text: fc.string(), details: detailsArbitrary })
  .map(({ text, details }): Part => {
    const reasoningDetails = details?.map(detail => ({ ...detail, id: `detail-${detailCount++}` }));
    return {
      type: 'reasoning',
      text,
      ...(reasoningDetails === undefined
        ? {}
        : { providerMetadata: { falOpenRouter: { reasoningDetails } } }),
    };
  });

const answerArbitrary = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: reasoningArbitrary },
    fc.string({ minLength: 1 }).map((text): Part => ({ type: 'text', text })),
  ),
  { maxLength: 6 },
);

function callWeather(toolCallId: string, content: Part[]): FakeAnswer {
  return { content: [...content, { type: 'tool-call', toolCallId, toolName: 'weather', input: '{}' }] };
}

/** The same answer from a model that thinks on after its call has begun. */
function startCallFirst(answer: FakeAnswer): FakeAnswer {
  const parts = streamAnswer(answer);
  const start = parts.filter(part => part.type.startsWith('tool-input-'));
  const [head, ...rest] = parts.filter(part => !start.includes(part));
  return { ...answer, parts: [...(head === undefined ? [] : [head]), ...start, ...rest] };
}

/** The details of each assistant turn that a call brings back, in order. */
function readDetails(call: LanguageModelV4CallOptions | undefined): unknown[][] {
  return (call?.prompt ?? [])
    .filter(message => message.role === 'assistant')
    .map(message =>
      message.content.flatMap(part =>
        listDetails(part.providerOptions?.['falOpenRouter']?.['reasoningDetails']),
      ),
    );
}

function wroteDetails(answer: FakeAnswer): unknown[] {
  return answer.content.flatMap(part =>
    part.type === 'reasoning'
      ? listDetails(part.providerMetadata?.['falOpenRouter']?.['reasoningDetails'])
      : [],
  );
}

function listDetails(details: unknown): unknown[] {
  return Array.isArray(details) ? details : [];
}

/** What the last call brought back, as one text: JSON tells what an equality of objects would not, such as the order of keys. */
function broughtBack(source: FakeStreamSource): string {
  return JSON.stringify(readDetails(source.calls.at(-1)));
}

/** What a next call has to bring back of all answers but the last, which nobody has asked after yet. */
function hasToBringBack(answers: FakeAnswer[]): string {
  return JSON.stringify(answers.slice(0, -1).map(wroteDetails));
}

async function streamThrough(
  answers: FakeAnswer[],
  messages: CoreMessage[] | Message[],
): Promise<FakeStreamSource> {
  const source = new FakeStreamSource(answers);
  const errors: unknown[] = [];
  const result = streamText({
    model: new ChatLanguageModelV1(source),
    messages,
    tools,
    maxSteps: answers.length,
    onError: ({ error }) => void errors.push(error),
  });
  await result.consumeStream();
  expect(errors).toEqual([]);
  return source;
}

describe('reasoning details through the steps of AI SDK 4', () => {
  const user: CoreMessage[] = [{ role: 'user', content: 'Hi' }];
  const last: FakeAnswer = { content: [{ type: 'text', text: 'Done' }] };

  it('come back as they were, in order and once, after streamText', async () => {
    await fc.assert(
      fc.asyncProperty(answerArbitrary, answerArbitrary, async (first, second) => {
        const answers = [callWeather('call-1', first), callWeather('call-2', second), last];
        expect(broughtBack(await streamThrough(answers, user))).toBe(hasToBringBack(answers));
      }),
    );
  });

  it('come back as they were, in order and once, after generateText', async () => {
    await fc.assert(
      fc.asyncProperty(answerArbitrary, answerArbitrary, async (first, second) => {
        const answers = [callWeather('call-1', first), callWeather('call-2', second), last];
        const source = new FakeStreamSource(answers);
        await generateText({ model: new ChatLanguageModelV1(source), messages: user, tools, maxSteps: 3 });
        expect(broughtBack(source)).toBe(hasToBringBack(answers));
      }),
    );
  });

  it('come back in the history of a later turn', async () => {
    await fc.assert(
      fc.asyncProperty(answerArbitrary, async content => {
        const answers = [callWeather('call-1', content), last, last];
        const source = new FakeStreamSource(answers);
        const model = new ChatLanguageModelV1(source);
        const result = streamText({ model, messages: user, tools, maxSteps: 2 });
        await result.consumeStream();
        const { messages } = await result.response;
        await generateText({
          model,
          messages: [...user, ...messages, { role: 'user', content: 'And now?' }],
        });
        expect(broughtBack(source)).toBe(hasToBringBack(answers));
      }),
    );
  });
});

interface ChatApiOptions {
  api: string;
  body: object;
  streamProtocol: 'data';
  credentials: undefined;
  headers: undefined;
  abortController: undefined;
  restoreMessagesOnFailure: () => void;
  onResponse: undefined;
  onUpdate: () => void;
  onFinish: (message: Message) => void;
  onToolCall: undefined;
  generateId: () => string;
  fetch: () => Promise<Response>;
  lastMessage: undefined;
}

// The part of `useChat` that makes messages of a stream is not exported by `ai`: it is in a package of its own below it.
const { callChatApi } = createRequire(import.meta.resolve('ai-v4'))('@ai-sdk/ui-utils') as {
  callChatApi(options: ChatApiOptions): Promise<void>;
};

/** Streams an answer to a browser, and gives the message that `useChat` makes of it. */
async function chat(
  source: FakeStreamSource,
  maxSteps: number,
  toolCallStreaming: boolean,
): Promise<Message> {
  const result = streamText({
    model: new ChatLanguageModelV1(source),
    messages: [{ role: 'user', content: 'Hi' }],
    tools,
    maxSteps,
    toolCallStreaming,
  });
  let finished: Message | undefined;
  await callChatApi({
    api: '/api/chat',
    body: {},
    streamProtocol: 'data',
    credentials: undefined,
    headers: undefined,
    abortController: undefined,
    restoreMessagesOnFailure: () => {},
    onResponse: undefined,
    onUpdate: () => {},
    onFinish: message => void (finished = message),
    onToolCall: undefined,
    generateId: () => 'message',
    fetch: async () => result.toDataStreamResponse({ sendReasoning: true }),
    lastMessage: undefined,
  });
  if (finished === undefined) throw new Error('useChat finished no message');
  return finished;
}

describe('reasoning details through the interface of AI SDK 4', () => {
  const user: Message = { id: 'user', role: 'user', content: 'Hi' };
  const more: Message = { id: 'more', role: 'user', content: 'And now?' };
  const last: FakeAnswer = { content: [{ type: 'text', text: 'Done' }] };

  it.each([
    ['whole calls', false, false],
    ['streamed calls', true, false],
    ['whole calls, reasoning after their start', false, true],
    ['streamed calls, reasoning after their start', true, true],
  ])('come back from useChat with %s', async (_name, toolCallStreaming, isCallFirst) => {
    await fc.assert(
      fc.asyncProperty(
        answerArbitrary,
        answerArbitrary,
        fc.array(reasoningArbitrary, { maxLength: 2 }),
        async (first, second, third) => {
          const calling = [callWeather('call-1', first), callWeather('call-2', second)];
          const answers = [
            ...(isCallFirst ? calling.map(startCallFirst) : calling),
            { content: [...third, ...last.content] },
            last,
          ];
          const source = new FakeStreamSource(answers);
          const message = await chat(source, 3, toolCallStreaming);
          await generateText({
            model: new ChatLanguageModelV1(source),
            messages: [user, message, more],
            tools,
          });
          // A text that follows a streamed call begins a turn of its own in AI SDK 4, with the reasoning that follows it.
          const isSplit = toolCallStreaming && isCallFirst;
          const turns = readDetails(source.calls.at(-1));
          const expected = answers.slice(0, -1).map(wroteDetails);
          expect(JSON.stringify(isSplit ? turns.flat() : turns)).toBe(
            JSON.stringify(isSplit ? expected.flat() : expected),
          );
        },
      ),
    );
  });

  const think = (text: string): Part => ({
    type: 'reasoning',
    text,
    providerMetadata: {
      falOpenRouter: { reasoningDetails: [{ type: 'reasoning.text', text, signature: `signed ${text}` }] },
    },
  });

  it.each([
    ['before its call', false, [think('one'), think('two')], (answer: FakeAnswer) => answer],
    ['after its call has begun', true, [think('one'), think('two')], startCallFirst],
  ])('goes back with the step it belongs to: %s', async (_name, toolCallStreaming, first, arrange) => {
    const answers = [
      arrange(callWeather('call-1', first)),
      arrange(callWeather('call-2', [think('three')])),
      { content: [think('four'), think(''), ...last.content] },
      last,
    ];
    const source = new FakeStreamSource(answers);
    const message = await chat(source, 3, toolCallStreaming);
    await generateText({ model: new ChatLanguageModelV1(source), messages: [user, message, more], tools });
    expect(broughtBack(source)).toBe(hasToBringBack(answers));
  });

  it('come back from messages that a server kept', async () => {
    await fc.assert(
      fc.asyncProperty(answerArbitrary, reasoningArbitrary, async (first, thought) => {
        const answers = [callWeather('call-1', first), { content: [thought, ...last.content] }, last];
        const source = new FakeStreamSource(answers);
        const model = new ChatLanguageModelV1(source);
        const { response } = await generateText({ model, messages: [user], tools, maxSteps: 2 });
        const kept = appendResponseMessages({ messages: [user], responseMessages: response.messages });
        await generateText({ model, messages: [...kept, more], tools });
        expect(broughtBack(source)).toBe(hasToBringBack(answers));
      }),
    );
  });
});

describe('what has no reasoning part to travel on', () => {
  const annotations = [{ type: 'file', file: { hash: 'h', name: 'a.pdf' } }];
  const user: CoreMessage[] = [{ role: 'user', content: 'Hi' }];
  const last: FakeAnswer = { content: [{ type: 'text', text: 'Done' }] };
  const call = (metadata?: Record<string, fc.JsonValue[]>): Part => ({
    type: 'tool-call',
    toolCallId: 'call-1',
    toolName: 'weather',
    input: '{}',
    ...(metadata === undefined ? {} : { providerMetadata: { falOpenRouter: metadata } }),
  });
  const say = (metadata: Record<string, fc.JsonValue[]>): Part => ({
    type: 'text',
    text: 'Hm',
    providerMetadata: { falOpenRouter: metadata },
  });
  const rows: [string, Part[], object][] = [
    [
      'an empty list on a text',
      [say({ reasoningDetails: [] }), call()],
      { reasoning: [{ reasoningDetails: [] }], text: undefined, 'tool-call': undefined },
    ],
    [
      'an empty list on a call',
      [call({ reasoningDetails: [] })],
      { reasoning: [{ reasoningDetails: [] }], 'tool-call': undefined },
    ],
    [
      'annotations on a text',
      [say({ annotations }), call()],
      { text: { annotations }, 'tool-call': undefined },
    ],
    ['annotations on a call', [call({ annotations })], { 'tool-call': { annotations } }],
    [
      'both on a text',
      [say({ reasoningDetails: [], annotations }), call()],
      { reasoning: [{ reasoningDetails: [] }], text: { annotations }, 'tool-call': undefined },
    ],
    [
      'annotations beside reasoning',
      [
        { type: 'reasoning', text: 'plain' },
        {
          type: 'reasoning',
          text: '',
          providerMetadata: { falOpenRouter: { reasoningDetails: [{ type: 'x' }] } },
        },
        say({ annotations }),
        call(),
      ],
      {
        reasoning: [undefined, { reasoningDetails: [{ type: 'x' }] }],
        text: { annotations },
        'tool-call': undefined,
      },
    ],
  ];

  it.each(rows)('%s', async (_name, content, expected) => {
    const answers = [{ content }, last];
    const streamed = await streamThrough(answers, user);
    const generated = new FakeStreamSource(answers);
    const { steps } = await generateText({
      model: new ChatLanguageModelV1(generated),
      messages: user,
      tools,
      maxSteps: 2,
    });
    const shown = content.map(part => (part.type === 'reasoning' ? part.text : '')).join('');
    expect(steps[0]?.reasoning ?? '').toBe(shown);
    expect(steps[0]?.reasoningDetails.map(({ type }) => type)).not.toContain('redacted');
    for (const source of [streamed, generated]) {
      const turn = source.calls[1]?.prompt.find(message => message.role === 'assistant');
      const options: Record<string, unknown> = {};
      for (const part of turn?.role === 'assistant' ? turn.content : []) {
        const own = part.providerOptions?.['falOpenRouter'];
        if (part.type === 'reasoning') options['reasoning'] = [...listDetails(options['reasoning']), own];
        else options[part.type] = own;
      }
      expect(options).toEqual(expected);
    }
  });

  it('shows nothing of an empty list when there is no call', async () => {
    const source = new FakeStreamSource([{ content: [say({ reasoningDetails: [] })] }]);
    const { reasoningDetails } = await generateText({
      model: new ChatLanguageModelV1(source),
      messages: user,
    });
    expect(reasoningDetails).toEqual([]);
  });
});
