// #region provider-registry
import { createProviderRegistry, generateText } from 'ai';
import { createFalOpenRouter } from 'ai-sdk-fal-openrouter';

const registry = createProviderRegistry({ 'fal-openrouter': createFalOpenRouter() }, { separator: '/' });

const { text } = await generateText({
  model: registry.languageModel('fal-openrouter/meta-llama/llama-4-maverick'),
  prompt: 'Say hello.',
});
// #endregion

console.log(text);
