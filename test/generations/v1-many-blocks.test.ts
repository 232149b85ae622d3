import { generateText } from 'ai-v4';
import { expect, it } from 'vitest';
import { createFalOpenRouter } from '../../src/v1.js';
import { createCapture, type JsonObject } from '../chat/encode/capture.js';

/** More blocks than any upstream sends in one answer. */
const details: JsonObject[] = Array.from({ length: 2000 }, (_, place) => ({
  type: 'reasoning.encrypted',
  data: `block ${place}`,
  format: 'openai-responses-v1',
}));

it('thousands of reasoning blocks cost no more than their own size each, and all go back', async () => {
  const answer = {
    choices: [{ message: { content: 'Done', reasoning_details: details }, finish_reason: 'stop' }],
  };
  const capture = createCapture(answer);
  const model = createFalOpenRouter({ apiKey: 'a:b', fetch: capture.fetch })('acme/thinker');
  const { response } = await generateText({ model, prompt: 'Hello' });
  // 0.3 MB for what the wire said; 0.2 GB where each signature repeated all before it.
  expect(JSON.stringify(response.messages).length).toBeLessThan(1_000_000);
  await generateText({ model, messages: [...response.messages, { role: 'user', content: 'And then?' }] });
  expect(capture.requests[1]?.body['messages']).toMatchObject([
    { role: 'assistant', reasoning_details: details },
    { role: 'user' },
  ]);
});
