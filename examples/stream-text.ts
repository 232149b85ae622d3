// #region stream-text
import { streamText } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const result = streamText({
  model: falOpenRouter('anthropic/claude-sonnet-4.6'),
  reasoning: 'low',
  prompt: 'Which weighs more, a pound of feathers or a pound of iron?',
});

for await (const part of result.stream) {
  if (part.type === 'reasoning-delta') process.stdout.write(part.text);
  if (part.type === 'text-start') process.stdout.write('\n\n');
  if (part.type === 'text-delta') process.stdout.write(part.text);
  if (part.type === 'error') console.error(part.error);
}
// #endregion

console.log('\n\nFinish reason:', await result.finishReason);
