import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { APICallError } from '@ai-sdk/provider';
import { createFalOpenRouter } from '../../src/index.js';
import { findBrokenRules } from '../chat/check-parts.js';
import { chunkOf, endWith, toEvents } from '../chat/play-answer.js';
import type { AnswerScript, Emulator, RecordedRequest } from '../emulator/index.js';
import { createDice, pick } from '../fuzz/dice.js';

/** What happens to a stream. The first ones survive; the others end as the server or the client wants. */
const FATES = [
  'whole',
  'slow',
  'calls',
  'abort',
  'abort-early',
  'cancel',
  'reset',
  'cut',
  'error',
  'refused',
] as const;
type Fate = (typeof FATES)[number];

/** Half of the streams survive. */
const DRAWN: readonly Fate[] = [...FATES, 'whole', 'slow', 'calls', 'whole'];

export interface SoakReport {
  /** Streams by fate. */
  counts: Record<string, number>;
  /** Streams that did not end as they had to, in words. */
  mismatches: string[];
  /** Streams of which the first part was read and the next ones were not, all at one time. */
  openAtOnce: number;
}

/** How a stream ended, in a form that can be compared. */
interface Ending {
  text: string;
  calls: string[];
  end: string;
}

const EVENT_COUNT = 40;

/** Streams that are started at once: a server's queue of connections that wait is not endless. */
const GROUP_SIZE = 100;

/** Runs that many streams at once through the emulator, and looks at what came of each. */
export async function runSoak(emulator: Emulator, streamCount: number, seed: number): Promise<SoakReport> {
  const dice = createDice(seed);
  const fates = Array.from({ length: streamCount }, () => pick(dice, DRAWN));
  const controllers = fates.map(() => new AbortController());
  const answer = (request: RecordedRequest): AnswerScript => {
    const number = readNumber(request);
    const fate = fates[number] ?? 'whole';
    if (fate === 'abort-early') setTimeout(() => controllers[number]?.abort(), dice.roll(50));
    return { chunkDelay: dice.roll(10), ...createAnswer(fate, number) };
  };
  emulator.answer(...fates.map(() => answer));
  const report: SoakReport = { counts: {}, mismatches: [], openAtOnce: 0 };
  const barrier = createBarrier(streamCount);
  const streams: Array<Promise<void>> = [];
  for (const [number, fate] of fates.entries()) {
    const controller = controllers[number] ?? new AbortController();
    streams.push(judgeStream(emulator, { fate, number, controller, barrier }, report));
    if (streams.length % GROUP_SIZE === 0) await waitForRequests(emulator, streams.length);
  }
  await Promise.all(streams);
  await findOpenRequests(emulator, fates, report);
  return report;
}

interface SoakStream {
  fate: Fate;
  number: number;
  controller: AbortController;
  barrier: Barrier;
}

/** Where each stream waits for all others: with its first part read, or over. */
interface Barrier {
  arrive(): Promise<void>;
}

function createBarrier(count: number): Barrier {
  let arrivals = 0;
  let open: () => void = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return {
    arrive: () => {
      arrivals += 1;
      if (arrivals === count) open();
      return opened;
    },
  };
}

async function judgeStream(emulator: Emulator, stream: SoakStream, report: SoakReport): Promise<void> {
  const { fate, number } = stream;
  let hasArrived = false;
  const arrive = async (): Promise<void> => {
    if (hasArrived) return;
    hasArrived = true;
    const opened = stream.barrier.arrive();
    // What a broken connection had brought is lost to one who had not read it yet: `fetch` throws it away.
    if (fate === 'reset') return;
    report.openAtOnce += 1;
    await opened;
  };
  const ending = await playStream(emulator, stream, arrive);
  if (!hasArrived) void stream.barrier.arrive();
  const expected = expectOf(fate, number);
  report.counts[fate] = (report.counts[fate] ?? 0) + 1;
  if (!isDeepStrictEqual(ending, expected)) {
    const size = `${ending.text.length} of ${expected.text.length} characters`;
    report.mismatches.push(`${number} (${fate}): ${ending.end}, not ${expected.end}; ${size}`);
  }
}

async function waitForRequests(emulator: Emulator, count: number): Promise<void> {
  const limit = performance.now() + 20_000;
  while (emulator.requests.length < count && performance.now() < limit) await wait(2);
}

/** The server has to see the end of each request, and the close of each that the client left. */
async function findOpenRequests(
  emulator: Emulator,
  fates: readonly Fate[],
  report: SoakReport,
): Promise<void> {
  for (const request of emulator.requests) {
    const outcome = await Promise.race([request.outcome, wait(20_000, 'open', { ref: false })]);
    const fate = fates[readNumber(request)];
    const expected = fate === 'abort' || fate === 'abort-early' || fate === 'cancel' ? 'aborted' : 'finished';
    if (outcome !== expected) report.mismatches.push(`a request (${fate}) is ${outcome} at the server`);
  }
}

function createAnswer(fate: Fate, number: number): AnswerScript {
  // A socket that is closed with its answer tells that nothing holds on to it.
  const headers = { connection: 'close' };
  const events: unknown[] = listTexts(number).map(content => chunkOf({ content }));
  const half = events.slice(0, EVENT_COUNT / 2);
  switch (fate) {
    case 'abort':
    case 'cancel':
      return { headers, events: half, done: false, hang: true };
    case 'abort-early':
      return { headers, events, delay: 60_000 };
    case 'reset': {
      const sse = toEvents(...half);
      // Without the header: a body that ends with its connection would be whole when that breaks.
      return { sse: `${sse} `, breakAfter: sse.length };
    }
    case 'cut':
      return { headers, events: half, done: false };
    case 'error':
      return { headers, events: [...half, { error: { code: 502, message: 'Down' } }] };
    case 'refused':
      return { headers, status: 429, json: { detail: 'Too many' } };
    case 'calls': {
      const call = {
        index: 0,
        id: `call-${number}`,
        function: { name: 'note', arguments: `{"number":${number}}` },
      };
      const end = endWith('tool_calls');
      return {
        headers,
        events: [...events, chunkOf({ tool_calls: [call] }), ...end],
        done: false,
      };
    }
    default:
      return { headers, events: [...events, ...endWith('stop')], done: false };
  }
}

function expectOf(fate: Fate, number: number): Ending {
  const texts = listTexts(number);
  const all = texts.join('');
  const half = texts.slice(0, EVENT_COUNT / 2).join('');
  switch (fate) {
    case 'abort':
      return { text: half, calls: [], end: 'AbortError' };
    case 'abort-early':
      return { text: '', calls: [], end: 'AbortError' };
    case 'cancel':
      return { text: half, calls: [], end: 'left' };
    case 'reset':
    case 'error':
    case 'cut':
      return { text: half, calls: [], end: 'error, 1 error part' };
    case 'refused':
      return { text: '', calls: [], end: 'rejected with 429' };
    case 'calls':
      return { text: all, calls: [`{"number":${number}}`], end: 'tool-calls, 0 error parts' };
    default:
      return { text: all, calls: [], end: 'stop, 0 error parts' };
  }
}

async function playStream(
  emulator: Emulator,
  { fate, number, controller }: SoakStream,
  arrive: () => Promise<void>,
): Promise<Ending> {
  const model = createFalOpenRouter({ apiKey: emulator.key, baseURL: emulator.baseURL })('openai/gpt-4.1');
  const ending: Ending = { text: '', calls: [], end: 'none' };
  const parts = [];
  try {
    const { stream } = await model.doStream({
      prompt: [{ role: 'user', content: [{ type: 'text', text: `stream ${number}` }] }],
      abortSignal: controller.signal,
    });
    const half = listTexts(number)
      .slice(0, EVENT_COUNT / 2)
      .join('');
    for await (const part of stream) {
      parts.push(part);
      if (part.type === 'text-delta') {
        ending.text += part.delta;
        await arrive();
      }
      if (part.type === 'tool-call') ending.calls.push(part.input);
      if (fate === 'slow') await wait(1);
      if (ending.text !== half) continue;
      if (fate === 'cancel') return { ...ending, end: 'left' };
      if (fate === 'abort') controller.abort();
    }
  } catch (error) {
    return { ...ending, end: describeError(error) };
  }
  const finish = parts.at(-1);
  const errors = parts.filter(part => part.type === 'error').length;
  const broken = findBrokenRules(parts);
  const reason = finish?.type === 'finish' ? finish.finishReason.unified : 'no finish';
  const end = `${reason}, ${errors} error part${errors === 1 ? '' : 's'}`;
  return { ...ending, end: broken.length === 0 ? end : broken.join() };
}

function describeError(error: unknown): string {
  if (APICallError.isInstance(error)) return `rejected with ${error.statusCode ?? error.message}`;
  return error instanceof Error ? error.name : String(error);
}

/** Texts that tell which stream they are of, so that a mix-up shows. */
function listTexts(number: number): string[] {
  return Array.from({ length: EVENT_COUNT }, (_, index) => `${number}:${index};`);
}

function readNumber({ bodyText }: RecordedRequest): number {
  return Number(/stream (\d+)/.exec(bodyText)?.[1]);
}
