import { isObject, listObjects } from '../json.js';
import type { JsonObject } from '../types.js';
import type { FinishReason } from '../vendors.js';
import { readLimit } from './measure-usage.js';
import type { Conversation } from './read-conversation.js';

const partNames: Record<string, string> = {
  image_url: 'image',
  file: 'file',
  input_audio: 'audio clip',
  video_url: 'video',
};

/** What the emulator says to a prompt. */
export function composeReply(conversation: Conversation): string {
  const asked = quotePrompt(conversation.userText);
  const sentences = ['This is the emulator, not fal.', `You asked: “${asked}”.`];
  if (conversation.attachments.size > 0) sentences.push(`With it came ${nameAttachments(conversation)}.`);
  sentences.push(
    'No model has read it: a script chose these words, and it will choose the same ones every time.',
  );
  return sentences.join(' ');
}

/** What the emulator says once tools have answered. */
export function composeToolReply({ toolResults }: Conversation): string {
  const said = toolResults.map(result => result.replaceAll(/\s+/g, ' ').slice(0, 300)).join('; ');
  const subject = toolResults.length === 1 ? 'The tool' : `The ${toolResults.length} tools`;
  return `This is the emulator, not fal. ${subject} said: ${said}. That is all I know, and it answers the question.`;
}

/** Honours `stop` and `max_tokens`; an emulated token is a word. */
export function limitText(text: string, body: JsonObject): { text: string; finishReason: FinishReason } {
  const limit = readLimit(body);
  const words = text.match(/\s*\S+/gu) ?? [];
  const limited = words.length > limit ? words.slice(0, limit).join('') : text;
  const stops = [body['stop']].flat().filter(stop => typeof stop === 'string' && stop !== '') as string[];
  const ends = stops.map(stop => limited.indexOf(stop)).filter(end => end !== -1);
  if (ends.length > 0) return { text: limited.slice(0, Math.min(...ends)), finishReason: 'stop' };
  return { text: limited, finishReason: limited === text ? 'stop' : 'length' };
}

export function wantsCitations(body: JsonObject): boolean {
  return (
    isObject(body['web_search_options']) ||
    listObjects(body['plugins']).some(plugin => plugin['id'] === 'web' && plugin['enabled'] !== false) ||
    listObjects(body['tools']).some(tool => tool['type'] === 'openrouter:web_search')
  );
}

/** Two sources for the first sentences of a text. */
export function composeCitations(text: string): JsonObject[] {
  return ['one', 'two'].map((name, index) => ({
    type: 'url_citation',
    url_citation: {
      url: `https://example.com/emulated/${name}`,
      title: `Emulated source ${name}`,
      content: 'Nobody wrote this page.',
      start_index: 0,
      end_index: Math.min(text.length, 30 * (index + 1)),
    },
  }));
}

/** The first words of a prompt, without the emulator's own instructions in it. */
export function quotePrompt(text: string): string {
  const words = text
    .replaceAll(/\bemulate:[\w-]+/g, '')
    .trim()
    .split(/\s+/);
  return words.length > 12 ? `${words.slice(0, 12).join(' ')} …` : words.join(' ');
}

function nameAttachments({ attachments }: Conversation): string {
  return [...attachments]
    .map(([type, count]) => `${count} ${partNames[type] ?? type}${count === 1 ? '' : 's'}`)
    .join(' and ');
}
