import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import type { Measurement, WorkerMessage, WorkerOrder } from '../job.js';
import type { Workbench } from '../prepare/workbench.js';

/** Milliseconds until a silent process is given up. */
const PATIENCE = 300_000;

/** Whether processes can be kept on one core (Linux). */
export const isPinned: boolean = spawnSync('taskset', ['--version']).status === 0;

/** The measured processes share the last core; the first is left to the runner and the emulator. */
const MEASURED_CORE = os.cpus().length - 1;

/** V8 on a single thread: no other thread compiles or collects, so that all CPU of a subject is counted and none overlaps. */
const MEASURED_FLAGS = ['--single-threaded', '--expose-gc'];

export function startMeasured(
  { node }: Workbench,
  program: string,
  programArguments: string[],
  flags: string[] = [],
): ChildProcess {
  return startPinned(MEASURED_CORE, [node, ...MEASURED_FLAGS, ...flags, program, ...programArguments]);
}

export function startBeside({ node }: Workbench, program: string, programArguments: string[]): ChildProcess {
  return startPinned(0, [node, program, ...programArguments]);
}

function startPinned(core: number, command: string[]): ChildProcess {
  const [program = '', ...programArguments] = isPinned
    ? ['taskset', '-c', String(core), ...command]
    : command;
  return spawn(program, programArguments, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** The next message of a process. Rejects when the process ends or stays silent. */
export function receive<MESSAGE>(child: ChildProcess): Promise<MESSAGE> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      child.off('message', take).off('exit', end);
    };
    const take = (message: unknown): void => {
      stop();
      resolve(message as MESSAGE);
    };
    const end = (code: number | null): void => {
      stop();
      reject(new Error(`The process ended with ${code} before it answered.`));
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`The process said nothing for ${PATIENCE / 1000} s.`));
    }, PATIENCE);
    child.on('message', take).on('exit', end);
  });
}

/** A process that measures one subject on one job. */
export class Worker {
  readonly #child: ChildProcess;
  readonly #order: WorkerOrder;

  constructor(workbench: Workbench, order: WorkerOrder, flags: string[] = []) {
    this.#order = order;
    this.#child = startMeasured(workbench, workbench.worker, [JSON.stringify(order)], flags);
  }

  /** Waits until the subject has shown that it decodes everything, and is warm. */
  async ready(): Promise<void> {
    this.#require(await receive<WorkerMessage>(this.#child), 'ready');
  }

  async measure(): Promise<Measurement> {
    this.#child.send('run');
    return this.#require(await receive<WorkerMessage>(this.#child), 'measured').measurement;
  }

  async close(): Promise<void> {
    await close(this.#child);
  }

  #require<TYPE extends WorkerMessage['type']>(
    message: WorkerMessage,
    type: TYPE,
  ): Extract<WorkerMessage, { type: TYPE }> {
    if (message.type === type) return message as Extract<WorkerMessage, { type: TYPE }>;
    const reason = message.type === 'failed' ? message.message : `unexpected answer ${message.type}`;
    throw new Error(`${this.#order.subject}, ${JSON.stringify(this.#order.job)}: ${reason}`);
  }
}

/** Ends a process and waits for it, so that it writes its profile and frees its core. */
export async function close(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
  });
  if (child.connected) child.disconnect();
  await ended;
}
