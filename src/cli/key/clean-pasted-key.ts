import { cleanApiKey, isUsableKey } from '../../api-key.js';

/**
 * Takes off what comes along when a key is pasted: white space, quotes, the name of a variable (`export FAL_KEY=`) or of a
 * header (`Authorization: `), and a leading `Key `, or `Bearer ` as other services have it.
 */
export function cleanPastedKey(pasted: string): string {
  const value = pasted
    .trim()
    .replace(/^(?:export\s+)?FAL_(?:API_)?KEY\s*=\s*/, '')
    .replace(/^authorization:\s*/i, '');
  const unquoted = /^(["'`])([^]*)\1$/.exec(value)?.[2] ?? value;
  return cleanApiKey(unquoted.replace(/^\s*bearer(\s+|$)/i, ''));
}

/** What is to say about the form of a key. */
export type KeyForm =
  | { readonly kind: 'known' }
  /** A form that fal's keys did not have so far; it may still be one. */
  | { readonly kind: 'unusual'; readonly remark: string }
  /** No request can carry it. */
  | { readonly kind: 'unusable'; readonly remark: string };

/** Looks at the form of a clean key, which fal documents as `<id>:<secret>`. The remark does not quote it. */
export function checkKeyForm(key: string): KeyForm {
  if (key === '') return { kind: 'unusable', remark: 'The key is empty.' };
  if (!isUsableKey(key)) {
    return {
      kind: 'unusable',
      remark: 'The key has a line break, a control character or a character outside Latin-1 inside.',
    };
  }
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}:[\da-f]{32}$/i.test(key)) return { kind: 'known' };
  if (key.startsWith('sk-')) {
    const maker = key.startsWith('sk-or-') ? 'OpenRouter' : 'another service';
    return {
      kind: 'unusual',
      remark: `The key looks like one of ${maker}; this route takes a fal key, which is <id>:<secret>.`,
    };
  }
  if (!key.includes(':')) {
    return {
      kind: 'unusual',
      remark: 'The key has no colon; a fal key is <id>:<secret>. Is a part missing?',
    };
  }
  return {
    kind: 'unusual',
    remark:
      'The key does not look like a fal key (UUID, colon, 32 hexadecimal digits). Did you copy all of it?',
  };
}
