// #region agent
import { fileURLToPath } from 'node:url';
import { createMCPClient } from '@ai-sdk/mcp';
import { StdioMCPTransport } from '@ai-sdk/mcp/mcp-stdio';
import { isStepCount, tool, ToolLoopAgent } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';
import { z } from 'zod';

// Tools of an MCP server that runs as a process of its own.
const clock = await createMCPClient({
  transport: new StdioMCPTransport({
    command: 'node',
    args: [fileURLToPath(new URL('support/clock-server.mjs', import.meta.url))],
  }),
});

// A sub-agent: a cheaper model with tools of its own. What it writes streams into the tool's result.
const forecaster = new ToolLoopAgent({
  model: falOpenRouter('google/gemini-2.5-flash'),
  instructions: 'Look at the weather, then say in one sentence what to wear.',
  stopWhen: isStepCount(3),
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
  reasoning: 'medium',
  stopWhen: isStepCount(6),
  tools: {
    ...(await clock.tools()),
    forecast: tool({
      description: 'Asks a colleague about the weather in a city',
      inputSchema: z.object({ city: z.string() }),
      async *execute({ city }, { abortSignal }) {
        const prompt = `What does the weather in ${city} ask me to wear?`;
        const answer = await forecaster.stream({ prompt, ...(abortSignal && { abortSignal }) });
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
  for await (const part of result.stream) {
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
  console.log(`\n${(await result.steps).length} steps, ${(await result.usage).totalTokens} tokens`);
} finally {
  await clock.close();
}
// #endregion
