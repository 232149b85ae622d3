import { getVendor } from './vendors.js';
import type { AnswerScript } from './types.js';

export type Path = (string | number)[];

/** Thrown by the checks; carries the answer that the route would give. */
export class Refusal extends Error {
  readonly answer: AnswerScript;

  constructor(answer: AnswerScript) {
    super(JSON.stringify(answer.json));
    this.answer = answer;
  }
}

/** fal's own refusal of a malformed body: status 422, one entry for what was found first. */
export function refuseShape(path: Path, problem: string, type: string, input: unknown): never {
  throw new Refusal({
    status: 422,
    json: { detail: [{ loc: ['body', ...path], msg: problem, type, input: input ?? null }] },
  });
}

/** OpenRouter's refusal of a request that is well formed and still makes no sense. */
export function refuseRequest(message: string, status = 400): never {
  throw new Refusal({ status, json: buildOpenRouterError(status, message) });
}

/** An upstream provider's refusal, as OpenRouter hands it on: the words are in `metadata.raw`. */
export function refuseUpstream(model: string, raw: string): never {
  const metadata = {
    provider_name: getVendor(model).upstream,
    raw: JSON.stringify({ error: { message: raw } }),
  };
  throw new Refusal({ status: 400, json: buildOpenRouterError(400, 'Provider returned error', metadata) });
}

export function buildOpenRouterError(code: number, message: string, metadata?: object): object {
  return { error: { code, message, ...(metadata && { metadata }) }, user_id: 'user_emulator' };
}
