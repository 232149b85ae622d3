import type { SocketJob, SubjectName } from '../../job.js';
import { composeSocketText, nameSocketStream } from '../../wire/socket-text.js';
import { createShortPrompt } from '../../wire/create-prompt.js';
import { createModel } from '../subjects/create-model.js';
import { openStream } from '../subjects/read-answer.js';
import { createHopStream } from '../subjects/read-floor.js';
import type { Task } from './task.js';

/** Reads many streams at the same time from the emulator in another process. Each stream has a text of its own. */
export async function createSocketTask(subject: SubjectName, job: SocketJob): Promise<Task> {
  const readOne = await createReader(subject, job);
  const readChecked = async (number: number): Promise<void> => {
    const text = await readOne(nameSocketStream(number));
    if (text !== composeSocketText(nameSocketStream(number), job.chunks)) {
      throw new Error(`Stream ${number} lost or mixed up its text (${text.length} characters came).`);
    }
  };
  return {
    run: async () => {
      for (let wave = 0; wave < job.waves; wave++) {
        await Promise.all(Array.from({ length: job.concurrency }, (_, number) => readChecked(number)));
      }
      return job.waves * job.concurrency * job.chunks;
    },
  };
}

async function createReader(
  subject: SubjectName,
  job: SocketJob,
): Promise<(question: string) => Promise<string>> {
  if (subject === 'hop') return question => readHop(job, question);
  const model = await createModel(subject, { baseURL: job.baseURL, key: job.key });
  return async question => {
    const { stream } = await openStream(subject, model, createShortPrompt(question));
    let text = '';
    for await (const part of stream) {
      if (part.type === 'error') throw new Error('The stream has an error.', { cause: part.error });
      if (part.type === 'text-delta') text += part.delta;
    }
    return text;
  };
}

async function readHop(job: SocketJob, question: string): Promise<string> {
  const response = await fetch(`${job.baseURL}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Key ${job.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'google/gemini-2.5-flash',
      stream: true,
      messages: [{ role: 'user', content: question }],
    }),
  });
  let text = '';
  for await (const chunk of createHopStream(response)) text += chunk.choices[0]?.delta.content ?? '';
  return text;
}
