import { isObject, readNumber, readText, type WireObject } from '../chat/decode/wire-answer.js';
import { parseJson } from '../parse-json.js';
import { describeText } from './read-error-text.js';

/** What an error body says, whichever of the three forms it has. */
export interface ErrorStatement {
  /** In the words of who knows best: the upstream's own, else OpenRouter's, else fal's. Never empty. */
  readonly message: string;
  /** The code of the body, a status as a rule. */
  readonly code?: number | string | undefined;
  /** The machine-readable kind: `rate_limit_exceeded`, `provider_overloaded`, … */
  readonly type?: string | undefined;
}

/**
 * Reads a parsed error body: fal's `detail` (a text or a list of fields), OpenRouter's `error`, or any object with a message.
 * Gives `undefined` for a body that says nothing.
 */
export function readErrorBody(body: unknown): ErrorStatement | undefined {
  if (!isObject(body)) return undefined;
  const own = readText(body['message']);
  const { error } = body;
  if (typeof error === 'string' && own !== undefined && saysSomething(error)) {
    return describe(own.includes(error) ? own : `${error}: ${own}`, body);
  }
  if (saysSomething(error)) return readOpenRouterError(error);
  const message = readDetail(body['detail']) ?? own;
  return message === undefined ? undefined : describe(message, body);
}

/** Whether an `error` field reports an error: a text, or an object with any content. `null`, `""` and `{}` do not. */
export function saysSomething(error: unknown): error is string | WireObject {
  if (typeof error === 'string') return error.trim() !== '';
  return isObject(error) && Object.values(error).some(value => value != null && value !== '');
}

function describe(message: string, body: WireObject): ErrorStatement {
  const code = readNumber(body['code']) ?? readText(body['code']);
  return { message, code, type: readText(body['error_type']) };
}

function readOpenRouterError(error: string | WireObject): ErrorStatement {
  if (typeof error === 'string') return { message: readInnermostMessage(error, 0) ?? error };
  const metadata = isObject(error['metadata']) ? error['metadata'] : {};
  const type = readText(metadata['error_type']) ?? readText(error['type']);
  const code = readNumber(error['code']) ?? readText(error['code']) ?? readText(metadata['provider_code']);
  return { message: describeOpenRouterError(error, metadata), code, type };
}

/** OpenRouter's own message is often just "Provider returned error"; what happened is in `metadata.raw`. */
function describeOpenRouterError(error: WireObject, metadata: WireObject): string {
  const own = readInnermostMessage(error['message'], 0);
  const upstream = readInnermostMessage(metadata['raw'], 0) ?? quote(metadata['raw']);
  const provider = readText(metadata['provider_name']);
  const isGeneric = own === undefined || /^provider returned error\.?$/i.test(own);
  let message = own ?? `The route reported an error without a message${describeKind(error, metadata)}`;
  if (upstream !== undefined && (isGeneric || !message.includes(upstream))) {
    const spoken = provider === undefined ? upstream : `${provider}: ${upstream}`;
    message = isGeneric ? spoken : `${message} (${spoken})`;
  } else if (provider !== undefined && !message.includes(provider)) {
    message = `${provider}: ${message}`;
  }
  const reasons = Array.isArray(metadata['reasons']) ? metadata['reasons'].filter(readText) : [];
  return reasons.length === 0 ? message : `${message} (reasons: ${reasons.join(', ')})`;
}

function describeKind(error: WireObject, metadata: WireObject): string {
  const kinds = [metadata['error_type'], error['type'], metadata['provider_code'], error['code']];
  const kind = kinds.map(readText).find(Boolean);
  return kind === undefined ? '' : ` (${kind})`;
}

/** Upstreams nest their message at will, also as JSON inside of a text. */
function readInnermostMessage(raw: unknown, depth: number): string | undefined {
  if (depth > 8) return undefined;
  if (typeof raw === 'string') {
    const text = raw.trim();
    const inner = /^[[{]/.test(text) ? readInnermostMessage(parseJson(text), depth + 1) : undefined;
    return inner ?? (text === '' ? undefined : describeText(text));
  }
  if (Array.isArray(raw)) return readInnermostMessage(raw[0], depth + 1);
  if (!isObject(raw)) return undefined;
  return (
    readInnermostMessage(raw['error'], depth + 1) ??
    readInnermostMessage(raw['message'], depth + 1) ??
    readDetail(raw['detail'], depth + 1)
  );
}

/** fal's `detail`: a text, or the fields that did not pass validation. */
function readDetail(detail: unknown, depth = 0): string | undefined {
  if (!Array.isArray(detail)) return readInnermostMessage(detail, depth);
  const fields = detail.map(describeField).filter(Boolean);
  return fields.length === 0 ? undefined : `Invalid request: ${fields.join('; ')}`;
}

function describeField(field: unknown): string | undefined {
  if (!isObject(field)) return readText(field);
  const location = Array.isArray(field['loc']) ? field['loc'].filter(step => step !== 'body').join('.') : '';
  const message = readText(field['msg']) ?? readText(field['type']) ?? 'invalid';
  return location === '' ? message : `${location}: ${message}`;
}

function quote(raw: unknown): string | undefined {
  return isObject(raw) && Object.keys(raw).length > 0 ? describeText(JSON.stringify(raw)) : undefined;
}
