import { generateObject, generateText, Output, streamObject } from 'ai-v4';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ChatLanguageModelV1 } from '../../src/generations/v1/chat-language-model-v1.js';
import { FakeStreamSource, type FakeAnswer } from './fake-stream-source.js';

const schema = z.object({ city: z.string() });
const json: FakeAnswer = { content: [{ type: 'text', text: '{"city":"Rome"}' }] };
const call: FakeAnswer = {
  content: [{ type: 'tool-call', toolCallId: 'c', toolName: 'json', input: '{"city":"Rome"}' }],
};
const jsonSchema = expect.objectContaining({ type: 'object', required: ['city'] });
const asked = {
  json: { responseFormat: { type: 'json', schema: jsonSchema, name: 'place', description: 'A place' } },
  tool: {
    tools: [{ type: 'function', name: 'place', description: 'A place', inputSchema: jsonSchema }],
    toolChoice: { type: 'tool', toolName: 'place' },
  },
};

describe('objects in AI SDK 4', () => {
  it.each([
    ['auto', json, asked.json],
    ['json', json, asked.json],
    ['tool', call, asked.tool],
  ] as const)('mode %s', async (mode, answer, expected) => {
    const source = new FakeStreamSource([answer, answer]);
    const options = {
      model: new ChatLanguageModelV1(source),
      mode,
      schema,
      schemaName: 'place',
      schemaDescription: 'A place',
      prompt: 'Where?',
    };
    expect((await generateObject(options)).object).toEqual({ city: 'Rome' });
    const { object, partialObjectStream } = streamObject(options);
    const partial = [];
    for await (const value of partialObjectStream) partial.push(value);
    expect(partial.at(-1)).toEqual({ city: 'Rome' });
    expect(await object).toEqual({ city: 'Rome' });
    for (const calledWith of source.calls) expect(calledWith).toMatchObject(expected);
  });

  it('asks for JSON without a schema', async () => {
    const source = new FakeStreamSource([json]);
    await generateObject({ model: new ChatLanguageModelV1(source), output: 'no-schema', prompt: 'Where?' });
    expect(source.calls[0]?.responseFormat).toEqual({ type: 'json' });
  });

  it.each([
    ['with structured outputs', true, jsonSchema],
    // The V4 model puts the schema into the prompt of such a model, with a warning.
    ['without structured outputs', false, jsonSchema],
  ])('experimental_output %s', async (_name, structuredOutputs, expected) => {
    const source = new FakeStreamSource([json], { structuredOutputs });
    const { experimental_output: output } = await generateText({
      model: new ChatLanguageModelV1(source),
      experimental_output: Output.object({ schema }),
      prompt: 'Where?',
    });
    expect(output).toEqual({ city: 'Rome' });
    expect(source.calls[0]?.responseFormat).toEqual({ type: 'json', schema: expected });
  });
});
