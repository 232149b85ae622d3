// #region fallback-models
import { generateText } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const { text, finalStep } = await generateText({
  model: falOpenRouter('anthropic/claude-sonnet-4.6'),
  prompt: 'Name three rivers.',
  providerOptions: {
    falOpenRouter: {
      models: ['google/gemini-2.5-flash', 'openai/gpt-4.1'], // asked in this order when the first can't answer
      provider: {
        order: ['anthropic', 'amazon-bedrock'],
        dataCollection: 'deny',
        maxPrice: { completion: 20 },
      },
    },
  },
});

console.log(text);
const { response, providerMetadata } = finalStep;
console.log(`Answered by ${response.modelId} at ${providerMetadata?.falOpenRouter?.provider}`);
// #endregion
