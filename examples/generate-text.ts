// #region generate-text
import { generateText } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const { text, usage, finalStep } = await generateText({
  model: falOpenRouter('google/gemini-2.5-flash'),
  prompt: 'Why is the sky blue? Answer in two sentences.',
});

console.log(text);
console.log(usage.totalTokens, 'tokens', finalStep.providerMetadata?.falOpenRouter?.usage);
// #endregion
