import type { MemoryJob, SubjectName } from '../../job.js';
import { createStreamFetch } from '../../wire/create-fetch.js';
import { createPayload } from '../../wire/create-payload.js';
import { createShortPrompt } from '../../wire/create-prompt.js';
import { createModel } from '../subjects/create-model.js';
import { openStream } from '../subjects/read-answer.js';
import type { Task } from './task.js';

/** Reads one long stream and measures the heap at each mark, after a collection. Needs `--expose-gc`. */
export async function createMemoryTask(subject: SubjectName, job: MemoryJob): Promise<Task> {
  const last = Math.max(...job.marks);
  const payload = createPayload(job.payload, last + 10, 0);
  const model = await createModel(subject, { fetch: createStreamFetch(payload.reads) });
  const heap: number[] = [];
  return {
    heap,
    run: async () => {
      heap.length = 0;
      const { stream } = await openStream(subject, model, createShortPrompt('Hello'));
      let deltas = 0;
      for await (const part of stream) {
        // V1 calls its reasoning deltas `reasoning`.
        if (!part.type.endsWith('-delta') && (part.type as string) !== 'reasoning') continue;
        deltas += 1;
        if (job.marks.includes(deltas)) heap.push(measureHeap());
      }
      if (heap.length !== job.marks.length)
        throw new Error(`Only ${deltas} deltas came: the measurement is void.`);
      return deltas;
    },
  };
}

function measureHeap(): number {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('The worker runs without --expose-gc.');
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
