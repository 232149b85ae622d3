import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
} from '@ai-sdk/provider';
import { createFalOpenRouter } from '../../src/index.js';
import type { FalOpenRouterChatLanguageModel } from '../../src/chat/chat-language-model.js';
import { gatherContent } from './gather-content.js';

/** Plays answers to the real model: the seam is `fetch`, and nothing behind it is replaced. */
export type CallOptions = Partial<LanguageModelV4CallOptions>;

/** What either mode ends with, said in the same words. */
export interface Played {
  content: LanguageModelV4Content[];
  finishReason: LanguageModelV4FinishReason;
  usage: LanguageModelV4Usage;
  metadata: SharedV4ProviderMetadata[string];
}

const PROMPT: LanguageModelV4CallOptions['prompt'] = [
  { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
];

export function createModel(fetch: typeof globalThis.fetch): FalOpenRouterChatLanguageModel {
  return createFalOpenRouter({ apiKey: 'id:secret', fetch })('openai/gpt-4.1');
}

const answers = new Map<string, Response>();
let answerCount = 0;

/** One model for all answers, since making one costs more than playing one; a header tells which answer is meant. */
const sharedModel = createModel((_url, init) => {
  const name = new Headers(init?.headers).get('x-answer') ?? '';
  const answer = answers.get(name);
  answers.delete(name);
  return answer === undefined ? Promise.reject(new Error(`No answer ${name}`)) : Promise.resolve(answer);
});

function prepareCall(answer: Response, options: CallOptions): LanguageModelV4CallOptions {
  const name = String((answerCount += 1));
  answers.set(name, answer);
  return { prompt: PROMPT, ...options, headers: { ...options.headers, 'x-answer': name } };
}

export async function generate(
  answer: Response,
  options: CallOptions = {},
): Promise<LanguageModelV4GenerateResult> {
  return await sharedModel.doGenerate(prepareCall(answer, options));
}

export async function openStream(
  answer: Response,
  options: CallOptions = {},
): Promise<ReadableStream<LanguageModelV4StreamPart>> {
  const result = await sharedModel.doStream(prepareCall(answer, options));
  return result.stream;
}

export async function stream(
  answer: Response,
  options: CallOptions = {},
): Promise<LanguageModelV4StreamPart[]> {
  return await readParts(await openStream(answer, options));
}

export async function readParts<PART>(parts: ReadableStream<PART>): Promise<PART[]> {
  const list: PART[] = [];
  for await (const part of parts) list.push(part);
  return list;
}

export async function playWhole(answer: Response, options?: CallOptions): Promise<Played> {
  const { content, finishReason, usage, providerMetadata } = await generate(answer, options);
  return { content, finishReason, usage, metadata: providerMetadata?.['falOpenRouter'] ?? {} };
}

export async function playStream(answer: Response, options?: CallOptions): Promise<Played> {
  const parts = await stream(answer, options);
  const finish = parts.at(-1);
  if (finish?.type !== 'finish') throw new Error(`The last part is ${finish?.type}, not finish`);
  const { finishReason, usage, providerMetadata } = finish;
  const metadata = providerMetadata?.['falOpenRouter'] ?? {};
  return { content: gatherContent(parts), finishReason, usage, metadata };
}

export function respondWithJson(body: unknown, init: ResponseInit = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...readHeaders(init.headers) },
  });
}

export function respondWithStream(body: string | Uint8Array[], init: ResponseInit = {}): Response {
  return new Response(typeof body === 'string' ? body : createBody(body), {
    ...init,
    headers: { 'content-type': 'text/event-stream', ...readHeaders(init.headers) },
  });
}

/** One read of the body for each piece. */
export function createBody(pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: controller => {
        const piece = pieces[position++];
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Objects as the events of a stream; a text is sent as it is. */
export function toEvents(...events: unknown[]): string {
  return events
    .map(event => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
    .join('');
}

/** A chunk that carries one delta. */
export function chunkOf(delta: object, choice: object = {}): object {
  return { choices: [{ index: 0, delta, ...choice }] };
}

/** The end of a stream: a finish reason and the mark. */
export function endWith(finishReason: string | null): unknown[] {
  return [chunkOf({}, { finish_reason: finishReason }), '[DONE]'];
}

/** A whole answer. */
export function answerOf(message: object, choice: object = {}, answer: object = {}): object {
  return { choices: [{ index: 0, message, finish_reason: 'stop', ...choice }], ...answer };
}

function readHeaders(headers: ResponseInit['headers']): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}
