import { isObject, listObjects, readText } from '../json.js';
import { isReasoningDisabled, isReasoningMandatory } from '../reasoning/decide-reasoning.js';
import { refuseRequest, refuseUpstream } from '../refusal.js';
import type { JsonObject } from '../types.js';

const anthropicBreakpoints = 4;

/** Fields that are well formed and make no sense together. */
export function checkFields(body: JsonObject): void {
  const model = checkModelId(body);
  checkReasoning(body, model);
  checkTools(body, model);
  const breakpoints = countBreakpoints(body);
  if (model.startsWith('anthropic/') && breakpoints > anthropicBreakpoints) {
    refuseUpstream(model, `A maximum of 4 blocks with cache_control may be provided. Found ${breakpoints}.`);
  }
}

/** Returns the id. A reference of ours that kept its prefix is caught here. */
export function checkModelId(body: JsonObject): string {
  const model = readText(body['model']) ?? '';
  if (!/^[\w.-]+\/\S+$/.test(model) || model.startsWith('fal-openrouter/')) {
    refuseRequest(`${model} is not a valid model ID`);
  }
  return model;
}

function checkReasoning(body: JsonObject, model: string): void {
  const reasoning = isObject(body['reasoning']) ? body['reasoning'] : undefined;
  if (reasoning && body['reasoning_effort'] !== undefined) {
    refuseRequest('Only one of "reasoning" and "reasoning_effort" may be specified');
  }
  if (isGiven(reasoning?.['effort']) && isGiven(reasoning?.['max_tokens'])) {
    refuseRequest('Only one of "reasoning.effort" and "reasoning.max_tokens" may be specified');
  }
  if (isReasoningMandatory(model) && isReasoningDisabled(body)) {
    refuseRequest('Reasoning is mandatory for this endpoint and cannot be disabled.');
  }
}

function checkTools(body: JsonObject, model: string): void {
  const names = listObjects(body['tools'])
    .map(tool => tool['function'])
    .filter(isObject)
    .map(tool => tool['name']);
  if (new Set(names).size !== names.length) refuseUpstream(model, 'tools: Tool names must be unique.');
  const choice = body['tool_choice'];
  if (!isGiven(choice)) return;
  if (!isGiven(body['tools'])) {
    refuseUpstream(
      model,
      "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.",
    );
  }
  const forced = isObject(choice) && isObject(choice['function']) ? choice['function']['name'] : undefined;
  if (forced !== undefined && !names.includes(forced)) {
    refuseUpstream(model, `Tool choice: tool '${String(forced)}' not found in 'tools'.`);
  }
}

function countBreakpoints(body: JsonObject): number {
  const parts = listObjects(body['messages']).flatMap(message => listObjects(message['content']));
  const places = [body, ...listObjects(body['tools']), ...parts];
  return places.filter(place => isGiven(place['cache_control'])).length;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
