import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { expect, it } from 'vitest';
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
