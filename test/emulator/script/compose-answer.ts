import type { Answer, ToolCall } from '../answer.js';
import type { ChatState } from '../chat.js';
import { isObject, readText } from '../json.js';
import { drawPicture } from '../picture/draw-picture.js';
import { buildReasoning } from '../reasoning/build-reasoning.js';
import { isReasoning, isReasoningHidden } from '../reasoning/decide-reasoning.js';
import type { JsonObject } from '../types.js';
import { getVendor } from '../vendors.js';
import type { FinishReason } from '../vendors.js';
import { annotateFiles } from './annotate-files.js';
import { callTool, chooseTool, chooseToolPair, isCallForced, listCallableTools } from './choose-tools.js';
import {
  composeCitations,
  composeReply,
  composeToolReply,
  limitText,
  quotePrompt,
  wantsCitations,
} from './compose-text.js';
import { generateValue } from './generate-value.js';
import { measureUsage } from './measure-usage.js';
import type { Conversation } from './read-conversation.js';
import type { TriggerName } from './triggers.js';

const textTriggers = new Set<TriggerName | undefined>([
  'length',
  'content-filter',
  'refusal',
  'image',
  'citations',
]);

interface Speech {
  content: string;
  finishReason: FinishReason;
  refusal?: string;
}

/** Decides what is said, by rules alone: the same conversation gets the same words. */
export function composeAnswer(
  body: JsonObject,
  conversation: Conversation,
  trigger: TriggerName | undefined,
  state: ChatState,
): Answer {
  state.answerCount += 1;
  const number = state.answerCount.toString(16).padStart(24, '0');
  const model = readText(body['model']) ?? 'emulated/model';
  const toolCalls = composeCalls(body, conversation, trigger, `call_${number}`);
  const speech: Speech =
    toolCalls.length > 0
      ? { content: '', finishReason: trigger === 'stop-with-calls' ? 'stop' : 'tool_calls' }
      : composeSpeech(body, conversation, trigger);
  const images =
    trigger === 'image' || [body['modalities']].flat().includes('image')
      ? [drawPicture(readRatio(body))]
      : [];

  const thoughts = isReasoning(model, body) ? composeThoughts(conversation, toolCalls) : [];
  const reasoning = buildReasoning(getVendor(model).style, thoughts, number);
  const completion = speech.content + (speech.refusal ?? '') + toolCalls.map(call => call.arguments).join('');
  return {
    id: `gen-${number}`,
    model,
    created: 1_760_000_000 + state.answerCount,
    ...(thoughts.length > 0 && !isReasoningHidden(body) && { reasoning }),
    ...speech,
    toolCalls,
    images,
    annotations: [
      ...annotateFiles(body),
      ...(speech.content !== '' && (trigger === 'citations' || wantsCitations(body))
        ? composeCitations(speech.content)
        : []),
    ],
    usage: measureUsage(
      body,
      { text: completion, reasoning: reasoning.text, images: images.length },
      state.cachedPrefixes,
    ),
  };
}

function readRatio(body: JsonObject): string | undefined {
  return isObject(body['image_config']) ? readText(body['image_config']['aspect_ratio']) : undefined;
}

function composeCalls(
  body: JsonObject,
  conversation: Conversation,
  trigger: TriggerName | undefined,
  id: string,
): ToolCall[] {
  const { userText, steps, isToolResult } = conversation;
  if (listCallableTools(body).length === 0 || textTriggers.has(trigger)) return [];
  const askedSteps = Number(/\b(\d{1,3}) steps?\b/i.exec(userText)?.[1] ?? 0);
  const isDue = isToolResult
    ? steps < askedSteps
    : !isJsonWanted(body) || isCallForced(body) || askedSteps > 0;
  if (!isDue) return [];
  const tool = chooseTool(body, userText, steps);
  const tools =
    trigger === 'two-tools' || trigger === 'odd-tools' ? chooseToolPair(body, userText) : tool ? [tool] : [];
  return tools.map((chosen, index) => callTool(chosen, `${id}_${index}`, userText, steps + index));
}

function isJsonWanted(body: JsonObject): boolean {
  const format = isObject(body['response_format']) ? body['response_format']['type'] : undefined;
  return format === 'json_schema' || format === 'json_object';
}

function composeSpeech(
  body: JsonObject,
  conversation: Conversation,
  trigger: TriggerName | undefined,
): Speech {
  const text = composeContent(body, conversation);
  if (trigger === 'refusal') {
    return {
      content: '',
      refusal: "I'm the emulator, and I refuse to help with that.",
      finishReason: 'stop',
    };
  }
  if (trigger === 'length' || trigger === 'content-filter') {
    const finishReason = trigger === 'length' ? 'length' : 'content_filter';
    return { content: limitText(text, { max_tokens: 8 }).text, finishReason };
  }
  const limited = limitText(text, body);
  return { content: limited.text, finishReason: limited.finishReason };
}

function composeContent(body: JsonObject, conversation: Conversation): string {
  const format = isObject(body['response_format']) ? body['response_format'] : {};
  if (format['type'] === 'json_schema') {
    const schema = isObject(format['json_schema']) ? format['json_schema']['schema'] : {};
    return JSON.stringify(generateValue(schema));
  }
  const text = conversation.isToolResult ? composeToolReply(conversation) : composeReply(conversation);
  return format['type'] === 'json_object' ? JSON.stringify({ answer: text }) : text;
}

/** Each step thinks something of its own, so that reasoning that went astray is noticed. */
function composeThoughts(conversation: Conversation, toolCalls: ToolCall[]): string[] {
  const wish = quotePrompt(conversation.userText);
  const step = conversation.steps + 1;
  if (toolCalls.length === 0) {
    const state = conversation.isToolResult ? 'The tools have answered.' : 'No tool is needed.';
    return [`Step ${step}: the user wants “${wish}”. ${state} I can answer now.`];
  }
  return toolCalls.map(
    (call, index) =>
      `Step ${step}: the user wants “${wish}”. Call ${index + 1} goes to ${call.name} with ${call.arguments}.`,
  );
}
