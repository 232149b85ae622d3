/**
 * JSON that does not steer a terminal: `JSON.stringify` escapes the control characters up to U+001F, and leaves the later ones
 * and those that turn the direction of writing as they are.
 */
export function renderJson(value: object): string {
  return JSON.stringify(value, undefined, 2).replaceAll(
    /[\u007F-\u009F\p{Bidi_Control}]/gu,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
