import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { encode, type EncodeCase } from './capture.js';

type ResponseFormat = NonNullable<LanguageModelV4CallOptions['responseFormat']>;

const schema = {
  type: 'object',
  properties: { maxTokens: { type: 'number' } },
  required: ['maxTokens'],
  additionalProperties: false,
} as const;
const json: ResponseFormat = { type: 'json', schema };
const models = { 'acme/plain': { structuredOutputs: false }, 'acme/bound': { structuredOutputs: true } };
const find = { type: 'function', name: 'find', inputSchema: { type: 'object' } } as const;

function wireFormat(strict: boolean, rest: object = {}): object {
  return { type: 'json_schema', json_schema: { name: 'response', schema, strict, ...rest } };
}

describe('the response format', () => {
  it.each<[string, EncodeCase, ResponseFormat, object | undefined]>([
    ['text', {}, { type: 'text' }, undefined],
    ['JSON', {}, { type: 'json' }, { type: 'json_object' }],
    [
      'JSON, model without structured outputs',
      { modelId: 'acme/plain' },
      { type: 'json' },
      { type: 'json_object' },
    ],
    ['a schema, model known to have it', { modelId: 'openai/gpt-4.1' }, json, wireFormat(true)],
    ['a schema, model said to have it', { modelId: 'acme/bound' }, json, wireFormat(true)],
    ['a schema, model unknown', {}, json, wireFormat(false)],
    [
      'strict turned off',
      { modelId: 'openai/gpt-4.1', modelOptions: { strictJsonSchema: false } },
      json,
      wireFormat(false),
    ],
    ['strict turned on', { modelOptions: { strictJsonSchema: true } }, json, wireFormat(true)],
    [
      'a schema with name and description',
      {},
      { ...json, name: 'limits', description: 'Limits of a call' },
      wireFormat(false, { name: 'limits', description: 'Limits of a call' }),
    ],
    ['a schema beside tools', { call: { tools: [find] } }, json, wireFormat(false)],
  ])('%s', async (_name, encodeCase, responseFormat, wire) => {
    const { body, warnings } = await encode({
      settings: { models },
      ...encodeCase,
      call: { ...encodeCase.call, responseFormat },
    });
    expect(body['response_format']).toEqual(wire);
    expect(body['messages']).toEqual([{ role: 'user', content: 'Hello' }]);
    expect(body['tools']).toEqual(encodeCase.call?.tools === undefined ? undefined : [wireFind]);
    expect(body).not.toHaveProperty('strict_json_schema');
    expect(warnings).toEqual([]);
  });
});

const wireFind = { type: 'function', function: { name: 'find', parameters: { type: 'object' } } };

describe('a schema for a model without structured outputs', () => {
  const instruction = `JSON schema:\n${JSON.stringify(schema)}\nYou MUST answer with a JSON object that matches the JSON schema above.`;
  const warning = {
    type: 'compatibility',
    feature: 'responseFormat',
    details:
      'acme/plain is known as a model without structured outputs: JSON mode was used, with the schema in the prompt.',
  };

  it('goes into a system message of its own', async () => {
    const { body, warnings } = await encode({
      modelId: 'acme/plain',
      settings: { models },
      call: { responseFormat: json },
    });
    expect(body['response_format']).toEqual({ type: 'json_object' });
    expect(body['messages']).toEqual([
      { role: 'system', content: instruction },
      { role: 'user', content: 'Hello' },
    ]);
    expect(warnings).toEqual([warning]);
  });

  it('goes behind the system message there is, which keeps its cache breakpoint', async () => {
    const { body } = await encode({
      modelId: 'acme/plain',
      settings: { models },
      call: {
        responseFormat: json,
        prompt: [
          {
            role: 'system',
            content: 'Be brief.',
            providerOptions: { falOpenRouter: { cacheControl: { type: 'ephemeral' } } },
          },
        ],
      },
    });
    expect(body['messages']).toEqual([
      {
        role: 'system',
        content: [
          { type: 'text', text: `Be brief.\n\n${instruction}`, cache_control: { type: 'ephemeral' } },
        ],
      },
    ]);
  });
});
