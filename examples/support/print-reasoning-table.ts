import { generateText } from 'ai';
import { createFalOpenRouter } from 'ai-sdk-fal-openrouter';

/** The seven that fal documents. */
const MODELS = [
  'google/gemini-2.5-flash',
  'anthropic/claude-sonnet-4.6',
  'anthropic/claude-opus-4.6',
  'anthropic/claude-sonnet-4.5',
  'openai/gpt-4.1',
  'openai/gpt-oss-120b',
  'meta-llama/llama-4-maverick',
];
const WISHES = [
  { title: 'nothing' },
  { title: "reasoning: 'high'", reasoning: 'high' },
  { title: "reasoning: 'minimal'", reasoning: 'minimal' },
  { title: "reasoning: 'none'", reasoning: 'none' },
  { title: 'maxTokens: 2000', option: { maxTokens: 2000 } },
  { title: "reasoning: 'low', exclude: true", reasoning: 'low', option: { exclude: true } },
] as const;

/** Shows what goes out for each model and each wish, and the warnings. Nobody is asked: the `fetch` in here only looks. */
export async function printReasoningTable(prompt: string): Promise<void> {
  globalThis.AI_SDK_LOG_WARNINGS = false;
  let sent: unknown;
  const observer = createFalOpenRouter({
    apiKey: 'none',
    fetch: (_input, init) => {
      sent = (JSON.parse(String(init?.body)) as { reasoning?: unknown }).reasoning;
      const message = { role: 'assistant', content: '' };
      return Promise.resolve(Response.json({ choices: [{ message, finish_reason: 'stop' }] }));
    },
  });

  for (const wish of WISHES) {
    console.log(`\n${wish.title}`);
    for (const modelId of MODELS) {
      const { warnings } = await generateText({
        model: observer(modelId),
        prompt,
        ...('reasoning' in wish && { reasoning: wish.reasoning }),
        ...('option' in wish && { providerOptions: { falOpenRouter: { reasoning: wish.option } } }),
      });
      const [warning] = warnings ?? [];
      const remark =
        warning && `⚠ ${'details' in warning ? (warning.details ?? warning.type) : warning.type}`;
      console.log(
        `  ${modelId.padEnd(28)} ${(JSON.stringify(sent) ?? '–').padEnd(34)} ${remark ?? ''}`.trimEnd(),
      );
    }
  }
}
