import { fileURLToPath } from 'node:url';
// In a project of its own these are `from 'ai'` and `from '@ai-sdk/mcp'`: aliases keep the four generations apart in this repository.
import { ToolLoopAgent, stepCountIs, tool } from 'ai-v6';
import { createMCPClient } from 'ai-mcp-v6';
import { Experimental_StdioMCPTransport as StdioMCPTransport } from 'ai-mcp-v6/mcp-stdio';
import { falOpenRouter } from 'ai-sdk-fal-openrouter/v3';
import { z } from 'zod';

// Tools of an MCP server that runs as a process of its own.
const clock = await createMCPClient({
  transport: new StdioMCPTransport({
    command: 'node',
    args: [fileURLToPath(new URL('../support/clock-server.mjs', import.meta.url))],
  }),
});

// A sub-agent: a cheaper model with tools of its own. What it writes streams into the tool's result.
const forecaster = new ToolLoopAgent({
  model: falOpenRouter('google/gemini-2.5-flash'),
  instructions: 'Look at the weather, then say in one sentence what to wear.',
  stopWhen: stepCountIs(3),
  tools: {
    weather: tool({
      description: 'The weather of today in a city',
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => ({ city, degreesCelsius: 21, sky: 'clear' }),
    }),
  },
});

const agent = new ToolLoopAgent({
  model: falOpenRouter('anthropic/claude-sonnet-4.6'),
  providerOptions: { falOpenRouter: { reasoningEffort: 'medium' } },
  stopWhen: stepCountIs(6),
  tools: {
    ...(await clock.tools()),
    forecast: tool({
      description: 'Asks a colleague about the weather in a city',
      inputSchema: z.object({ city: z.string() }),
      async *execute({ city }) {
        const answer = await forecaster.stream({
          prompt: `What does the weather in ${city} ask me to wear?`,
        });
        let text = '';
        for await (const piece of answer.textStream) yield (text += piece);
      },
    }),
  },
});

try {
  const result = await agent.stream({
    prompt: 'I land in Tokyo now. What time is it there, and how is the weather? Ask in 2 steps.',
  });
  let shown = 0;
  for await (const part of result.fullStream) {
    if (part.type === 'text-start') process.stdout.write('\n\n');
    if (part.type === 'reasoning-delta' || part.type === 'text-delta') process.stdout.write(part.text);
    if (part.type === 'tool-call') console.log(`\n→ ${part.toolName}(${JSON.stringify(part.input)})`);
    if (part.type === 'tool-result' && part.preliminary) {
      process.stdout.write(String(part.output).slice(shown)); // the sub-agent, as it writes
      shown = String(part.output).length;
    } else if (part.type === 'tool-result') {
      console.log(shown === 0 ? `← ${JSON.stringify(part.output)}\n` : '\n');
      shown = 0;
    }
    if (part.type === 'error' || part.type === 'tool-error') console.error(part.error);
  }
  console.log(`\n${(await result.steps).length} steps, ${(await result.totalUsage).totalTokens} tokens`);
} finally {
  await clock.close();
}
