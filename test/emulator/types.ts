/** How the emulator is started. */
export interface EmulatorOptions {
  /** Port on 127.0.0.1; 0, the default, takes any free one. */
  port?: number;
  /** The one key that is accepted; {@link EMULATOR_KEY} by default. */
  key?: string;
  /** Refuse what the route would refuse, and history that upstream providers would refuse. Default `true`. */
  strict?: boolean;
  /** Milliseconds between the events of built-in answers. Default 0. */
  chunkDelay?: number;
  /** Called once for each request when its answer is decided, before anything of it is sent. */
  onRequest?: (request: RecordedRequest) => void;
}

/** The key the emulator accepts unless told otherwise. It has a fal key's form and opens nothing. */
export const EMULATOR_KEY = '00000000-0000-4000-8000-000000000000:0123456789abcdef0123456789abcdef';

/** Where fal serves the route, below the origin. */
export const ROUTE = '/openrouter/router/openai/v1';

/** `finished`: the answer was given to its scripted end. `aborted`: the client (or `close()`) ended it before. */
export type Outcome = 'finished' | 'aborted';

export type JsonObject = Record<string, unknown>;

/** One request as it came over the wire, refused ones included. */
export interface RecordedRequest {
  method: string;
  path: string;
  /** Names in lower case; a header that came twice is joined by `, `. */
  headers: Record<string, string>;
  bodyText: string;
  /** The parsed JSON object; `{}` where the body was none. */
  body: JsonObject;
  /** What was answered; absent until that is decided. */
  status?: number;
  /** Settles when the response is over; never rejects. */
  outcome: Promise<Outcome>;
}

/** One answer, word for word. At most one of `json`, `text`, `sse` and `events`; none of them is an empty body. */
export interface AnswerScript {
  /** Default 200. */
  status?: number;
  /** Win over the emulator's own headers. */
  headers?: Record<string, string>;
  json?: unknown;
  /** A raw body, `text/html` unless `headers` say otherwise; like fal's gateway it carries no request id. */
  text?: string;
  /** A whole event stream, sent as it is: in one write, or event by event where `chunkDelay` is given. */
  sse?: string;
  /** Each is JSON-encoded as `data: …`; a string is sent raw. One write each. */
  events?: unknown[];
  /** `false` leaves out the `[DONE]` after `events`. */
  done?: boolean;
  /** Milliseconds before the head is sent. */
  delay?: number;
  /** Milliseconds between events, or between writes where `chunkSize` is given. */
  chunkDelay?: number;
  /** Cut the body into writes of this many bytes, wherever that falls. */
  chunkSize?: number;
  /** Destroy the socket after this many bytes of the body have left. */
  breakAfter?: number;
  /** Keep the response open after the body. */
  hang?: boolean;
}

export type ScriptedAnswer = AnswerScript | ((request: RecordedRequest) => ScriptedAnswer);

/** A running emulator. It is a test double of the route and never talks to fal. */
export interface Emulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** What goes into the provider's `baseURL` setting. */
  readonly baseURL: string;
  readonly key: string;
  /** All requests received, in order. */
  readonly requests: RecordedRequest[];
  /** Sockets open now, idle keep-alive ones included. */
  readonly openSockets: number;
  /**
   * Queues answers: each accepted POST takes the first one instead of asking the built-in script. Requests that are
   * refused (key, path, and shape when strict) leave the queue as it is.
   */
  answer(...answers: ScriptedAnswer[]): void;
  /** Forgets requests and queued answers. */
  reset(): void;
  /** Stops listening and destroys all sockets. */
  close(): Promise<void>;
}
