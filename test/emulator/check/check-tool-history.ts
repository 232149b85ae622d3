import { isObject, listObjects, readText } from '../json.js';
import { refuseUpstream } from '../refusal.js';
import type { JsonObject } from '../types.js';

/** Every call has one result, before anyone else speaks; every result has a call. */
export function checkToolHistory(body: JsonObject): void {
  const model = readText(body['model']) ?? '';
  const open = new Set<string>();
  const answered = new Set<string>();
  for (const [position, message] of listObjects(body['messages']).entries()) {
    const { role } = message;
    if (role === 'tool') closeCall(model, message, open, answered);
    if (role === 'user' || role === 'assistant') refuseOpenCalls(model, open);
    if (role === 'assistant') openCalls(model, message, position, open);
  }
  refuseOpenCalls(model, open);
}

function openCalls(model: string, message: JsonObject, position: number, open: Set<string>): void {
  const calls = listObjects(message['tool_calls']);
  if (calls.length === 0) checkAnything(model, message, position);
  else checkBlankText(model, message, position);
  for (const call of calls) {
    const id = readText(call['id']) ?? '';
    if (open.has(id)) refuseUpstream(model, `messages.${position}: \`tool_use\` ids must be unique: ${id}`);
    open.add(id);
    const input = isObject(call['function']) ? readText(call['function']['arguments']) : undefined;
    if (!isJson(input)) {
      refuseUpstream(model, `messages.${position}: the arguments of tool call ${id} are not valid JSON.`);
    }
  }
}

function closeCall(model: string, message: JsonObject, open: Set<string>, answered: Set<string>): void {
  const id = readText(message['tool_call_id']) ?? '';
  if (!open.delete(id)) {
    const raw = answered.has(id)
      ? `each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${id}`
      : `No tool call found for function call output with call_id ${id}.`;
    refuseUpstream(model, raw);
  }
  answered.add(id);
}

function refuseOpenCalls(model: string, open: Set<string>): void {
  if (open.size === 0) return;
  const ids = [...open].join(', ');
  refuseUpstream(
    model,
    `\`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
  );
}

/** Bedrock takes no blank text beside a call: the content has to be null. */
function checkBlankText(model: string, message: JsonObject, position: number): void {
  const { content } = message;
  if (content !== '' && !listObjects(content).some(part => part['text'] === '')) return;
  refuseUpstream(
    model,
    `The text field in the ContentBlock object at messages.${position}.content.0 is blank. Add text to the text field, and try again.`,
  );
}

function checkAnything(model: string, message: JsonObject, position: number): void {
  const fields = ['content', 'refusal', 'images', 'audio', 'reasoning_details', 'reasoning'];
  if (fields.some(name => message[name] !== undefined && message[name] !== null)) return;
  refuseUpstream(model, `messages.${position}: assistant message must have either content or tool_calls.`);
}

function isJson(input: string | undefined): boolean {
  try {
    JSON.parse(input ?? '');
    return true;
  } catch {
    return false;
  }
}
