import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import { expect } from 'vitest';
import { createFalOpenRouter, type FalOpenRouterProviderSettings } from '../../../src/index.js';
import type { FalOpenRouterChatOptions } from '../../../src/chat/chat-options.js';

export type JsonObject = Record<string, unknown>;

/** A request as the stub of `fetch` got it. */
export interface CapturedRequest {
  url: string;
  /** Names in lower case, as they go over the wire. */
  headers: Record<string, string>;
  text: string;
  body: JsonObject;
}

/** A `fetch` that keeps what it is asked and gives a short answer, streamed where that was asked for. */
export function createCapture(answer: JsonObject = plainAnswer): {
  requests: CapturedRequest[];
  fetch: typeof globalThis.fetch;
} {
  const requests: CapturedRequest[] = [];
  return {
    requests,
    fetch: (input, init) => {
      const text = String(init?.body);
      const body = JSON.parse(text) as JsonObject;
      const headers = Object.fromEntries(new Headers(init?.headers));
      requests.push({ url: String(input), headers, text, body });
      return Promise.resolve(body['stream'] === true ? new Response(streamedAnswer) : Response.json(answer));
    },
  };
}

const plainAnswer = { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] };
const streamedAnswer =
  'data: {"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

export const userPrompt: LanguageModelV4CallOptions['prompt'] = [
  { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
];

export interface EncodeCase {
  modelId?: string | undefined;
  settings?: FalOpenRouterProviderSettings | undefined;
  modelOptions?: FalOpenRouterChatOptions | undefined;
  call?: Partial<LanguageModelV4CallOptions> | undefined;
}

/**
 * Makes a call through the public API, once plain and once streamed, and gives the body that went out. Both must be the
 * same request but for the fields that ask for a stream.
 */
export async function encode({
  modelId = 'acme/unknown',
  settings,
  modelOptions,
  call,
}: EncodeCase): Promise<{
  body: JsonObject;
  text: string;
  warnings: SharedV4Warning[];
}> {
  const capture = createCapture();
  const provider = createFalOpenRouter({ apiKey: 'id:secret', fetch: capture.fetch, ...settings });
  const model = provider(modelId, modelOptions);
  const callOptions = { prompt: userPrompt, ...call };
  const { warnings } = await model.doGenerate(callOptions);
  const { stream } = await model.doStream(callOptions);
  const first = await stream.getReader().read();
  const [plain, streamed] = capture.requests;
  if (plain === undefined || streamed === undefined) throw new Error('Two requests were expected.');
  expect(streamed.body).toEqual({ ...plain.body, stream: true, stream_options: { include_usage: true } });
  expect(first.value).toEqual({ type: 'stream-start', warnings });
  return { body: plain.body, text: plain.text, warnings };
}

/** The messages of a prompt on the wire. */
export async function encodeMessages(
  prompt: LanguageModelV4CallOptions['prompt'],
  rest: Omit<EncodeCase, 'call'> = {},
): Promise<{ messages: JsonObject[]; warnings: SharedV4Warning[] }> {
  const { body, warnings } = await encode({ ...rest, call: { prompt } });
  return { messages: body['messages'] as JsonObject[], warnings };
}
