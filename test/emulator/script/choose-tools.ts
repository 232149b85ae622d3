import type { ToolCall } from '../answer.js';
import { isObject, listObjects, readText } from '../json.js';
import type { JsonObject } from '../types.js';
import { findHints, turnHints } from './find-hints.js';
import { generateValue } from './generate-value.js';

interface FunctionTool {
  name: string;
  description: string;
  parameters: unknown;
}

/** The function tools that may be called in this request. */
export function listCallableTools(body: JsonObject): FunctionTool[] {
  if (body['tool_choice'] === 'none') return [];
  const functions = listObjects(body['tools'])
    .map(tool => tool['function'])
    .filter(isObject);
  return functions.map(tool => ({
    name: readText(tool['name']) ?? '',
    description: readText(tool['description']) ?? '',
    parameters: tool['parameters'] ?? {},
  }));
}

/** Whether the request insists on a call. */
export function isCallForced(body: JsonObject): boolean {
  return body['tool_choice'] === 'required' || isObject(body['tool_choice']);
}

/** The forced tool, else one that shares a word with the user's text (each in its turn), else the first. */
export function chooseTool(body: JsonObject, userText: string, turn = 0): FunctionTool | undefined {
  const tools = listCallableTools(body);
  const choice = isObject(body['tool_choice']) ? body['tool_choice']['function'] : undefined;
  if (isObject(choice)) return tools.find(tool => tool.name === choice['name']);
  const asked = listWords(userText);
  const isAsked = (tool: FunctionTool) =>
    [...listWords(`${tool.name} ${tool.description}`)].some(word => asked.has(word));
  const candidates = tools.filter(isAsked);
  return candidates[turn % candidates.length] ?? tools[0];
}

/** Two tools where there are two, else the same one twice. */
export function chooseToolPair(body: JsonObject, userText: string): FunctionTool[] {
  const first = chooseTool(body, userText);
  if (!first) return [];
  if (body['parallel_tool_calls'] === false) return [first];
  const other = isObject(body['tool_choice'])
    ? undefined
    : listCallableTools(body).find(tool => tool.name !== first.name);
  return [first, other ?? first];
}

/** `turn` counts the calls made before, so that each of them asks for something else where the text has it. */
export function callTool(tool: FunctionTool, id: string, userText: string, turn: number): ToolCall {
  const input = generateValue(tool.parameters, turnHints(findHints(userText), turn));
  return { id, name: tool.name, arguments: JSON.stringify(isObject(input) ? input : {}) };
}

function listWords(text: string): Set<string> {
  const spaced = text.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return new Set(spaced.match(/\p{L}{4,}/gu));
}
