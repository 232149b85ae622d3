import type { JsonObject } from '../emulator/types.js';
import { readUsage, type Exchange } from './exchange.js';

/** How long one answer may take, in milliseconds. */
const PATIENCE = 120_000;

export interface RouteAccess {
  readonly baseURL: string;
  readonly key: string;
}

export interface RouteRequest {
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly body?: JsonObject;
  /** Takes the place of the right one; `null` sends none. */
  readonly authorization?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the route with nothing of this package in between, and keeps what came back. */
export class LiveRoute {
  readonly key: string;
  /** Exchanges of the question under way. */
  readonly exchanges: Exchange[] = [];
  readonly #baseURL: string;

  constructor({ baseURL, key }: RouteAccess) {
    this.#baseURL = baseURL;
    this.key = key;
  }

  /** A chat request unless the path says otherwise. */
  async ask(request: RouteRequest): Promise<Exchange> {
    const { method = 'POST', path = '/chat/completions', body, headers } = request;
    const authorization = request.authorization === undefined ? `Key ${this.key}` : request.authorization;
    const response = await fetch(this.#baseURL + path, {
      method,
      headers: {
        ...(authorization !== null && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const exchange: Exchange = {
      method,
      path,
      requestBody: body,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
    };
    this.exchanges.push(exchange);
    return exchange;
  }

  /** US dollars that the exchanges say they cost; `undefined` where one that was answered says nothing. */
  get cost(): number | undefined {
    let sum = 0;
    for (const exchange of this.exchanges) {
      if (exchange.status >= 400) continue;
      const cost = readUsage(exchange)?.['cost'];
      if (typeof cost !== 'number') return undefined;
      sum += cost;
    }
    return sum;
  }
}
