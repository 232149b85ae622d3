import { generateId } from '@ai-sdk/provider-utils';

/** Length of a text, in characters, from which it is worth the look at what is in it. */
const MIN_LENGTH = 64 * 1024;

/**
 * Writes the request body as JSON. Files are most of a body that has some, and their base64 needs no escaping: they are put into
 * the finished text as they are, since writing and reading them character by character costs five times as much (13 MB: 35 ms).
 */
export function stringifyBody(body: Readonly<Record<string, unknown>>): string {
  const files: string[] = [];
  const mark = `file-${generateId()}-`;
  const hidden = mapItems(body['messages'], message =>
    mapMembers(message, value => mapItems(value, part => mapMembers(part, file => mapMembers(file, hide)))),
  );
  if (files.length === 0) return JSON.stringify(body);

  function hide(value: unknown): unknown {
    if (typeof value !== 'string' || value.length < MIN_LENGTH || needsEscape(value)) return value;
    return `${mark}${files.push(value) - 1}`;
  }

  const text = JSON.stringify({ ...body, messages: hidden });
  return text
    .split(new RegExp(`${mark}(\\d+)`))
    .map((piece, place) => (place % 2 === 0 ? piece : files[Number(piece)]))
    .join('');
}

/** Maps the items of a list; gives the list itself, uncopied, where none was changed. */
function mapItems(list: unknown, map: (item: unknown) => unknown): unknown {
  if (!Array.isArray(list)) return list;
  const mapped = list.map(map);
  return mapped.every((item, place) => item === list[place]) ? list : mapped;
}

/** Maps the members of a plain object in the same way. */
function mapMembers(value: unknown, map: (member: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    const mapped = map(member);
    if (mapped === member) continue;
    copy ??= { ...value };
    copy[key] = mapped;
  }
  return copy ?? value;
}

/** Whether JSON writes any character of a text in another form. Looking for one character at a time is what engines are fastest at. */
function needsEscape(text: string): boolean {
  for (let code = 0; code < 0x20; code++) if (text.includes(String.fromCharCode(code))) return true;
  return text.includes('"') || text.includes('\\') || !text.isWellFormed();
}
