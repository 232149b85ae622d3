// #region options
import { generateText } from 'ai';
import { createFalOpenRouter } from 'ai-sdk-fal-openrouter';

const falOpenRouter = createFalOpenRouter({
  appName: 'My app', // shown in OpenRouter's app attribution
  storeIO: false, // fal keeps no copy of request and answer
  defaults: { provider: { dataCollection: 'deny' } }, // for every call
});

const { text } = await generateText({
  model: falOpenRouter('anthropic/claude-sonnet-4.6', { verbosity: 'low' }), // for every call of this model
  prompt: 'Name three rivers.',
  providerOptions: {
    falOpenRouter: { reasoning: { maxTokens: 2000, exclude: true }, models: ['openai/gpt-4.1'] }, // with a fallback
  },
});
// #endregion

console.log(text);
