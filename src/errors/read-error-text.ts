import { isObject } from '../chat/decode/wire-answer.js';
import { describeText, isHtml } from './describe-text.js';

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

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
  const text = body.trim();
  const start = `answered with status ${statusCode} and`;
  if (text === '') return { message: `The route ${start} an empty body`, isCut: true };
  if (isEventStream(text) && /^data:.*\S/m.test(text)) {
    return { message: `The route ${start} an event stream where JSON was expected`, isCut: false };
  }
  if (isEventStream(text)) {
    return { message: `The route ${start} an event stream without a single event`, isCut: true };
  }
  if (isHtml(text)) {
    return { message: `The gateway ${start} ${describeText(text)} where JSON was expected`, isCut: false };
  }
  if (/^[[{]/.test(text) && parseJson(text) === undefined) {
    return { message: `The route ${start} JSON that breaks off: ${describeText(text)}`, isCut: true };
  }
  return { message: `The route ${start} a body that can't be read: ${describeText(text)}`, isCut: false };
}

function isEventStream(text: string): boolean {
  return /^(:|event:|data:|id:|retry:)/.test(text);
}
