import type { Answer } from '../answer.js';
import type { JsonObject } from '../types.js';
import { getVendor } from '../vendors.js';

/** The answer as one `chat.completion`. */
export function renderJson(answer: Answer): JsonObject {
  const { upstream, nativeFinishReasons } = getVendor(answer.model);
  return {
    id: answer.id,
    provider: upstream,
    model: answer.model,
    object: 'chat.completion',
    created: answer.created,
    choices: [
      {
        index: 0,
        logprobs: null,
        finish_reason: answer.finishReason,
        native_finish_reason: nativeFinishReasons[answer.finishReason],
        message: renderMessage(answer),
      },
    ],
    usage: answer.usage,
  };
}

function renderMessage(answer: Answer): JsonObject {
  const hasText = answer.content !== '' || (answer.toolCalls.length === 0 && answer.refusal === undefined);
  const message: JsonObject = {
    role: 'assistant',
    content: hasText ? answer.content : null,
    refusal: answer.refusal ?? null,
    reasoning: answer.reasoning?.text ?? null,
  };
  if (answer.reasoning) message['reasoning_details'] = answer.reasoning.details;
  if (answer.toolCalls.length > 0) {
    message['tool_calls'] = answer.toolCalls.map((call, index) => ({
      index,
      id: call.id,
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    }));
  }
  if (answer.images.length > 0) message['images'] = answer.images.map(renderImage);
  if (answer.annotations.length > 0) message['annotations'] = answer.annotations;
  return message;
}

export function renderImage(url: string, index: number): JsonObject {
  return { type: 'image_url', image_url: { url }, index };
}
