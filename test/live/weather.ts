import { isObject, listObjects, readText } from '../emulator/json.js';
import type { JsonObject } from '../emulator/types.js';
import { readDeltas, type Exchange } from './exchange.js';

/** A tool that any model calls when it is asked for the weather. */
export const WEATHER_TOOL: JsonObject = {
  type: 'function',
  function: {
    name: 'weather',
    description: 'The weather in a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

/** The pieces of tool calls in a streamed answer. */
export function readPieces(exchange: Exchange): JsonObject[] {
  return readDeltas(exchange).flatMap(delta => listObjects(delta['tool_calls']));
}

/** The tool calls of a streamed answer, put together by their index. */
export function joinCalls(exchange: Exchange): JsonObject[] {
  const calls = new Map<unknown, { id: string; name: string; text: string }>();
  for (const piece of readPieces(exchange)) {
    const call = calls.get(piece['index']) ?? { id: '', name: '', text: '' };
    calls.set(piece['index'], call);
    const part = isObject(piece['function']) ? piece['function'] : {};
    call.id ||= readText(piece['id']) ?? '';
    call.name ||= readText(part['name']) ?? '';
    call.text += readText(part['arguments']) ?? '';
  }
  return [...calls.values()].map(({ id, name, text }) => ({
    id,
    type: 'function',
    function: { name, arguments: text },
  }));
}

/** A result for each call, as an array of parts. */
export function answerCalls(calls: readonly JsonObject[]): JsonObject[] {
  return calls.map(({ id }) => ({
    role: 'tool',
    tool_call_id: id,
    content: [{ type: 'text', text: '{"degreesCelsius":21,"sky":"clear"}' }],
  }));
}
