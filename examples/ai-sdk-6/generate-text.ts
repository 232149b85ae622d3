// In a project of its own this is `from 'ai'`: the alias keeps the four generations apart in this repository.
import { generateText } from 'ai-v6';
import { falOpenRouter } from 'ai-sdk-fal-openrouter/v3';

const { text, usage, providerMetadata } = await generateText({
  model: falOpenRouter('google/gemini-2.5-flash'),
  prompt: 'Why is the sky blue? Answer in two sentences.',
});

console.log(text);
console.log(usage.totalTokens, 'tokens', providerMetadata?.falOpenRouter?.usage);
