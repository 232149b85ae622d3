// #region tool-agent
import { isStepCount, tool, ToolLoopAgent } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';
import { z } from 'zod';

const agent = new ToolLoopAgent({
  model: falOpenRouter('anthropic/claude-sonnet-4.6'),
  reasoning: 'medium',
  stopWhen: isStepCount(10),
  tools: {
    weather: tool({
      description: 'The weather in a city',
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => ({ city, degreesCelsius: 21, sky: 'clear' }),
    }),
  },
});

const result = await agent.generate({ prompt: 'What is the weather in Berlin? Ask in 3 steps.' });
// #endregion

for (const [index, step] of result.steps.entries()) {
  const calls = step.toolCalls.map(call => `${call.toolName}(${JSON.stringify(call.input)})`);
  console.log(`${index + 1}. ${step.reasoningText ?? ''}\n   ${calls.join(', ') || step.text}`);
}
console.log(`\n${result.usage.totalTokens} tokens in ${result.steps.length} steps`);
