import { isObject, listObjects } from '../emulator/json.js';
import type { JsonObject } from '../emulator/types.js';

/** One request and what came back, word for word. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly requestBody: JsonObject | undefined;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The body of an answer that is not streamed; `{}` where it is no JSON object. */
export function readJson({ text }: Exchange): JsonObject {
  const value = parse(text);
  return isObject(value) ? value : {};
}

/** The comment lines of an event stream. */
export function readComments({ text }: Exchange): string[] {
  return text.split(/\r?\n/).filter(line => line.startsWith(':'));
}

/** The data of the events of a stream, `[DONE]` included. */
export function readData({ text }: Exchange): string[] {
  return text
    .split(/\r?\n/)
    .filter(line => line.startsWith('data:'))
    .map(line => line.slice('data:'.length).trim());
}

/** The JSON events of a stream. */
export function readChunks(exchange: Exchange): JsonObject[] {
  return readData(exchange).map(parse).filter(isObject);
}

/** The first choice of an answer or of a chunk. */
export function readChoice(answer: JsonObject): JsonObject {
  return listObjects(answer['choices'])[0] ?? {};
}

export function readMessage(exchange: Exchange): JsonObject {
  const { message } = readChoice(readJson(exchange));
  return isObject(message) ? message : {};
}

export function readDeltas(exchange: Exchange): JsonObject[] {
  return readChunks(exchange)
    .map(chunk => readChoice(chunk)['delta'])
    .filter(isObject);
}

/** The usage of an answer, streamed or not. */
export function readUsage(exchange: Exchange): JsonObject | undefined {
  const answers = [readJson(exchange), ...readChunks(exchange)];
  return answers.map(({ usage }) => usage).findLast(isObject);
}

/** What an error says: fal's `detail`, or OpenRouter's message with what the upstream said. */
export function readComplaint(exchange: Exchange): string {
  const body = readJson(exchange);
  if (body['detail'] !== undefined) return JSON.stringify(body['detail']);
  const error = isObject(body['error']) ? body['error'] : undefined;
  if (error === undefined) return exchange.text;
  const raw = isObject(error['metadata']) ? error['metadata']['raw'] : undefined;
  return raw === undefined ? String(error['message']) : `${String(error['message'])}: ${JSON.stringify(raw)}`;
}

/** Status and words of an answer that is none, for the table. */
export function describeFailure(exchange: Exchange): string {
  return `${exchange.status}: ${readComplaint(exchange)}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
