import { WorkflowAgent } from '@ai-sdk/workflow';
import {
  embed,
  generateImage,
  generateText,
  type EmbeddingModel,
  type ImageModel,
  type LanguageModel,
} from 'ai';
import { createFalOpenRouter } from 'ai-sdk-fal-openrouter';
import { getWritable } from 'workflow';

/** Settings that an engine may store, and a key that it must not: the steps have one in their environment. */
const provider = createFalOpenRouter({
  apiKey: 'key-of-the:workflow',
  headers: { 'X-Trace': 'stored-header' },
  defaults: { user: 'stored-user' },
});

export async function askAgent(prompt: string) {
  'use workflow';
  const agent = new WorkflowAgent({ model: provider('openai/gpt-4.1'), maxRetries: 1 });
  const { steps, error, finishReason } = await agent.stream({
    messages: [{ role: 'user', content: prompt }],
    writable: getWritable(),
  });
  return { text: steps.at(-1)?.text, finishReason, error: error instanceof Error ? error.message : error };
}

export async function passModels() {
  'use workflow';
  return {
    text: await generate(provider('openai/gpt-4.1')),
    numbers: await countNumbers(provider.embeddingModel('openai/text-embedding-3-small')),
    image: await draw(provider.imageModel('google/gemini-2.5-flash-image')),
  };
}

async function generate(model: LanguageModel) {
  'use step';
  return (await generateText({ model, prompt: 'Say hello.' })).text;
}

async function countNumbers(model: EmbeddingModel) {
  'use step';
  return (await embed({ model, value: 'Lisbon' })).embedding.length;
}

async function draw(model: ImageModel) {
  'use step';
  return (await generateImage({ model, prompt: 'A square' })).image.mediaType;
}
