import { isObject, readNumber, readText, type WireObject } from '../chat/decode/wire-answer.js';

/** What an error body says, whichever of the three forms it has. */
export interface ErrorStatement {
  /** In the words of who knows best: the upstream's own, else OpenRouter's, else fal's. Never empty. */
  readonly message: string;
  /** The code of the body, a status as a rule. */
  readonly code?: number | string;
  /** The machine-readable kind: `rate_limit_exceeded`, `provider_overloaded`, … */
  readonly type?: string;
}

/**
 * Reads a parsed error body: fal's `detail` (a text or a list of fields), OpenRouter's `error`, or any object with a message.
 * Gives `undefined` for a body that says nothing.
 */
export function readErrorBody(body: unknown): ErrorStatement | undefined {
  if (!isObject(body)) return undefined;
  if (saysSomething(body['error'])) return readOpenRouterError(body['error']);
  const message = readDetail(body['detail']) ?? readText(body['message']);
  if (message === undefined) return undefined;
  const type = readText(body['error_type']);
  return type === undefined ? { message } : { message, type };
}

/** Whether an `error` field reports an error: a text, or an object with any content. `null`, `""` and `{}` do not. */
export function saysSomething(error: unknown): error is string | WireObject {
  if (typeof error === 'string') return error.trim() !== '';
  return isObject(error) && Object.values(error).some(value => value != null && value !== '');
}

function readOpenRouterError(error: string | WireObject): ErrorStatement {
  if (typeof error === 'string') return { message: error };
  const metadata = isObject(error['metadata']) ? error['metadata'] : {};
  const type = readText(metadata['error_type']) ?? readText(error['type']);
  const code = readNumber(error['code']) ?? readText(error['code']) ?? readText(metadata['provider_code']);
  return {
    message: describeOpenRouterError(error, metadata),
    ...(code !== undefined && { code }),
    ...(type !== undefined && { type }),
  };
}

/** OpenRouter's own message is often just "Provider returned error"; what happened is in `metadata.raw`. */
function describeOpenRouterError(error: WireObject, metadata: WireObject): string {
  const own = readText(error['message'])?.trim();
  const upstream = readInnermostMessage(metadata['raw'], 0);
  const provider = readText(metadata['provider_name']);
  const isGeneric = own === undefined || /^provider returned error\.?$/i.test(own);
  let message = own ?? 'The route reported an error without a message';
  if (upstream !== undefined && upstream !== own) {
    const spoken = provider === undefined ? upstream : `${provider}: ${upstream}`;
    message = isGeneric ? spoken : `${message} (${spoken})`;
  } else if (provider !== undefined && !message.includes(provider)) {
    message = `${provider}: ${message}`;
  }
  const reasons = Array.isArray(metadata['reasons']) ? metadata['reasons'].filter(isText) : [];
  return reasons.length === 0 ? message : `${message} (reasons: ${reasons.join(', ')})`;
}

/** Upstreams nest their message at will, also as JSON inside of a text. */
function readInnermostMessage(raw: unknown, depth: number): string | undefined {
  if (depth > 8) return undefined;
  if (typeof raw === 'string') {
    const text = raw.trim();
    if (text.startsWith('{') || text.startsWith('[')) {
      try {
        return readInnermostMessage(JSON.parse(text), depth + 1) ?? text;
      } catch {
        return text;
      }
    }
    return text === '' ? undefined : text;
  }
  if (Array.isArray(raw)) return readInnermostMessage(raw[0], depth + 1);
  if (!isObject(raw)) return undefined;
  return (
    readInnermostMessage(raw['error'], depth + 1) ??
    readInnermostMessage(raw['message'], depth + 1) ??
    readDetail(raw['detail'])
  );
}

/** fal's `detail`: a text, or the fields that did not pass validation. */
function readDetail(detail: unknown): string | undefined {
  if (!Array.isArray(detail)) return isObject(detail) ? readText(detail['message']) : readText(detail);
  const fields = detail.filter(isObject).map(field => {
    const location = Array.isArray(field['loc'])
      ? field['loc'].filter(step => step !== 'body').join('.')
      : '';
    const message = readText(field['msg']) ?? readText(field['type']) ?? 'invalid';
    return location === '' ? message : `${location}: ${message}`;
  });
  return fields.length === 0 ? undefined : `Invalid request: ${fields.join('; ')}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
