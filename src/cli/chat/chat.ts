import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { DEFAULT_MODEL_ID } from '../../catalog/model-id.js';
import { createFalOpenRouter } from '../../provider.js';
import { BASE_URL_OPTION, readBaseUrl } from '../base-url-option.js';
import { defineCommand, type Command } from '../command.js';
import { EXIT, UsageError } from '../exit.js';
import { readAll } from '../input/read-all.js';
import { requireKey } from '../key/find-key.js';
import { writeLine, type Terminal } from '../terminal.js';
import { AnswerView } from './answer-view.js';
import { Conversation, type Answer } from './conversation.js';
import { reportAnswerEnd } from './report-answer-end.js';
import { talk } from './talk.js';
import { renderJson } from './render-json.js';
import { toJsonAnswer } from './to-json-answer.js';

const LEVELS = ['provider-default', 'none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

type Level = NonNullable<LanguageModelV4CallOptions['reasoning']> & (typeof LEVELS)[number];

const options = {
  model: {
    type: 'string',
    placeholder: '<reference>',
    description: `Such as openai/gpt-4.1; see \`models\`. Default: ${DEFAULT_MODEL_ID}`,
  },
  reasoning: {
    type: 'string',
    placeholder: '<level>',
    description: `How much the model thinks: ${LEVELS.slice(1).join(', ')}.`,
  },
  system: { type: 'string', placeholder: '<text>', description: 'Instructions for the model.' },
  json: {
    type: 'boolean',
    description:
      'Prints JSON: text, reasoning, sources (if any), usage, cost, finishReason, model, requestId.',
  },
  'base-url': BASE_URL_OPTION,
} as const;

/** Asks once where there is a prompt, else talks until the person has enough. */
export const chat: Command = defineCommand({
  name: 'chat',
  words: '[prompt]',
  description: [
    'Asks a model and streams its answer; the prompt may also come on standard input',
    '(standard input is read only where no prompt is given).',
    'Without a prompt it is a conversation: Ctrl-C stops an answer; /exit, /quit, Ctrl-D,',
    'or Ctrl-C at the empty prompt ends it.',
    'Thinking is shown dimmed on a terminal only. Tokens and cost come last; when piped, on standard error.',
    'The key comes from the environment, .env.local or .env: see `onboard`.',
  ],
  options,
  examples: [
    'chat "Why is the sky blue?"',
    'chat --model anthropic/claude-sonnet-4.6 --reasoning high',
    'chat --json --system "Answer in one word." "Capital of France?"',
    'chat < question.txt > answer.txt',
  ],
  async run({ values, words }, terminal) {
    const reasoning = readLevel(values.reasoning);
    const baseURL = readBaseUrl(values['base-url']);
    const isJson = values.json === true;
    const prompt = await readPrompt(words, isJson, terminal);
    const { key } = requireKey(terminal);
    const provider = createFalOpenRouter({ apiKey: key, baseURL, fetch: terminal.fetch });
    const conversation = new Conversation(provider(values.model), { key, reasoning, system: values.system });
    if (prompt === undefined) return talk(conversation, terminal);
    return isJson ? askForJson(conversation, prompt, terminal) : ask(conversation, prompt, terminal);
  },
});

function readLevel(value: string | undefined): Level | undefined {
  const level = LEVELS.find(known => known === value);
  if (value !== undefined && level === undefined) {
    throw new UsageError(`--reasoning is one of: ${LEVELS.slice(1).join(', ')}.`);
  }
  return level;
}

/** `undefined` asks for a conversation. */
async function readPrompt(
  words: readonly string[],
  isJson: boolean,
  { input }: Terminal,
): Promise<string | undefined> {
  const isTyped = words.length === 0 && input.isTTY === true;
  if (isTyped && !isJson) return undefined;
  // Never both: a pipe that nobody closes, such as a program leaves to what it starts, would keep a prompt waiting for ever.
  const prompt = words.length > 0 ? words.join(' ') : isTyped ? '' : await readAll(input);
  if (prompt.trim() === '') {
    throw new UsageError('There is no prompt: write it after the command, or pipe it in.');
  }
  return prompt;
}

async function ask(conversation: Conversation, prompt: string, terminal: Terminal): Promise<number> {
  const view = new AnswerView(terminal);
  const answer = await withInterrupt(terminal, abortSignal => conversation.ask(prompt, view, abortSignal));
  view.end();
  reportAnswerEnd(answer, terminal);
  return chooseExitCode(answer);
}

async function askForJson(conversation: Conversation, prompt: string, terminal: Terminal): Promise<number> {
  const answer = await withInterrupt(terminal, abortSignal =>
    conversation.ask(prompt, undefined, abortSignal),
  );
  // An answer that never began is no object: whoever reads it has the exit code and the line on standard error.
  if (answer.finish !== undefined) writeLine(terminal.output, renderJson(toJsonAnswer(answer)));
  reportAnswerEnd(answer, terminal, { isUsageShown: false });
  return chooseExitCode(answer);
}

async function withInterrupt(
  terminal: Terminal,
  run: (abortSignal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const stopListening = terminal.onInterrupt(() => controller.abort());
  try {
    return await run(controller.signal);
  } finally {
    stopListening();
  }
}

function chooseExitCode({ isStopped, error, finish }: Answer): number {
  if (isStopped) return EXIT.interrupted;
  return error !== undefined || finish?.finishReason.unified === 'error' ? EXIT.failure : EXIT.ok;
}
