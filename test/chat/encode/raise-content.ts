import type { LanguageModelV4CallOptions, LanguageModelV4Content } from '@ai-sdk/provider';
import type { FalOpenRouterChatOptions } from '../../../src/chat/chat-options.js';
import { encodeMessages, type JsonObject } from './capture.js';

export type Prompt = LanguageModelV4CallOptions['prompt'];
export type PromptMessage = Prompt[number];
export type AssistantMessage = Extract<PromptMessage, { role: 'assistant' }>;

/** What the AI SDK makes of an answer for the next request: metadata are options now, and all of it was JSON in between. */
export function raiseContent(content: readonly LanguageModelV4Content[]): AssistantMessage {
  const parts = content.flatMap((part): AssistantMessage['content'] => {
    const options =
      'providerMetadata' in part && part.providerMetadata !== undefined
        ? { providerOptions: part.providerMetadata }
        : {};
    switch (part.type) {
      case 'text':
      case 'reasoning':
        return [{ type: part.type, text: part.text, ...options }];
      case 'tool-call': {
        const { toolCallId, toolName, input } = part;
        return [{ type: 'tool-call', toolCallId, toolName, input: JSON.parse(input), ...options }];
      }
      default:
        return [];
    }
  });
  return JSON.parse(JSON.stringify({ role: 'assistant', content: parts })) as AssistantMessage;
}

/** The reasoning details of each assistant message, as they go back. */
export async function encodeDetails(
  messages: readonly PromptMessage[],
  modelOptions: FalOpenRouterChatOptions = {},
): Promise<unknown[]> {
  const { messages: encoded } = await encodeMessages(
    messages.map(message => ({ ...message })),
    {
      modelOptions,
    },
  );
  return encoded
    .filter(message => message['role'] === 'assistant')
    .map(message => message['reasoning_details']);
}

/** A reasoning part that stands for these details. */
export function reasonedBy(...details: JsonObject[]): AssistantMessage['content'][number] {
  return { type: 'reasoning', text: '', providerOptions: carry(details) };
}

/** A call that carries these details. */
export function callWith(toolCallId: string, ...details: JsonObject[]): AssistantMessage['content'][number] {
  return { type: 'tool-call', toolCallId, toolName: 'find', input: {}, providerOptions: carry(details) };
}

/** An assistant turn of these parts. */
export function turnOf(...content: AssistantMessage['content']): AssistantMessage {
  return { role: 'assistant', content };
}

function carry(details: JsonObject[]): NonNullable<AssistantMessage['providerOptions']> {
  // JSON objects by their use in the tests of this folder.
  return { falOpenRouter: { reasoningDetails: details as never } };
}
