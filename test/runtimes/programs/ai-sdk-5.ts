import { stepCountIs, streamText, tool } from 'ai-v5';
import { createFalOpenRouter } from 'ai-sdk-fal-openrouter/v2';
import { z } from 'zod';
import { MODEL, PROMPT, readCost, type Report, type Settings } from './report.js';

export async function run(settings: Settings, report: Report): Promise<void> {
  const result = streamText({
    model: createFalOpenRouter(settings)(MODEL),
    providerOptions: { falOpenRouter: { reasoningEffort: 'medium' } },
    stopWhen: stepCountIs(3),
    tools: {
      weather: tool({
        description: 'The weather in a city',
        inputSchema: z.object({ city: z.string() }),
        execute: ({ city }) => ({ city, degreesCelsius: 24 }),
      }),
    },
    prompt: PROMPT,
    onError: () => {},
  });
  for await (const part of result.fullStream) {
    if (part.type === 'reasoning-delta' && part.text !== '') report({ type: 'reasoning', text: part.text });
    if (part.type === 'text-delta') report({ type: 'text', text: part.text });
    if (part.type === 'tool-call' && !part.dynamic)
      report({ type: 'tool-call', tool: part.toolName, city: part.input.city });
    if (part.type === 'error') throw part.error;
  }
  const steps = await result.steps;
  report({
    type: 'finish',
    steps: steps.length,
    tokens: (await result.totalUsage).totalTokens ?? 0,
    cost: steps.reduce((total, { providerMetadata }) => total + readCost(providerMetadata), 0),
  });
}
