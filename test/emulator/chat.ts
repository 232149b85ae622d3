import { composeAnswer } from './script/compose-answer.js';
import { emulateError } from './script/emulate-error.js';
import { readConversation } from './script/read-conversation.js';
import { renderAnswer } from './script/render-answer.js';
import { findTrigger } from './script/triggers.js';
import type { AnswerScript, JsonObject } from './types.js';
import { getVendor } from './vendors.js';
import type { ReasoningStyle } from './vendors.js';

/** Reasoning details that went out with a tool call, and must come back with it. */
export interface IssuedEntry {
  style: ReasoningStyle;
  history: JsonObject[];
}

/** By tool call id. */
export type IssuedReasoning = Map<string, IssuedEntry>;

/** What the built-in script remembers between requests. */
export interface ChatState {
  chunkDelay: number;
  answerCount: number;
  cachedPrefixes: Set<string>;
  refusedPrompts: Set<string>;
  issuedReasoning: IssuedReasoning;
}

export function createChatState(chunkDelay: number): ChatState {
  return {
    chunkDelay,
    answerCount: 0,
    cachedPrefixes: new Set(),
    refusedPrompts: new Set(),
    issuedReasoning: new Map(),
  };
}

/** The built-in script's answer to a chat completion request. */
export function answerChat(body: JsonObject, state: ChatState): AnswerScript {
  const conversation = readConversation(body);
  const trigger = findTrigger(conversation);
  const error = trigger && emulateError(trigger, conversation.userText, state.refusedPrompts);
  if (error) return error;

  const answer = composeAnswer(body, conversation, trigger, state);
  for (const call of answer.toolCalls) {
    if (!answer.reasoning) continue;
    const { history } = answer.reasoning;
    state.issuedReasoning.set(call.id, { style: getVendor(answer.model).style, history });
  }
  return renderAnswer(answer, body['stream'] === true, state.chunkDelay, trigger);
}
