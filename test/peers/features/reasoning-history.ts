import { convertToModelMessages, isStepCount, readUIMessageStream, streamText, type UIMessage } from 'ai';
import { isDeepStrictEqual } from 'node:util';
import { listObjects } from '../../emulator/json.js';
import type { JsonObject } from '../../emulator/types.js';
import { orElse, type Feature, type FeatureGroup, type Finding } from '../feature.js';
import { CLAUDE, type Trial } from '../trial.js';
import { createWeatherTool } from '../weather-tool.js';
import { callArguments, callHead, chunk, finish } from '../wire.js';

type Mode = 'generate' | 'stream';

const THREE_STEPS = 'What is the weather in Berlin? Ask in 2 steps.';

/** An agent of three steps whose thinking the emulator compares with what it gave. */
async function runAgent(trial: Trial, mode: Mode, modelId: string, prompt: string): Promise<Finding> {
  trial.emulator.reset();
  const { tools } = createWeatherTool();
  const question = { modelId, prompt, tools, steps: 5, options: { reasoning: { effort: 'high' } } };
  if (mode === 'generate') {
    await trial.generate(question);
  } else {
    const { errors } = await trial.stream(question);
    if (errors[0] !== undefined) return errors[0];
  }
  const steps = trial.emulator.requests.length;
  return orElse(steps === 3, `it ended after ${steps} steps`);
}

function agentFeature(name: string, modelId: string, isHeadline = false): Feature {
  return {
    name,
    isHeadline,
    isStrict: true,
    find: async trial => {
      const plain = await runAgent(trial, 'generate', modelId, THREE_STEPS);
      return plain === true ? runAgent(trial, 'stream', modelId, THREE_STEPS) : plain;
    },
  };
}

function twoBlocksFeature(name: string, mode: Mode, isHeadline = false): Feature {
  const prompt = `${THREE_STEPS} emulate:two-tools`;
  return { name, isHeadline, isStrict: true, find: trial => runAgent(trial, mode, CLAUDE, prompt) };
}

/** Streams one tool call with these deltas of reasoning before it, and reads what goes back with the next step. */
async function readSentBack(trial: Trial, deltas: JsonObject[]): Promise<unknown> {
  const { emulator } = trial;
  emulator.answer({
    events: [
      ...deltas.map(delta => chunk({ role: 'assistant', content: '', ...delta })),
      callHead(0, 'call_1'),
      callArguments(0, '{"city":"Berlin"}'),
      finish('tool_calls'),
    ],
  });
  const { errors } = await trial.stream({ tools: createWeatherTool().tools, steps: 2 });
  if (emulator.requests.length < 2) throw new Error(errors[0] ?? 'there was no second step');
  return trial.readMessage('assistant')['reasoning_details'];
}

function describeSent(details: unknown): string {
  return `the next request had ${details === undefined ? 'none of it' : JSON.stringify(details)}`;
}

const BLOCK = { type: 'reasoning.text', format: 'anthropic-claude-v1', index: 0 };

export const reasoningHistory: FeatureGroup = {
  title: 'Thinking that goes back with the next step, unchanged',
  features: [
    agentFeature('Claude’s signed thinking, through an agent of 3 steps', CLAUDE, true),
    twoBlocksFeature('Two signed blocks in one step', 'generate'),
    twoBlocksFeature('Two signed blocks in one step, streamed', 'stream', true),
    agentFeature('Gemini’s encrypted thinking', 'google/gemini-2.5-pro'),
    agentFeature('OpenAI’s encrypted thinking', 'openai/gpt-5'),
    agentFeature('xAI’s encrypted thinking', 'x-ai/grok-4'),
    agentFeature('DeepSeek’s empty list', 'deepseek/deepseek-r1', true),
    {
      name: 'A signature that comes after the text began',
      find: async trial => {
        const details = await readSentBack(trial, [
          { reasoning: 'Hm.', reasoning_details: [{ ...BLOCK, text: 'Hm.' }] },
          { content: 'I look.' },
          { reasoning_details: [{ ...BLOCK, signature: 'late' }] },
        ]);
        const expected = [{ ...BLOCK, text: 'Hm.', signature: 'late' }];
        return orElse(isDeepStrictEqual(details, expected), describeSent(details));
      },
    },
    {
      name: 'Details of a type that is not known yet',
      find: async trial => {
        const unknown = { type: 'reasoning.future', format: 'future-v1', payload: 'kept', index: 0 };
        const details = await readSentBack(trial, [{ reasoning_details: [unknown] }]);
        return orElse(isDeepStrictEqual(details, [unknown]), describeSent(details));
      },
    },
    {
      name: 'Fields of a detail that are not known yet',
      find: async trial => {
        const detail = { ...BLOCK, text: 'Hm.', signature: 'seal', future: 'kept' };
        const details = await readSentBack(trial, [{ reasoning: 'Hm.', reasoning_details: [detail] }]);
        return orElse(isDeepStrictEqual(details, [detail]), describeSent(details));
      },
    },
    {
      name: 'Plain reasoning text, which came without details, goes back as text',
      find: async trial => {
        await readSentBack(trial, [{ reasoning: 'Hm.' }]);
        const sent = JSON.stringify(trial.readMessage('assistant'));
        return orElse(sent.includes('Hm.'), 'the next request had none of it');
      },
    },
    {
      name: 'Thinking through UI messages and back (a Next.js chat)',
      isStrict: true,
      find: async trial => {
        const model = trial.provider.languageModel(CLAUDE);
        const { tools } = createWeatherTool();
        const first = streamText({
          model,
          prompt: THREE_STEPS,
          tools,
          stopWhen: isStepCount(5),
          maxRetries: 0,
          onError: () => {},
        });
        let answer: UIMessage | undefined;
        for await (const message of readUIMessageStream({ stream: first.toUIMessageStream() }))
          answer = message;
        const thanks: UIMessage = { id: '2', role: 'user', parts: [{ type: 'text', text: 'Thanks' }] };
        const messages = await convertToModelMessages(
          // Over the network, as a chat page would send it.
          JSON.parse(JSON.stringify(answer === undefined ? [thanks] : [answer, thanks])) as UIMessage[],
        );
        await trial.generate({ messages });
        const turns = listObjects(trial.lastBody['messages']).filter(({ role }) => role === 'assistant');
        const counts = turns.map(turn => listObjects(turn['reasoning_details']).length);
        return orElse(
          isDeepStrictEqual(counts, [1, 1, 1]),
          `the next request had ${counts.join(', ') || 'no'} signed blocks in its turns`,
        );
      },
    },
  ],
};
