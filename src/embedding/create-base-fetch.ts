import type { FetchFunction } from '@ai-sdk/provider-utils';
import { createErrorFromAnswer, parseJson, readFailedResponse } from '../errors/create-api-call-error.js';
import { readErrorBody, saysSomething } from '../errors/read-error-body.js';
import { isObject } from '../chat/decode/wire-answer.js';
import type { ResolvedSettings } from '../settings.js';

/**
 * A `fetch` for the factory's models. The factory has no setting for error bodies, so what it would not understand is
 * thrown here: failed statuses, and errors that come with status 200. It also goes through the proxy where one is set.
 */
export function createBaseFetch(settings: ResolvedSettings): FetchFunction {
  return async (input, init) => {
    const fetch = settings.fetch ?? globalThis.fetch;
    const url = String(input);
    const response =
      settings.proxyUrl === undefined
        ? await fetch(input, init)
        : await fetch(settings.proxyUrl, {
            ...init,
            headers: { ...toRecord(init?.headers), 'x-fal-target-url': url },
          });
    const requestBodyValues = typeof init?.body === 'string' ? parseJson(init.body) : undefined;
    if (!response.ok) throw await readFailedResponse(response, url, requestBodyValues);
    const text = await response.text();
    const body = parseJson(text);
    if (isObject(body) && saysSomething(body['error']) && body['data'] === undefined) {
      const statement = readErrorBody(body) ?? { message: 'The route reported an error' };
      const responseHeaders = Object.fromEntries(response.headers);
      throw createErrorFromAnswer(statement, body, text, { url, requestBodyValues, responseHeaders });
    }
    return new Response(text, { status: response.status, headers: response.headers });
  };
}

function toRecord(headers: RequestInit['headers']): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}
