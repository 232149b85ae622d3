import { generateText, Output, tool } from 'ai';
import { z } from 'zod';
import { isObject, listObjects } from '../../emulator/json.js';
import { orElse, type FeatureGroup } from '../feature.js';
import { CLAUDE, describeError } from '../trial.js';

const hasBreakpoint = (block: unknown): boolean => isObject(block) && isObject(block['cache_control']);

type ProviderOptions = NonNullable<Parameters<typeof tool>[0]['providerOptions']>;

function createSearchTool(providerOptions: ProviderOptions) {
  const inputSchema = z.object({});
  return tool({ description: 'Searches', inputSchema, providerOptions, execute: () => 'found' });
}

export const options: FeatureGroup = {
  title: 'Caching (breakpoints on content blocks), options, tools',
  features: [
    {
      name: 'A cache breakpoint on a part of a user message',
      find: async trial => {
        const providerOptions = trial.subject.cacheOptions();
        const content = [
          { type: 'text' as const, text: 'A long text.', providerOptions },
          { type: 'text' as const, text: 'A question.' },
        ];
        await trial.generate({ messages: [{ role: 'user', content }] });
        return orElse(hasBreakpoint(trial.readParts('user')[0]), 'the block has none');
      },
    },
    {
      name: 'A cache breakpoint on a system message',
      find: async trial => {
        const providerOptions = trial.subject.cacheOptions();
        await trial.generate({ instructions: { role: 'system', content: 'Long rules.', providerOptions } });
        return orElse(
          hasBreakpoint(trial.readParts('system')[0]),
          `it sent ${JSON.stringify(trial.readMessage('system'))}`,
        );
      },
    },
    {
      name: 'A cache breakpoint on a tool result',
      find: async trial => {
        const providerOptions = trial.subject.cacheOptions();
        const call = { toolCallId: 'call_1', toolName: 'search' };
        const output = { type: 'text' as const, value: 'A long result.' };
        await trial.generate({
          messages: [
            { role: 'user', content: 'Search.' },
            { role: 'assistant', content: [{ type: 'tool-call', ...call, input: {} }] },
            { role: 'tool', content: [{ type: 'tool-result', ...call, output, providerOptions }] },
          ],
        });
        return orElse(
          hasBreakpoint(trial.readParts('tool')[0]),
          `it sent ${JSON.stringify(trial.readMessage('tool'))}`,
        );
      },
    },
    {
      name: 'A cache breakpoint on a tool definition',
      find: async trial => {
        const providerOptions = trial.subject.cacheOptions();
        const search = createSearchTool(providerOptions);
        await trial.generate({ tools: { search } });
        return orElse(hasBreakpoint(listObjects(trial.lastBody['tools'])[0]), 'the definition has none');
      },
    },
    {
      name: 'A cache breakpoint written as `anthropic.cacheControl`',
      find: async trial => {
        const providerOptions = { anthropic: { cacheControl: { type: 'ephemeral' } } };
        await trial.generate({ instructions: { role: 'system', content: 'Long rules.', providerOptions } });
        return orElse(
          hasBreakpoint(trial.readParts('system')[0]),
          `it sent ${JSON.stringify(trial.readMessage('system'))}`,
        );
      },
    },
    {
      name: '`topK`',
      find: async trial => {
        await trial.generate({ topK: 40 });
        return orElse(trial.lastBody['top_k'] === 40, 'it was left out, with a warning');
      },
    },
    {
      name: 'Structured output by a JSON schema',
      find: async trial => {
        const { output } = await generateText({
          model: trial.provider.languageModel('openai/gpt-4.1'),
          prompt: 'A recipe',
          output: Output.object({ schema: z.object({ name: z.string() }) }),
          maxRetries: 0,
        });
        const format = JSON.stringify(trial.lastBody['response_format']);
        return orElse(typeof output.name === 'string' && format.includes('json_schema'), `it sent ${format}`);
      },
    },
    {
      name: 'Any field of the route through provider options, as it is',
      find: async trial => {
        await trial.generate({
          options: {
            models: ['openai/gpt-4.1'],
            provider: { allow_fallbacks: false },
            session_id: 'session',
          },
        });
        const { models, provider, session_id: session } = trial.lastBody;
        const sent = JSON.stringify({ models, provider, session });
        return orElse(
          sent === '{"models":["openai/gpt-4.1"],"provider":{"allow_fallbacks":false},"session":"session"}',
          `it sent ${sent}`,
        );
      },
    },
    {
      name: 'Routing options in camelCase',
      find: async trial => {
        await trial.generate({ options: { provider: { allowFallbacks: false, maxPrice: { prompt: 1 } } } });
        const sent = JSON.stringify(trial.lastBody['provider']);
        return orElse(sent === '{"allow_fallbacks":false,"max_price":{"prompt":1}}', `it sent ${sent}`);
      },
    },
    {
      name: 'A provider option of a wrong type is an error that names it, before anything is sent',
      find: async trial => {
        const complaint = await trial
          .generate({ options: { provider: { order: 'anthropic' } } })
          .then(() => 'none', describeError);
        const isSent = trial.emulator.requests.length > 0;
        return orElse(complaint.includes('provider.order') && !isSent, 'it went out as it was');
      },
    },
    {
      name: '`eager_input_streaming` on a tool definition',
      find: async trial => {
        const providerOptions = { [trial.subject.optionsKey]: { eager_input_streaming: true } };
        const search = createSearchTool(providerOptions);
        await trial.generate({ tools: { search } });
        const [definition] = listObjects(trial.lastBody['tools']);
        return orElse(definition?.['eager_input_streaming'] === true, 'the definition has none');
      },
    },
    {
      isHeadline: true,
      name: 'OpenRouter’s web search as a tool of the AI SDK (`openrouter:web_search`)',
      find: async trial => {
        const search = trial.subject.createWebSearch?.(3);
        if (search === undefined) return 'it has no such tool';
        await trial.generate({ modelId: CLAUDE, tools: { search } });
        const sent = JSON.stringify(trial.lastBody['tools']);
        return orElse(
          sent.includes('"openrouter:web_search"') && sent.includes('"max_results":3'),
          `it sent ${sent}`,
        );
      },
    },
  ],
};
