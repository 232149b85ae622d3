// #region web-search
import { streamText } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const result = streamText({
  model: falOpenRouter('openai/gpt-4.1'),
  prompt: 'What is new in the AI SDK?',
  tools: { webSearch: falOpenRouter.tools.webSearch({ maxResults: 3, searchContextSize: 'low' }) },
});

for await (const part of result.stream) {
  if (part.type === 'text-delta') process.stdout.write(part.text);
  if (part.type === 'source' && part.sourceType === 'url') console.log(`\n→ ${part.title}: ${part.url}`);
  if (part.type === 'error') console.error(part.error);
}
// #endregion
