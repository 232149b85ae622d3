import type { JSONObject, JSONValue, LanguageModelV4Usage } from '@ai-sdk/provider';
import { isObject, readNumber, type WireObject } from './wire-answer.js';

/** Turns the wire's usage into the AI SDK's, all token classes; `raw` is the wire's own object. */
export function convertUsage(usage: WireObject | undefined): LanguageModelV4Usage {
  const prompt = readDetails(usage, 'prompt_tokens_details');
  const completion = readDetails(usage, 'completion_tokens_details');
  const input = readNumber(usage?.['prompt_tokens']);
  const output = readNumber(usage?.['completion_tokens']);
  const cacheRead = readNumber(prompt['cached_tokens']);
  const cacheWrite = readNumber(prompt['cache_write_tokens']);
  const reasoning = readNumber(completion['reasoning_tokens']);
  return {
    inputTokens: {
      total: input,
      noCache: input === undefined ? undefined : Math.max(0, input - (cacheRead ?? 0) - (cacheWrite ?? 0)),
      cacheRead,
      cacheWrite,
    },
    outputTokens: {
      total: output,
      text: output === undefined ? undefined : Math.max(0, output - (reasoning ?? 0)),
      reasoning,
    },
    ...(usage !== undefined && { raw: usage as JSONObject }),
  };
}

function readDetails(usage: WireObject | undefined, key: string): WireObject {
  const details = usage?.[key];
  return isObject(details) ? details : {};
}

/** Objects inside of objects that are converted; deeper ones, which no upstream sends, stay as they are. */
const MAX_DEPTH = 16;

/** The wire's object with camelCase keys, and without what is `null`. */
export function toCamelCaseObject(value: WireObject, depth = 0): JSONObject {
  const converted: JSONObject = {};
  for (const [key, inner] of Object.entries(value)) {
    if (inner == null || key === '__proto__') continue;
    const name = key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
    converted[name] =
      isObject(inner) && depth < MAX_DEPTH ? toCamelCaseObject(inner, depth + 1) : (inner as JSONValue);
  }
  return converted;
}
