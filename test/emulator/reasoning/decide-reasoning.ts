import { isObject, listObjects } from '../json.js';
import type { JsonObject } from '../types.js';

const mandatory = new Set([
  'google/gemini-2.5-pro',
  'openai/gpt-5',
  'openai/gpt-5-nano',
  'deepseek/deepseek-r1',
  'openai/gpt-oss-20b',
]);

const capable = [
  /^anthropic\//,
  /^google\/gemini-(2\.5|3)/,
  /^openai\/(gpt-5|o\d)/,
  /^x-ai\//,
  /^deepseek\/.*(r1|v3)/,
  /thinking|qwen3|kimi|glm/,
];

export function isReasoningMandatory(model: string): boolean {
  return mandatory.has(model);
}

export function isReasoningDisabled(body: JsonObject): boolean {
  const { reasoning } = body;
  if (isObject(reasoning)) return reasoning['enabled'] === false || reasoning['effort'] === 'none';
  return body['reasoning_effort'] === 'none';
}

/** Whether the emulated model thinks; `exclude` hides that and does not change it. */
export function isReasoning(model: string, body: JsonObject): boolean {
  if (isReasoningMandatory(model)) return true;
  if (isReasoningDisabled(body) || !capable.some(pattern => pattern.test(model))) return false;
  const isAsked = isObject(body['reasoning']) || typeof body['reasoning_effort'] === 'string';
  if (isAsked || model === 'google/gemini-2.5-flash') return true;
  return model.startsWith('anthropic/') && listObjects(body['tools']).length > 0;
}

export function isReasoningHidden(body: JsonObject): boolean {
  return isObject(body['reasoning']) && body['reasoning']['exclude'] === true;
}
