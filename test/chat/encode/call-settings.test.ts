import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import * as ai4 from 'ai-v4';
import { expect, it } from 'vitest';
import type { FalOpenRouterChatOptions } from '../../../src/chat/chat-options.js';
import { createFalOpenRouter as createV1 } from '../../../src/v1.js';
import { createCapture, encode, userPrompt } from './capture.js';
import { createFalOpenRouter } from '../../../src/index.js';

const plainBody = { model: 'acme/unknown', messages: [{ role: 'user', content: 'Hello' }] };

it.each<[string, Partial<LanguageModelV4CallOptions>, object]>([
  ['nothing', {}, {}],
  ['maxOutputTokens', { maxOutputTokens: 100 }, { max_tokens: 100 }],
  ['temperature', { temperature: 0 }, { temperature: 0 }],
  ['topP', { topP: 0.5 }, { top_p: 0.5 }],
  ['topK', { topK: 40 }, { top_k: 40 }],
  ['frequencyPenalty', { frequencyPenalty: -1 }, { frequency_penalty: -1 }],
  ['presencePenalty', { presencePenalty: 2 }, { presence_penalty: 2 }],
  ['seed', { seed: 7 }, { seed: 7 }],
  ['stopSequences', { stopSequences: ['END', '###'] }, { stop: ['END', '###'] }],
  ['reasoning', { reasoning: 'low' }, { reasoning: { effort: 'low' } }],
  ['text as response format', { responseFormat: { type: 'text' } }, {}],
])('%s', async (_name, call, fields) => {
  const { body, warnings } = await encode({ call });
  expect(body).toEqual({ ...plainBody, ...fields });
  expect(warnings).toEqual([]);
});

it.each<[string, FalOpenRouterChatOptions, number | undefined, number]>([
  ['says 0 where nobody says anything', {}, undefined, 0],
  ['says 0 where the call does', {}, 0, 0],
  ['leaves the temperature of the model alone with a 0 that may be its own', { temperature: 0.9 }, 0, 0.9],
  ['says what the call says', { temperature: 0.9 }, 0.3, 0.3],
])('AI SDK 4 %s', async (_name, options, temperature, sent) => {
  const { requests, fetch } = createCapture();
  const model = createV1({ apiKey: 'id:secret', fetch })('acme/unknown', options);
  await ai4.generateText({ model, prompt: 'Hello', ...(temperature !== undefined && { temperature }) });
  expect(requests[0]?.body['temperature']).toBe(sent);
});

it('asks for a stream with its usage', async () => {
  const capture = createCapture();
  const model = createFalOpenRouter({ apiKey: 'id:secret', fetch: capture.fetch })('acme/unknown');
  await model.doStream({ prompt: userPrompt });
  expect(capture.requests[0]?.body).toEqual({
    ...plainBody,
    stream: true,
    stream_options: { include_usage: true },
  });
});

it('leaves stream options of the caller alone', async () => {
  const capture = createCapture();
  const model = createFalOpenRouter({ apiKey: 'id:secret', fetch: capture.fetch })('acme/unknown');
  const providerOptions = { falOpenRouter: { stream_options: { include_usage: false } } };
  await model.doStream({ prompt: userPrompt, providerOptions });
  expect(capture.requests[0]?.body['stream_options']).toEqual({ include_usage: false });
});

it('tells what was sent', async () => {
  const capture = createCapture();
  const model = createFalOpenRouter({ apiKey: 'id:secret', fetch: capture.fetch })('acme/unknown');
  const { request } = await model.doGenerate({ prompt: userPrompt });
  expect(request).toEqual({ body: capture.requests[0]?.text });
  expect(capture.requests[0]?.url).toBe('https://fal.run/openrouter/router/openai/v1/chat/completions');
});

it('changes nothing that the caller handed over', async () => {
  const call: Partial<LanguageModelV4CallOptions> = {
    prompt: [
      {
        role: 'user',
        content: [
          {
            type: 'text',
            text: 'Hello',
            providerOptions: { falOpenRouter: { cacheControl: { type: 'ephemeral' } } },
          },
        ],
      },
      {
        role: 'assistant',
        content: [{ type: 'tool-call', toolCallId: 'c', toolName: 'find', input: { b: 1, a: 2 } }],
      },
    ],
    tools: [{ type: 'function', name: 'find', inputSchema: { type: 'object' } }],
    providerOptions: {
      falOpenRouter: { reasoning: { effort: 'high', maxTokens: 10 }, imageConfig: { imageSize: '1K' } },
    },
  };
  const before = structuredClone(call);
  await encode({ call });
  expect(call).toEqual(before);
});
