import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { authorize } from './authorize.js';
import { answerChat, createChatState } from './chat.js';
import type { ChatState } from './chat.js';
import { answerEmbedding } from './embeddings.js';
import { checkBody } from './check/check-body.js';
import { Refusal } from './refusal.js';
import { sendAnswer } from './send-answer.js';
import { EMULATOR_KEY, ROUTE } from './types.js';
import type {
  AnswerScript,
  Emulator,
  EmulatorOptions,
  JsonObject,
  Outcome,
  RecordedRequest,
  ScriptedAnswer,
} from './types.js';

interface Desk {
  key: string;
  strict: boolean;
  queue: ScriptedAnswer[];
  chat: ChatState;
}

/**
 * Starts a server on 127.0.0.1 that speaks the dialect of fal's OpenRouter route. Everything it says is made up by
 * rules; nothing of it comes from fal, OpenRouter or a model.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const desk: Desk = {
    key: options.key ?? EMULATOR_KEY,
    strict: options.strict ?? true,
    queue: [],
    chat: createChatState(options.chunkDelay ?? 0),
  };
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  let requestCount = 0;

  const server = createServer((incoming, response) => {
    void serve(incoming, response);
  });
  // Node's five seconds would close idle sockets just as a test reuses them.
  server.keepAliveTimeout = 120_000;
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const bodyText = await readBody(incoming);
    if (bodyText === undefined) return;
    let settle: (outcome: Outcome) => void = () => undefined;
    const outcome = new Promise<Outcome>(resolve => {
      settle = resolve;
    });
    const request = recordRequest(incoming, bodyText, outcome);
    requests.push(request);
    requestCount += 1;
    const requestId = `00000000-0000-4000-8000-${requestCount.toString(16).padStart(12, '0')}`;
    const answer = decideAnswer(request, desk);
    request.status = answer.status ?? 200;
    options.onRequest?.(request);
    settle(await sendAnswer(response, answer, requestId));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  // A TCP server's address is never a pipe's name.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    baseURL: url + ROUTE,
    key: desk.key,
    requests,
    get openSockets() {
      return sockets.size;
    },
    answer(...answers) {
      desk.queue.push(...answers);
    },
    reset() {
      requests.length = 0;
      desk.queue.length = 0;
    },
    async close() {
      const closed = new Promise<void>(resolve => {
        server.close(() => resolve());
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function decideAnswer(request: RecordedRequest, desk: Desk): AnswerScript {
  try {
    authorize(request.headers['authorization'], desk.key);
    const endpoint = findEndpoint(request);
    if (desk.strict) checkBody(endpoint, request, desk.chat.issuedReasoning);
    let answer = desk.queue.shift();
    while (typeof answer === 'function') answer = answer(request);
    if (answer) return answer;
    if (endpoint === 'embeddings') return answerEmbedding(request.body);
    return answerChat(request.body, desk.chat);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return { status: 500, json: { detail: `The emulator failed: ${String(error)}` } };
  }
}

function findEndpoint(request: RecordedRequest): 'chat' | 'embeddings' {
  const path = request.path.split('?', 1)[0];
  const endpoint =
    path === `${ROUTE}/chat/completions` ? 'chat' : path === `${ROUTE}/embeddings` ? 'embeddings' : undefined;
  if (!endpoint) throw new Refusal({ status: 404, json: { detail: `Path ${request.path} not found` } });
  if (request.method !== 'POST') throw new Refusal({ status: 405, json: { detail: 'Method Not Allowed' } });
  return endpoint;
}

function recordRequest(
  incoming: IncomingMessage,
  bodyText: string,
  outcome: Promise<Outcome>,
): RecordedRequest {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    headers[name] = (values ?? []).join(', ');
  }
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers,
    bodyText,
    body: parseObject(bodyText),
    outcome,
  };
}

function parseObject(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

/** `undefined` when the client left before its request was complete. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString();
}
