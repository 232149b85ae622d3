import { streamText, tool } from 'ai-v4';
import { createFalOpenRouter } from 'ai-sdk-fal-openrouter/v1';
import { z } from 'zod';
import { MODEL, PROMPT, readCost, type Report, type Settings } from './report.js';

export async function run(settings: Settings, report: Report): Promise<void> {
  const result = streamText({
    model: createFalOpenRouter(settings)(MODEL),
    providerOptions: { falOpenRouter: { reasoningEffort: 'medium' } },
    maxSteps: 3,
    tools: {
      weather: tool({
        description: 'The weather in a city',
        parameters: z.object({ city: z.string() }),
        execute: ({ city }) => Promise.resolve({ city, degreesCelsius: 24 }),
      }),
    },
    prompt: PROMPT,
    onError: () => {},
  });
  for await (const part of result.fullStream) {
    if (part.type === 'reasoning' && part.textDelta !== '')
      report({ type: 'reasoning', text: part.textDelta });
    if (part.type === 'text-delta') report({ type: 'text', text: part.textDelta });
    if (part.type === 'tool-call') report({ type: 'tool-call', tool: part.toolName, city: part.args.city });
    if (part.type === 'error') throw part.error;
  }
  const steps = await result.steps;
  report({
    type: 'finish',
    steps: steps.length,
    tokens: (await result.usage).totalTokens,
    cost: steps.reduce((total, { providerMetadata }) => total + readCost(providerMetadata), 0),
  });
}
