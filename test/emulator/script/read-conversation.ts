import { listObjects, readText } from '../json.js';
import type { JsonObject } from '../types.js';

/** What the script looks at. */
export interface Conversation {
  /** Text of the last user message, its parts joined. */
  userText: string;
  /** Non-text parts of the last user message by type. */
  attachments: Map<string, number>;
  /** Whether the last message is a tool result. */
  isToolResult: boolean;
  /** Texts of the tool results that end the conversation. */
  toolResults: string[];
  /** Assistant messages with calls since the last user message. */
  steps: number;
}

export function readConversation(body: JsonObject): Conversation {
  const messages = listObjects(body['messages']);
  const lastUser = messages.findLastIndex(message => message['role'] === 'user');
  const lastOther = messages.findLastIndex(message => message['role'] !== 'tool');
  const parts = listObjects(messages[lastUser]?.['content']);
  const attachments = new Map<string, number>();
  for (const { type } of parts) {
    const name = readText(type) ?? 'unknown';
    if (name !== 'text') attachments.set(name, (attachments.get(name) ?? 0) + 1);
  }
  return {
    userText: readContent(messages[lastUser]?.['content']),
    attachments,
    isToolResult: messages.at(-1)?.['role'] === 'tool',
    toolResults: messages.slice(lastOther + 1).map(message => readResult(message['content'])),
    steps: messages.slice(lastUser + 1).filter(message => listObjects(message['tool_calls']).length > 0)
      .length,
  };
}

function readContent(content: unknown): string {
  if (typeof content === 'string') return content;
  const texts = listObjects(content).map(part => readText(part['text']));
  return texts.filter(text => text !== undefined).join(' ');
}

/** A result may be an image alone: its type stands for it. */
function readResult(content: unknown): string {
  if (typeof content === 'string') return content;
  return listObjects(content)
    .map(part => readText(part['text']) ?? `[${readText(part['type']) ?? 'part'}]`)
    .join(' ');
}
