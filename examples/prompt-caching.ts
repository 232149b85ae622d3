// #region prompt-caching
import { readFile } from 'node:fs/promises';
import { generateText } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const handbook = await readFile(new URL('../README.md', import.meta.url), 'utf8');

for (const prompt of ['Which header carries the key?', 'Which AI SDK versions work?']) {
  const { usage } = await generateText({
    model: falOpenRouter('anthropic/claude-sonnet-4.6'),
    instructions: {
      role: 'system',
      content: `Answer by this handbook.\n\n${handbook}`,
      // What stands before the breakpoint is kept for an hour; reading it is cheaper than sending it again.
      providerOptions: { falOpenRouter: { cacheControl: { type: 'ephemeral', ttl: '1h' } } },
    },
    prompt,
  });
  console.log(prompt, usage.inputTokenDetails, `$${usage.raw?.cost}`);
}
// #endregion
