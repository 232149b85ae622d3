import type { Job, SubjectName, WorkerMessage, WorkerOrder } from '../job.js';
import { createDecodeTask } from './jobs/decode.js';
import { createMemoryTask } from './jobs/memory.js';
import { createRequestTask } from './jobs/request.js';
import { createSocketTask } from './jobs/socket.js';
import type { Task } from './jobs/task.js';

/** Microseconds of CPU that a subject runs before it is measured: large requests need more until the heap has its size. */
const WARM_UP = 300_000;
const WARM_UP_FOR_REQUESTS = 1_500_000;

/** The process of one subject: makes its job ready, warms up, then runs a block whenever the runner says so. */
async function work(): Promise<void> {
  const { subject, job } = JSON.parse(process.argv[2] ?? '') as WorkerOrder;
  const task = await createTask(subject, job);
  if (job.kind !== 'memory') await warmUp(task, job.kind === 'request' ? WARM_UP_FOR_REQUESTS : WARM_UP);
  process.on('message', () => void measure(task).catch(fail));
  send({ type: 'ready' });
}

async function createTask(subject: SubjectName, job: Job): Promise<Task> {
  switch (job.kind) {
    case 'decode':
      return createDecodeTask(subject, job);
    case 'stream-text': {
      // Loaded where it is needed: `ai` is large, and no other job may have it in its heap.
      const { createStreamTextTask } = await import('./jobs/stream-text.js');
      return createStreamTextTask(subject, job);
    }
    case 'request':
      return createRequestTask(subject, job);
    case 'socket':
      return createSocketTask(subject, job);
    case 'memory':
      return createMemoryTask(subject, job);
  }
}

async function warmUp(task: Task, microseconds: number): Promise<void> {
  const start = process.cpuUsage();
  let used = 0;
  while (used < microseconds) {
    await task.run();
    const { user, system } = process.cpuUsage(start);
    used = user + system;
  }
}

async function measure(task: Task): Promise<void> {
  const start = process.cpuUsage();
  const units = await task.run();
  const { user, system } = process.cpuUsage(start);
  send({
    type: 'measured',
    measurement: {
      microseconds: user + system,
      units,
      ...(task.heap !== undefined && { heap: [...task.heap] }),
    },
  });
}

function send(message: WorkerMessage): void {
  process.send?.(message);
}

function fail(error: unknown): void {
  const cause = error instanceof Error && error.cause !== undefined ? ` (${String(error.cause)})` : '';
  send({ type: 'failed', message: `${String(error)}${cause}` });
}

process.on('disconnect', () => process.exit());
await work().catch(fail);
