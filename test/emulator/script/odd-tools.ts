import type { Answer } from '../answer.js';
import { isObject, listObjects } from '../json.js';
import { renderChunk, renderEvents } from '../render/render-events.js';
import { renderJson } from '../render/render-json.js';
import type { JsonObject } from '../types.js';

const defaultCall = { id: '', name: 'emulated_tool', arguments: '{"city":"Berlin"}' };

/**
 * Two calls in every odd form that upstreams have been seen to use at once: the first has no index, no type and its
 * name late; the second starts at index 1 with the same id, repeats its name as null and "", and ends with a blank.
 */
export function renderOddCalls(answer: Answer): { events: object[]; json: JsonObject } {
  const [first = defaultCall, second = first] = answer.toolCalls;
  const half = first.arguments.length >> 1;
  const id = 'call_odd';
  const pieces: JsonObject[] = [
    { id, function: { arguments: '' } },
    { function: { name: first.name, arguments: first.arguments.slice(0, half) } },
    { id: null, function: { name: '', arguments: first.arguments.slice(half) } },
    { index: 1, id, function: { name: second.name } },
    { index: 1, id: '', function: { name: null, arguments: second.arguments.slice(0, 1) } },
    { index: 1, id, function: { name: '', arguments: second.arguments.slice(1) } },
    { index: 1, function: { arguments: null } },
    { index: 1, function: { arguments: ' ' } },
  ];
  const events = renderEvents({ ...answer, content: '', toolCalls: [], finishReason: 'tool_calls' });
  const chunks = pieces.map(piece => renderChunk(answer, { role: '', content: null, tool_calls: [piece] }));
  // Finish and usage come last.
  events.splice(-2, 0, ...chunks);

  const json = renderJson({ ...answer, content: '', toolCalls: [first, second], finishReason: 'tool_calls' });
  const message = listObjects(json['choices'])[0]?.['message'];
  if (isObject(message)) {
    message['tool_calls'] = [first, second].map(call => ({
      id,
      function: { name: call.name, arguments: `${call.arguments} ` },
    }));
  }
  return { events, json };
}
