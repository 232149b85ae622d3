import type { JSONArray, JSONObject } from '@ai-sdk/provider';
import { isObject } from './wire-answer.js';

/** Joins the log probabilities of chunks: lists grow, the last other value stays. */
export function collectLogprobs(
  collected: JSONObject | undefined,
  logprobs: unknown,
): JSONObject | undefined {
  if (!isObject(logprobs)) return collected;
  const joined: JSONObject = collected ?? {};
  for (const [key, value] of Object.entries(logprobs)) {
    if (value == null || key === '__proto__') continue;
    const list = joined[key];
    if (Array.isArray(value)) {
      if (Array.isArray(list)) for (const entry of value) list.push(entry);
      else joined[key] = [...(value as JSONArray)];
    } else {
      joined[key] = value as JSONObject;
    }
  }
  return Object.keys(joined).length === 0 ? undefined : joined;
}
