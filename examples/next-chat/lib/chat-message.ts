import type { FinishReason, UIDataTypes, UIMessage } from 'ai';
import type { ChatTools } from './tools';

/** What an answer says about itself. Tokens and cost are those of all its steps. */
export interface AnswerMetadata {
  model?: string;
  inputTokens?: number;
  outputTokens?: number;
  reasoningTokens?: number;
  /** In US dollars. Absent where the route named none. */
  cost?: number;
  finishReason?: FinishReason | 'stopped';
}

export type ChatMessage = UIMessage<AnswerMetadata, UIDataTypes, ChatTools>;

/** The text of an answer, without its thinking. */
export function readText(message: ChatMessage): string {
  return message.parts.map(part => (part.type === 'text' ? part.text : '')).join('');
}
