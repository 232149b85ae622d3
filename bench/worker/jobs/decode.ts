import type { StreamJob, SubjectName } from '../../job.js';
import { createStreamFetch } from '../../wire/create-fetch.js';
import { createPayload, type Counts, type Payload } from '../../wire/create-payload.js';
import { createShortPrompt } from '../../wire/create-prompt.js';
import { createModel } from '../subjects/create-model.js';
import { drain, findCounter, openStream, requireCounts } from '../subjects/read-answer.js';
import { countChunk, createFloorReader, createHopStream } from '../subjects/read-floor.js';
import type { Task } from './task.js';

/** Reads streamed answers, one after the other, from bytes to parts. */
export async function createDecodeTask(subject: SubjectName, job: StreamJob): Promise<Task> {
  const payload = createPayload(job.payload, job.chunks, job.readSize);
  const readOne = await createStreamReader(subject, payload);
  return {
    run: async () => {
      for (let count = 0; count < job.streams; count++) requireCounts(await readOne(), payload.counts);
      return job.streams * payload.chunks;
    },
  };
}

async function createStreamReader(subject: SubjectName, payload: Payload): Promise<() => Promise<Counts>> {
  const fetchAnswer = createStreamFetch(payload.reads);
  if (subject === 'floor') return () => Promise.resolve(readPlainly(payload));
  if (subject === 'hop') {
    return async () => drain(createHopStream(await fetchAnswer('https://bench.invalid')), countChunk);
  }
  const model = await createModel(subject, { fetch: fetchAnswer });
  const count = findCounter(subject);
  const prompt = createShortPrompt('Hello');
  return async () => drain((await openStream(subject, model, prompt)).stream, count);
}

function readPlainly({ reads }: Payload): Counts {
  const counts: Counts = { text: 0, reasoning: 0, input: 0, calls: 0 };
  const feed = createFloorReader(chunk => countChunk(chunk, counts));
  for (const read of reads) feed(read);
  return counts;
}
