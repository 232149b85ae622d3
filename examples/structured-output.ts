// #region structured-output
import { generateText, Output } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';
import { z } from 'zod';

const { output } = await generateText({
  model: falOpenRouter('openai/gpt-4.1'),
  prompt: 'A recipe for pancakes.',
  output: Output.object({
    schema: z.object({
      name: z.string(),
      minutes: z.number().int().min(1),
      ingredients: z.array(z.string()),
    }),
  }),
});
// #endregion

console.log(output);
