import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { RequestJob, SubjectName } from '../../job.js';
import { createUsage } from '../../wire/create-chunk.js';
import { createJsonFetch } from '../../wire/create-fetch.js';
import { createPrompt } from '../../wire/create-prompt.js';
import { createModel } from '../subjects/create-model.js';
import type { Task } from './task.js';

const ANSWER = {
  id: 'gen-1',
  model: 'google/gemini-2.5-flash',
  created: 1_755_000_000,
  choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.' }, finish_reason: 'stop' }],
  usage: createUsage(),
};

/** Sends one large request after the other; the answer is a word. The floor writes the finished body as JSON. */
export async function createRequestTask(subject: SubjectName, job: RequestJob): Promise<Task> {
  const prompt = createPrompt(job.prompt, job.size, job.messageSize);
  const bodies: string[] = [];
  const model = await createModel(subject === 'floor' ? 'factory' : subject, {
    fetch: createJsonFetch(ANSWER, body => void bodies.push(body)),
  });
  const send = async (): Promise<string> => {
    await model.doGenerate({ prompt });
    return bodies.pop() ?? '';
  };
  const body = await send();
  requireWhole(body, prompt);
  const finished: unknown = JSON.parse(body);
  const write = subject === 'floor' ? () => Promise.resolve(JSON.stringify(finished)) : send;
  return {
    run: async () => {
      for (let count = 0; count < job.requests; count++) {
        const { length } = await write();
        if (length !== body.length) throw new Error('The request was not whole: the measurement is void.');
      }
      return job.requests;
    },
  };
}

/** @throws when a message, a text, the input or the result of a call, or the image is missing from a request. */
function requireWhole(body: string, prompt: LanguageModelV4Prompt): void {
  const { messages } = JSON.parse(body) as { messages: unknown[] };
  if (messages.length !== prompt.length) {
    throw new Error(`Sent ${messages.length} of ${prompt.length} messages: the measurement is void.`);
  }
  for (const [position, message] of messages.entries()) {
    const sent = measureText(message, false);
    const meant = measureText(prompt[position], true);
    if (sent < meant) throw new Error(`Sent ${sent} of ${meant} characters: the measurement is void.`);
  }
}

/** Characters of the contents in a value; bytes count as their base64. */
function measureText(value: unknown, isPrompt: boolean): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return Math.ceil(value.length / 3) * 4;
  if (typeof value !== 'object' || value === null) return 0;
  let length = 0;
  for (const [key, inner] of Object.entries(value)) {
    if (isPrompt && !['text', 'content', 'data', 'input', 'output', 'value'].includes(key)) {
      if (!Array.isArray(value)) continue;
    }
    length += measureText(inner, isPrompt);
  }
  return length;
}
