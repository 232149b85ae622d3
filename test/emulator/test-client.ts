import type { Emulator } from './index.js';
import { isObject, listObjects } from './json.js';
import type { JsonObject } from './types.js';

/** A plain fetch client for the emulator's own tests: it must not share code with what the emulator tests. */
export interface PlainAnswer {
  status: number;
  headers: Headers;
  json: JsonObject;
}

export async function fetchRoute(
  emulator: Emulator,
  path: string,
  body: unknown,
  init: RequestInit = {},
): Promise<Response> {
  return await fetch(emulator.baseURL + path, {
    method: 'POST',
    headers: { authorization: `Key ${emulator.key}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
}

export async function postChat(emulator: Emulator, body: unknown): Promise<PlainAnswer> {
  const response = await fetchRoute(emulator, '/chat/completions', body);
  const json: unknown = await response.json();
  return { status: response.status, headers: response.headers, json: isObject(json) ? json : {} };
}

/** The chunks of a streamed answer, without `[DONE]`. */
export async function streamChat(emulator: Emulator, body: JsonObject): Promise<JsonObject[]> {
  const response = await fetchRoute(emulator, '/chat/completions', { ...body, stream: true });
  return parseEvents(await response.text());
}

export function parseEvents(text: string): JsonObject[] {
  const events = text.split('\n\n').filter(event => event.startsWith('data: ') && event !== 'data: [DONE]');
  return events.map(event => JSON.parse(event.slice('data: '.length)) as JsonObject);
}

export function readMessage(json: JsonObject): JsonObject {
  const message = listObjects(json['choices'])[0]?.['message'];
  return isObject(message) ? message : {};
}

export function readDeltas(chunks: JsonObject[]): JsonObject[] {
  return chunks
    .flatMap(chunk => listObjects(chunk['choices']))
    .map(choice => choice['delta'])
    .filter(isObject);
}

export function joinField(deltas: JsonObject[], field: string): string {
  return deltas
    .map(delta => delta[field])
    .filter(value => typeof value === 'string')
    .join('');
}

/** What a refusal says, wherever its form has put it. */
export function readComplaint(json: JsonObject): string {
  const error = isObject(json['error']) ? json['error'] : {};
  const metadata = isObject(error['metadata']) ? error['metadata'] : {};
  if (typeof metadata['raw'] === 'string') {
    const raw: unknown = JSON.parse(metadata['raw']);
    const inner = isObject(raw) && isObject(raw['error']) ? raw['error'] : {};
    return String(inner['message']);
  }
  return typeof error['message'] === 'string' ? error['message'] : JSON.stringify(json['detail']);
}

export const weatherTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Current weather of a city',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
      additionalProperties: false,
    },
  },
};

export const timeTool = {
  type: 'function',
  function: {
    name: 'get_time',
    description: 'Local time somewhere',
    parameters: { type: 'object', properties: { zone: { type: 'string' } }, required: ['zone'] },
  },
};

export function ask(model: string, content: unknown, more: JsonObject = {}): JsonObject {
  return { model, messages: [{ role: 'user', content }], ...more };
}
