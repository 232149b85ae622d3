import { isObject } from '../chat/decode/wire-answer.js';
import { parseJson } from '../parse-json.js';

/** Parses the body of an error; where it is an event stream, as of a gateway that had begun one, its first object counts. */
export function parseErrorText(text: string): unknown {
  const whole = parseJson(text);
  if (whole !== undefined || !isEventStream(text.trimStart())) return whole;
  for (const [, data = ''] of text.matchAll(/^data:(.*)$/gm)) {
    const event = parseJson(data);
    if (isObject(event)) return event;
  }
  return undefined;
}

/** What a body is that says nothing in a form of the route. */
export interface UnreadableBody {
  readonly message: string;
  /** Whether it broke off, or never began: the next one may not. A page in another language will stay one. */
  readonly isCut: boolean;
}

/** HTTP/2 has no status text, so what is said comes from the body or is said by us. */
export function describeUnreadable(statusCode: number, body: string): UnreadableBody {
  const [what, isCut] = describeBody(body.trim());
  return { message: `The route answered with status ${statusCode} and ${what}`, isCut };
}

function describeBody(text: string): [what: string, isCut: boolean] {
  if (text === '') return ['an empty body', true];
  if (isEventStream(text)) {
    return /^data:.*\S/m.test(text)
      ? ['an event stream where JSON was expected', false]
      : ['an event stream without a single event', true];
  }
  const quoted = describeText(text);
  if (isHtml(text)) return [`${quoted} where JSON was expected`, false];
  return /^[[{]/.test(text) && parseJson(text) === undefined
    ? [`JSON that breaks off: ${quoted}`, true]
    : [`a body that can't be read: ${quoted}`, false];
}

function isEventStream(text: string): boolean {
  return /^(:|event:|data:|id:|retry:)/.test(text);
}

/** Characters of a foreign text that a message quotes. */
const MAX_LENGTH = 500;

/** A foreign text as a message can hold it: an HTML page by its title, and nothing longer than a paragraph. */
export function describeText(text: string): string {
  if (isHtml(text)) {
    const title = readHtmlTitle(text);
    return title === undefined ? 'an HTML page' : `an HTML page ("${title}")`;
  }
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function isHtml(text: string): boolean {
  return /^<(!doctype|html|head|body|\?xml)/i.test(text);
}

function readHtmlTitle(page: string): string | undefined {
  return /<(title|h1)[^<>]*>([^<]*)</i.exec(page)?.[2]?.trim() || undefined;
}
