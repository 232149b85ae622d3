import type { Answer, ToolCall } from '../answer.js';
import type { JsonObject } from '../types.js';
import { getVendor } from '../vendors.js';
import { renderImage } from './render-json.js';
import { splitText, splitToolInput } from './split-text.js';

/** OpenRouter keeps the connection open with these while the upstream is silent. */
export const PROCESSING_COMMENT = ': OPENROUTER PROCESSING\n\n';

/** The answer as the chunks of an event stream, the placeholder in front included, `[DONE]` not. */
export function renderEvents(answer: Answer): JsonObject[] {
  return [
    renderPlaceholder(answer),
    renderChunk(answer, { role: 'assistant', content: '' }),
    ...renderDeltas(answer).map(delta => renderChunk(answer, delta)),
    renderFinish(answer),
    { ...renderChunk(answer, { role: 'assistant', content: '' }), usage: answer.usage },
  ];
}

function renderPlaceholder(answer: Answer): JsonObject {
  return {
    id: '',
    provider: '',
    model: '',
    object: 'chat.completion.chunk',
    created: answer.created,
    choices: [],
  };
}

export function renderChunk(answer: Answer, delta: JsonObject): JsonObject {
  return {
    id: answer.id,
    provider: getVendor(answer.model).upstream,
    model: answer.model,
    object: 'chat.completion.chunk',
    created: answer.created,
    choices: [{ index: 0, delta, finish_reason: null, native_finish_reason: null, logprobs: null }],
  };
}

export function renderFinish(answer: Answer): JsonObject {
  const finish = {
    finish_reason: answer.finishReason,
    native_finish_reason: getVendor(answer.model).nativeFinishReasons[answer.finishReason],
  };
  const delta = { role: 'assistant', content: '' };
  return {
    ...renderChunk(answer, delta),
    choices: [{ index: 0, delta, ...finish, logprobs: null }],
  };
}

function renderDeltas(answer: Answer): JsonObject[] {
  const deltas: JsonObject[] = [];
  for (const { text, details } of answer.reasoning?.deltas ?? []) {
    const delta: JsonObject = { role: 'assistant', content: '', reasoning: text ?? null };
    if (details) delta['reasoning_details'] = details;
    deltas.push(delta);
  }
  for (const piece of splitText(answer.content)) deltas.push({ role: 'assistant', content: piece });
  if (answer.refusal !== undefined) {
    for (const piece of splitText(answer.refusal)) deltas.push({ role: 'assistant', refusal: piece });
  }
  for (const [index, call] of answer.toolCalls.entries()) deltas.push(...renderCallDeltas(call, index));
  if (answer.images.length > 0) {
    deltas.push({ role: 'assistant', content: '', images: answer.images.map(renderImage) });
  }
  for (const annotation of answer.annotations) {
    deltas.push({ role: 'assistant', content: '', annotations: [annotation] });
  }
  return deltas;
}

function renderCallDeltas(call: ToolCall, index: number): JsonObject[] {
  const head = { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } };
  const pieces = splitToolInput(call.arguments).map(piece => ({
    index,
    type: 'function',
    function: { arguments: piece },
  }));
  return [head, ...pieces].map(piece => ({ role: 'assistant', content: null, tool_calls: [piece] }));
}
