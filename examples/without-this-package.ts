// #region without
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText } from 'ai';

const fal = createOpenAICompatible({
  name: 'fal',
  baseURL: 'https://fal.run/openrouter/router/openai/v1',
  headers: { Authorization: `Key ${process.env.FAL_API_KEY}` }, // read once; `apiKey` would say Bearer
  includeUsage: true,
});

const { text } = await generateText({
  model: fal('google/gemini-2.5-flash'),
  prompt: 'Why is the sky blue?',
});
// No cost, no sources, no images; signed thinking is lost between the steps of an agent.
// #endregion

console.log(text);
