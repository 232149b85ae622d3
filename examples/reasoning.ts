import { printReasoningTable } from './support/print-reasoning-table.js';
// #region reasoning
import { generateText } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const model = falOpenRouter('anthropic/claude-sonnet-4.6');
const prompt = 'A bat and a ball cost 1.10 together, the bat 1 more than the ball. What is the ball?';

// An effort: the AI SDK's own option, which becomes what each model understands.
const thoughtful = await generateText({ model, prompt, reasoning: 'medium' });

// A budget, in tokens.
const frugal = await generateText({
  model,
  prompt,
  providerOptions: { falOpenRouter: { reasoning: { maxTokens: 2000 } } },
});

// The model thinks and keeps it to itself.
const discreet = await generateText({
  model,
  prompt,
  reasoning: 'high',
  providerOptions: { falOpenRouter: { reasoning: { exclude: true } } },
});
// #endregion

for (const { finalStep, usage } of [thoughtful, frugal, discreet]) {
  console.log(
    `${usage.outputTokenDetails.reasoningTokens} tokens of thinking: ${finalStep.reasoningText ?? '(not shown)'}`,
  );
}

await printReasoningTable(prompt);
