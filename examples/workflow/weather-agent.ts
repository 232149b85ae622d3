// #region durable-agent
import { WorkflowAgent } from '@ai-sdk/workflow';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';
import { getWritable } from 'workflow';
import { z } from 'zod';

async function readWeather({ city }: { city: string }) {
  'use step';
  return { city, degreesCelsius: 21, sky: 'clear' };
}

export async function askWeatherAgent(question: string) {
  'use workflow';
  const agent = new WorkflowAgent({
    model: falOpenRouter('anthropic/claude-sonnet-4.6'),
    reasoning: 'medium',
    tools: {
      weather: {
        description: 'The weather in a city',
        inputSchema: z.object({ city: z.string() }),
        execute: readWeather,
      },
    },
  });
  const { steps } = await agent.stream({
    messages: [{ role: 'user', content: question }],
    writable: getWritable(),
  });
  return steps.map(({ reasoningText, toolCalls, text }) => ({
    reasoningText,
    calls: toolCalls.length,
    text,
  }));
}
// #endregion
