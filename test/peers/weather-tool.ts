import { tool, type ToolSet } from 'ai';
import { z } from 'zod';

/** A tool that notes what it was asked. */
export function createWeatherTool(): { tools: ToolSet; cities: string[] } {
  const cities: string[] = [];
  const weather = tool({
    description: 'The weather in a city',
    inputSchema: z.object({ city: z.string() }),
    execute: ({ city }) => {
      cities.push(city);
      return { city, degreesCelsius: 21 };
    },
  });
  return { tools: { weather }, cities };
}
