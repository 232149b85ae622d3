import { styleText } from 'node:util';
import { isStepCount, tool, ToolLoopAgent } from 'ai';
import { falOpenRouter, type FalOpenRouterMetadata } from 'ai-sdk-fal-openrouter';
import { z } from 'zod';

type Style = Parameters<typeof styleText>[0];

const hasColors = process.stdout.isTTY && !process.env['NO_COLOR'];
const paint = (style: Style, text: string): string => (hasColors ? styleText(style, text) : text);
const write = (text: string): void => void process.stdout.write(text);

const model = falOpenRouter();
const prompt = 'What is the weather in Lisbon, and what should we wear?';

const agent = new ToolLoopAgent({
  model,
  reasoning: 'medium',
  instructions: 'Look at the weather before you answer. Be brief.',
  stopWhen: isStepCount(5),
  tools: {
    weather: tool({
      description: 'The weather of today in a city',
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => ({ city, degreesCelsius: 24, sky: 'sunny', wind: 'light' }),
    }),
  },
});

console.log(`${paint('bold', 'Model')}   fal-openrouter/${model.modelId}`);
console.log(`${paint('bold', 'You')}     ${prompt}\n`);

const result = await agent.stream({ prompt });
let isThinking = false;
for await (const part of result.stream) {
  switch (part.type) {
    case 'reasoning-delta':
      // A part without text is thinking that the vendor encrypted: there is nothing to show.
      write(paint('gray', isThinking ? part.text : `Thinks  ${part.text}`));
      isThinking = true;
      break;
    case 'reasoning-end':
      if (isThinking) write('\n');
      isThinking = false;
      break;
    case 'tool-call':
      write(`${paint('cyan', 'Calls')}   ${part.toolName}(${JSON.stringify(part.input)})\n`);
      break;
    case 'tool-result':
      write(`${paint('cyan', 'Gets')}    ${JSON.stringify(part.output)}\n\n`);
      break;
    case 'text-start':
      write(`${paint('green', 'Answers')} `);
      break;
    case 'text-delta':
      write(part.text);
      break;
    case 'text-end':
      write('\n');
      break;
    case 'error':
      console.error(part.error);
      process.exitCode = 1;
      break;
  }
}

const steps = await result.steps;
const { inputTokens, outputTokens, outputTokenDetails } = await result.usage;
const cost = steps.reduce((total, { providerMetadata }) => {
  const metadata = providerMetadata?.falOpenRouter as FalOpenRouterMetadata | undefined;
  return total + (metadata?.usage?.cost ?? 0); // US dollars
}, 0);
console.log(
  `\n${paint('bold', 'Tokens')}  ${inputTokens} in, ${outputTokens} out, ` +
    `${outputTokenDetails.reasoningTokens ?? 0} of them reasoning\n` +
    `${paint('bold', 'Cost')}    $${cost.toFixed(6)} in ${steps.length} steps`,
);
