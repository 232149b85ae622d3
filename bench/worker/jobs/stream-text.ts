import { streamText } from 'ai';
import type { StreamJob, SubjectName } from '../../job.js';
import { createStreamFetch } from '../../wire/create-fetch.js';
import { createPayload } from '../../wire/create-payload.js';
import { createModel } from '../subjects/create-model.js';
import type { Task } from './task.js';

/** Streams answers through `streamText` of AI SDK 7, as a program does. */
export async function createStreamTextTask(subject: SubjectName, job: StreamJob): Promise<Task> {
  const payload = createPayload(job.payload, job.chunks, job.readSize);
  const model = await createModel(subject, { fetch: createStreamFetch(payload.reads) });
  return {
    run: async () => {
      for (let count = 0; count < job.streams; count++) {
        let length = 0;
        for await (const delta of streamText({ model, prompt: 'Hello', maxRetries: 0 }).textStream) {
          length += delta.length;
        }
        if (length !== payload.counts.text) {
          throw new Error(
            `Got ${length} of ${payload.counts.text} characters of text: the measurement is void.`,
          );
        }
      }
      return job.streams * payload.chunks;
    },
  };
}
