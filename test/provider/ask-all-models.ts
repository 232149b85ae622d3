import { vi } from 'vitest';
import { createFalOpenRouter, type FalOpenRouterProviderSettings } from '../../src/index.js';
import { createCapture, userPrompt, type CapturedRequest } from '../chat/encode/capture.js';

const KEY_VARIABLES = ['FAL_API_KEY', 'FAL_KEY', 'FAL_KEY_ID', 'FAL_KEY_SECRET'] as const;

export type KeyVariables = Partial<Record<(typeof KEY_VARIABLES)[number], string>>;

/** An environment with these variables and without the others. */
export function stubKeyVariables(variables: KeyVariables = {}): void {
  for (const name of KEY_VARIABLES) vi.stubEnv(name, variables[name]);
}

const pixel = 'iVBORw0KGgo=';
const answer = {
  choices: [
    { message: { content: 'Hi', images: [{ image_url: { url: `data:image/png;base64,${pixel}` } }] } },
  ],
  data: [{ embedding: [1, 2] }],
};

/** Sends one request with each kind of model, chat streamed too, and gives what went out. All of them must treat headers alike. */
export async function askAllModels(
  settings: FalOpenRouterProviderSettings = {},
  headers?: Record<string, string | undefined>,
): Promise<CapturedRequest[]> {
  const capture = createCapture(answer);
  const provider = createFalOpenRouter({ fetch: capture.fetch, ...settings });
  // An embedding call may have undefined headers too: the AI SDK passes on what its own callers give.
  const shared = headers === undefined ? {} : { headers: headers as Record<string, string> };
  await provider('openai/gpt-4.1').doGenerate({ prompt: userPrompt, ...shared });
  await provider('openai/gpt-4.1').doStream({ prompt: userPrompt, ...shared });
  await provider.embeddingModel('openai/text-embedding-3-small').doEmbed({ values: ['a'], ...shared });
  await provider.imageModel('google/gemini-2.5-flash-image').doGenerate({
    prompt: 'A cat',
    n: 1,
    size: undefined,
    aspectRatio: undefined,
    seed: undefined,
    files: undefined,
    mask: undefined,
    providerOptions: {},
    ...shared,
  });
  return capture.requests;
}

/** One header of the four requests; `undefined` where it was not sent. */
export function readHeader(requests: readonly CapturedRequest[], name: string): (string | undefined)[] {
  return requests.map(({ headers }) => headers[name]);
}

/** The same four times, once for each request. */
export function fourTimes<VALUE>(value: VALUE): VALUE[] {
  return [value, value, value, value];
}
