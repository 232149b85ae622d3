import { refuseRequest } from '../refusal.js';
import type { Conversation } from './read-conversation.js';

const triggerNames = [
  'error-401',
  'error-402',
  'error-403',
  'error-404',
  'error-422',
  'error-429',
  'error-429-once',
  'error-500',
  'error-502-html',
  'error-503',
  'error-504',
  'error-in-200',
  'error-first-event',
  'error-mid-stream',
  'cut',
  'no-done',
  'slow',
  'length',
  'content-filter',
  'refusal',
  'odd-tools',
  'stop-with-calls',
  'image',
  'citations',
  'two-tools',
] as const;

export type TriggerName = (typeof triggerNames)[number];

/** The `emulate:NAME` in the user's text, where that is the last message. */
export function findTrigger(conversation: Conversation): TriggerName | undefined {
  if (conversation.isToolResult) return undefined;
  const name = /\bemulate:([a-z0-9-]+)/.exec(conversation.userText)?.[1];
  if (name === undefined) return undefined;
  const known = triggerNames.find(trigger => trigger === name);
  return (
    known ?? refuseRequest(`The emulator knows no "emulate:${name}". It knows: ${triggerNames.join(', ')}.`)
  );
}
