import type { AnswerScript } from '../emulator/index.js';
import type { JsonObject } from '../emulator/types.js';

export const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, cost: 0.000_001 };
const HEAD = {
  id: 'gen-1',
  provider: 'Anthropic',
  model: 'anthropic/claude-sonnet-4.6',
  created: 1_760_000_000,
};

/** One chunk of a streamed answer. */
export function chunk(delta: JsonObject, finishReason: string | null = null): JsonObject {
  const choice = { index: 0, delta, finish_reason: finishReason, native_finish_reason: null, logprobs: null };
  return { ...HEAD, object: 'chat.completion.chunk', choices: [choice] };
}

/** The last chunk of an answer that ends as it should. */
export function finish(finishReason = 'stop'): JsonObject {
  return { ...chunk({ role: 'assistant', content: '' }, finishReason), usage: USAGE };
}

/** An answer that is not streamed. */
export function whole(message: JsonObject, more: JsonObject = {}): AnswerScript {
  const choice = {
    index: 0,
    message: { role: 'assistant', ...message },
    finish_reason: 'stop',
    native_finish_reason: 'end_turn',
    logprobs: null,
    ...more,
  };
  return { json: { ...HEAD, object: 'chat.completion', choices: [choice], usage: USAGE } };
}

/** A piece of a tool call as OpenRouter sends it as a rule. */
export function callPiece(piece: JsonObject): JsonObject {
  return chunk({ role: 'assistant', content: null, tool_calls: [piece] });
}

/** The first piece of a call of the tool `weather`. */
export function callHead(index: number, id: string): JsonObject {
  return callPiece({ index, id, type: 'function', function: { name: 'weather', arguments: '' } });
}

export function callArguments(index: number, text: string): JsonObject {
  return callPiece({ index, type: 'function', function: { arguments: text } });
}
