import { APICallError } from '@ai-sdk/provider';
import { createFalOpenRouter as createV4 } from '../../src/index.js';
import { createFalOpenRouter as createV1 } from '../../src/v1.js';
import { createFalOpenRouter as createV2 } from '../../src/v2.js';
import { createFalOpenRouter as createV3 } from '../../src/v3.js';
import { findBrokenRules } from '../chat/check-parts.js';
import { findBrokenLoweredRules, findBrokenRulesOfV1 } from './check-lowered-parts.js';
import type { Truth } from './generate-answer.js';

/** How an answer came out: what is broken, and what a reader got. */
export interface Outcome {
  /** `rejected`: with an `APICallError`, before anything was streamed. */
  ending: 'streamed' | 'rejected' | 'broken';
  broken: string[];
  got: Pick<Truth, 'text' | 'reasoning' | 'details' | 'calls' | 'sources' | 'files'>;
  parts: number;
}

export interface Player {
  readonly name: string;
  play(answer: Response): Promise<Outcome>;
}

/** A part of any spec version, as far as it is looked at here. */
interface AnyPart {
  type: string;
  delta?: unknown;
  textDelta?: unknown;
  toolName?: unknown;
  input?: unknown;
  args?: unknown;
  url?: unknown;
  source?: unknown;
  providerMetadata?: Record<string, Record<string, unknown>> | undefined;
}

const CALL = { prompt: [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hello' }] }] };
const PIXEL = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

/** The next answer to a call; a generated image that an older generation fetches is answered aside. */
let nextAnswer: Response | undefined;
const fetch: typeof globalThis.fetch = input => {
  if (String(input).startsWith('https://images.example/')) {
    return Promise.resolve(new Response(PIXEL, { headers: { 'content-type': 'image/png' } }));
  }
  const answer = nextAnswer;
  nextAnswer = undefined;
  return answer === undefined ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(answer);
};
const settings = { apiKey: 'id:secret', fetch };
const v4 = createV4(settings)('x/y');
const v3 = createV3(settings)('x/y');
const v2 = createV2(settings)('x/y');
const v1 = createV1(settings)('x/y');

export const PLAYERS: readonly Player[] = [
  {
    name: 'V4',
    play: answer => play(answer, async () => (await v4.doStream(CALL)).stream, findBrokenRules),
  },
  {
    name: 'V3',
    play: answer => play(answer, async () => (await v3.doStream(CALL)).stream, findBrokenLoweredRules),
  },
  {
    name: 'V2',
    play: answer => play(answer, async () => (await v2.doStream(CALL)).stream, findBrokenLoweredRules),
  },
  {
    name: 'V1',
    play: answer =>
      play(
        answer,
        async () => (await v1.doStream({ ...CALL, inputFormat: 'prompt', mode: { type: 'regular' } })).stream,
        findBrokenRulesOfV1,
      ),
  },
];

async function play<PART extends AnyPart>(
  answer: Response,
  open: () => Promise<ReadableStream<PART>>,
  findBroken: (parts: PART[]) => string[],
): Promise<Outcome> {
  nextAnswer = answer;
  const parts: PART[] = [];
  let stream: ReadableStream<PART>;
  try {
    stream = await open();
  } catch (error) {
    const isRight = APICallError.isInstance(error);
    const broken = isRight ? [] : [`the call threw ${describe(error)}`];
    return { ending: isRight ? 'rejected' : 'broken', broken, got: readParts(parts), parts: 0 };
  }
  try {
    for await (const part of stream) parts.push(part);
  } catch (error) {
    const broken = [`the stream threw ${describe(error)}`];
    return { ending: 'broken', broken, got: readParts(parts), parts: parts.length };
  }
  const broken = findBroken(parts);
  const ending = broken.length === 0 ? 'streamed' : 'broken';
  return { ending, broken, got: readParts(parts), parts: parts.length };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function readParts(parts: readonly AnyPart[]): Outcome['got'] {
  const got: Outcome['got'] = { text: '', reasoning: '', details: [], calls: [], sources: [], files: 0 };
  for (const part of parts) {
    switch (part.type) {
      case 'text-delta':
        got.text += String(part.delta ?? part.textDelta);
        break;
      case 'reasoning-delta':
        got.reasoning += String(part.delta);
        break;
      case 'reasoning':
        got.reasoning += String(part.textDelta);
        break;
      case 'tool-call':
        got.calls.push({ name: String(part.toolName), input: String(part.input ?? part.args) });
        break;
      case 'source':
        got.sources.push(readUrl(part));
        break;
      case 'file':
        got.files += 1;
        break;
      case 'finish': {
        const details = part.providerMetadata?.['falOpenRouter']?.['reasoningDetails'];
        if (Array.isArray(details)) got.details = details;
        break;
      }
    }
  }
  return got;
}

function readUrl({ url, source }: AnyPart): string {
  const inner = typeof source === 'object' && source !== null && 'url' in source ? source.url : undefined;
  return String(url ?? inner);
}
