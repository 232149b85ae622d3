import { tool, type InferUITools } from 'ai';
import { z } from 'zod';

const SKIES = ['clear', 'cloudy', 'light rain', 'windy'] as const;

/** Two tools that make everything up. `bookTable` is not run before the person has approved it: see the route. */
export const tools = {
  weather: tool({
    description: 'The weather in a city',
    inputSchema: z.object({ city: z.string() }),
    execute: ({ city }) => {
      const number = [...city].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
      return { city, degreesCelsius: 8 + (number % 20), sky: SKIES[number % SKIES.length] };
    },
  }),
  bookTable: tool({
    description: 'Book a table in a restaurant',
    inputSchema: z.object({
      restaurant: z.string(),
      guests: z.number().int().min(1).max(20),
      day: z.enum(['today', 'tomorrow']),
    }),
    execute: input => ({ ...input, confirmation: crypto.randomUUID().slice(0, 6).toUpperCase() }),
  }),
};

export type ChatTools = InferUITools<typeof tools>;
