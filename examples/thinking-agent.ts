// #region thinking-agent
import { isStepCount, tool, ToolLoopAgent } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';
import { z } from 'zod';

const agent = new ToolLoopAgent({
  model: falOpenRouter('anthropic/claude-sonnet-4.6'),
  reasoning: 'high',
  stopWhen: isStepCount(10),
  tools: {
    weather: tool({
      description: 'The weather in a city',
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => ({ city, degreesCelsius: 21, sky: 'clear' }),
    }),
  },
});

// Each step thinks, and its signed thinking goes back with all later steps, unchanged: Claude refuses anything else.
const result = await agent.stream({ prompt: 'What is the weather in Berlin? Ask in 9 steps.' });
for await (const part of result.stream) {
  if (part.type === 'reasoning-delta') process.stdout.write(part.text);
  if (part.type === 'tool-call') console.log(`\n→ ${part.toolName}(${JSON.stringify(part.input)})`);
  if (part.type === 'text-start') process.stdout.write('\n\n');
  if (part.type === 'text-delta') process.stdout.write(part.text);
  if (part.type === 'error' || part.type === 'tool-error') console.error(part.error);
}
// #endregion

const steps = await result.steps;
const blocks = steps.map(({ providerMetadata }) => providerMetadata?.['falOpenRouter']?.['reasoningDetails']);
const counts = blocks.map(details => (Array.isArray(details) ? details.length : 0));
console.log(`\n\n${steps.length} steps, with ${counts.join(' + ')} blocks of signed thinking`);
