// In a project of its own this is `from 'ai'`: the alias keeps the four generations apart in this repository.
import { streamText, tool } from 'ai-v4';
import { falOpenRouter } from 'ai-sdk-fal-openrouter/v1';
import { z } from 'zod';

const result = streamText({
  model: falOpenRouter('anthropic/claude-sonnet-4.6'),
  providerOptions: { falOpenRouter: { reasoningEffort: 'medium' } },
  maxSteps: 10,
  tools: {
    weather: tool({
      description: 'The weather in a city',
      parameters: z.object({ city: z.string() }),
      execute: ({ city }) => Promise.resolve({ city, degreesCelsius: 21, sky: 'clear' }),
    }),
  },
  prompt: 'What is the weather in Berlin? Ask in 3 steps.',
});

let isThinking = false;
for await (const part of result.fullStream) {
  if (part.type === 'text-delta' && isThinking) process.stdout.write('\n\n');
  if (part.type === 'reasoning' || part.type === 'text-delta') process.stdout.write(part.textDelta);
  if (part.type === 'reasoning' || part.type === 'text-delta') isThinking = part.type === 'reasoning';
  if (part.type === 'tool-call') console.log(`\n→ ${part.toolName}(${JSON.stringify(part.args)})`);
  if (part.type === 'error') console.error(part.error);
}
console.log(`\n${(await result.usage).totalTokens} tokens in ${(await result.steps).length} steps`);
