import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerScript, Outcome } from './types.js';

/** Gives one scripted answer. Resolves when it is over, for whatever reason; never rejects. */
export async function sendAnswer(
  response: ServerResponse,
  answer: AnswerScript,
  requestId: string,
): Promise<Outcome> {
  const left = new AbortController();
  const closed = new Promise<void>(resolve => {
    response.once('close', () => {
      left.abort();
      resolve();
    });
  });
  if (response.destroyed) return 'aborted';

  if (answer.delay !== undefined) await pause(answer.delay, left.signal);
  if (left.signal.aborted) return 'aborted';
  response.writeHead(answer.status ?? 200, buildHeaders(answer, requestId));
  response.flushHeaders();

  let allowance = answer.breakAfter ?? Infinity;
  let isFirst = true;
  for (const frame of encodeFrames(answer)) {
    if (!isFirst && answer.chunkDelay) await pause(answer.chunkDelay, left.signal);
    isFirst = false;
    if (left.signal.aborted) return 'aborted';
    const sent = frame.length > allowance ? frame.subarray(0, allowance) : frame;
    allowance -= sent.length;
    if (sent.length > 0 && !response.write(sent)) await waitForDrain(response, closed);
    if (allowance <= 0) break;
  }

  if (answer.breakAfter !== undefined) {
    await flushAndDestroy(response);
    return 'finished';
  }
  if (!answer.hang && !left.signal.aborted) response.end();
  await closed;
  return response.writableFinished ? 'finished' : 'aborted';
}

function buildHeaders(answer: AnswerScript, requestId: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (answer.text !== undefined) headers['content-type'] = 'text/html';
  else headers['x-fal-request-id'] = requestId;
  if (answer.json !== undefined) headers['content-type'] = 'application/json';
  if (answer.sse !== undefined || answer.events !== undefined) {
    headers['content-type'] = 'text/event-stream';
    headers['cache-control'] = 'no-cache';
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers[name.toLowerCase()] = value;
  return headers;
}

function* encodeFrames(answer: AnswerScript): Generator<Buffer> {
  if (answer.chunkSize === undefined) {
    for (const text of listWrites(answer)) yield Buffer.from(text);
    return;
  }
  const body = Buffer.from([...listWrites(answer)].join(''));
  for (let start = 0; start < body.length; start += answer.chunkSize) {
    yield body.subarray(start, start + answer.chunkSize);
  }
}

function* listWrites(answer: AnswerScript): Generator<string> {
  if (answer.json !== undefined) yield JSON.stringify(answer.json);
  if (answer.text !== undefined) yield answer.text;
  if (answer.sse !== undefined) {
    if (answer.chunkDelay === undefined) yield answer.sse;
    else yield* answer.sse.split(/(?<=\n\n|\r\n\r\n)/);
  }
  if (answer.events === undefined) return;
  for (const event of answer.events) {
    yield `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`;
  }
  if (answer.done !== false) yield 'data: [DONE]\n\n';
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An aborted wait rejects; the caller looks at the signal itself.
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}

async function waitForDrain(response: ServerResponse, closed: Promise<void>): Promise<void> {
  const drained = new Promise<void>(resolve => {
    response.once('drain', resolve);
  });
  await Promise.race([drained, closed]);
}

/** The bytes before the break must have left: a socket destroyed at once would take them along. */
async function flushAndDestroy(response: ServerResponse): Promise<void> {
  const { socket } = response;
  if (socket === null || socket.destroyed) return;
  await new Promise<void>(resolve => {
    socket.write('', () => resolve());
    socket.once('close', () => resolve());
  });
  socket.destroy();
}
