import type {
  LanguageModelV1Message,
  LanguageModelV1Prompt,
  LanguageModelV1ToolResultPart,
} from '@ai-sdk/provider-v1';
import type {
  LanguageModelV2Message,
  LanguageModelV2Prompt,
  LanguageModelV2ToolResultPart,
} from '@ai-sdk/provider-v2';
import { omitUndefined } from '../../omit-undefined.js';
import { raiseAssistantContent } from './raise-assistant-content.js';
import { raiseToolResultOutput } from './raise-tool-result-output.js';
import { restoreReasoningOrder } from './restore-reasoning-order.js';

type UserPartV1 = Extract<LanguageModelV1Message, { role: 'user' }>['content'][number];
type UserPartV2 = Extract<LanguageModelV2Message, { role: 'user' }>['content'][number];

/** Raises a prompt of V1: what it calls provider metadata are the provider options of V2, and images are files. */
export function raisePromptFromV1(prompt: LanguageModelV1Prompt): LanguageModelV2Prompt {
  return restoreReasoningOrder(prompt).map(raiseMessage);
}

function raiseMessage(message: LanguageModelV1Message): LanguageModelV2Message {
  const options = omitUndefined({ providerOptions: message.providerMetadata });
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content, ...options };
    case 'user':
      return { role: 'user', content: message.content.map(raiseUserPart), ...options };
    case 'assistant':
      return { role: 'assistant', content: raiseAssistantContent(message.content), ...options };
    case 'tool':
      return { role: 'tool', content: message.content.map(raiseToolResult), ...options };
  }
}

function raiseUserPart(part: UserPartV1): UserPartV2 {
  const providerOptions = part.providerMetadata;
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text, ...omitUndefined({ providerOptions }) };
    case 'image':
      return {
        type: 'file',
        data: part.image,
        mediaType: part.mimeType ?? 'image/*',
        ...omitUndefined({ providerOptions }),
      };
    case 'file': {
      const { data, mimeType, filename } = part;
      return { type: 'file', data, mediaType: mimeType, ...omitUndefined({ filename, providerOptions }) };
    }
  }
}

function raiseToolResult(part: LanguageModelV1ToolResultPart): LanguageModelV2ToolResultPart {
  const { toolCallId, toolName, providerMetadata: providerOptions } = part;
  const output = raiseToolResultOutput(part);
  return { type: 'tool-result', toolCallId, toolName, output, ...omitUndefined({ providerOptions }) };
}
