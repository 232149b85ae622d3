// In a project of its own this is `from 'ai'`: the alias keeps the four generations apart in this repository.
// #region ai-sdk-6
import { stepCountIs, streamText, tool } from 'ai-v6';
import { falOpenRouter } from 'ai-sdk-fal-openrouter/v3';
import { z } from 'zod';

const result = streamText({
  model: falOpenRouter('anthropic/claude-sonnet-4.6'),
  providerOptions: { falOpenRouter: { reasoningEffort: 'medium' } },
  stopWhen: stepCountIs(10),
  tools: {
    weather: tool({
      description: 'The weather in a city',
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => ({ city, degreesCelsius: 21, sky: 'clear' }),
    }),
  },
  prompt: 'What is the weather in Berlin? Ask in 3 steps.',
});

for await (const part of result.fullStream) {
  if (part.type === 'text-start') process.stdout.write('\n\n');
  if (part.type === 'reasoning-delta' || part.type === 'text-delta') process.stdout.write(part.text);
  if (part.type === 'tool-call') console.log(`\n→ ${part.toolName}(${JSON.stringify(part.input)})`);
  if (part.type === 'error' || part.type === 'tool-error') console.error(part.error);
}
// #endregion

console.log(`\n${(await result.totalUsage).totalTokens} tokens in ${(await result.steps).length} steps`);
