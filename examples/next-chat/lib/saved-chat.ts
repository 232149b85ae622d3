import type { ChatMessage } from './chat-message';
import type { ChatSettings } from './settings';

const KEY = 'next-chat';

export interface SavedChat {
  messages: ChatMessage[];
  settings: ChatSettings;
}

/** The conversation of this browser, thinking and its signatures included: it goes on after a reload. */
export function loadChat(): SavedChat | undefined {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? undefined : (JSON.parse(text) as SavedChat); // what saveChat wrote
  } catch {
    return undefined;
  }
}

export function saveChat(chat: SavedChat): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(chat));
  } catch {
    // Full, as a few photos make it, or forbidden: then this conversation lasts as long as the page.
    localStorage.removeItem(KEY);
  }
}
