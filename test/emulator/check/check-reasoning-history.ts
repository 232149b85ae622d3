import { isDeepStrictEqual } from 'node:util';
import type { IssuedReasoning } from '../chat.js';
import { listObjects, readText } from '../json.js';
import { inspectSeal } from '../reasoning/seal.js';
import { refuseUpstream } from '../refusal.js';
import type { JsonObject } from '../types.js';
import { getVendor } from '../vendors.js';
import { describeChange, describeMismatch, describeMissing } from './reasoning-complaints.js';

/**
 * Reasoning details must come back unchanged and once; in a tool loop under way they must come back. Details that
 * this emulator did not issue (those of queued answers) are only checked for what is wrong with any.
 */
export function checkReasoningHistory(body: JsonObject, issued: IssuedReasoning): void {
  const model = readText(body['model']) ?? '';
  const messages = listObjects(body['messages']);
  const lastUser = messages.findLastIndex(message => message['role'] === 'user');
  const turns = messages
    .map((message, position) => ({ message, isUnderWay: position > lastUser }))
    .filter(({ message }) => message['role'] !== 'system' && message['role'] !== 'developer');
  const earlierItems = new Set<string>();
  for (const [position, { message, isUnderWay }] of turns.entries()) {
    if (message['role'] !== 'assistant') continue;
    checkItems(model, message, earlierItems);
    for (const detail of listObjects(message['reasoning_details'])) checkDetail(model, detail, position);
    checkIssued(model, message, position, isUnderWay, issued);
  }
}

/** An encrypted item comes once, and no item of an earlier turn comes again. */
function checkItems(model: string, message: JsonObject, earlierItems: Set<string>): void {
  const items = new Set<string>();
  const encrypted = new Set<string>();
  for (const { type, id, format, data } of listObjects(message['reasoning_details'])) {
    if (typeof id !== 'string' || id === '') continue;
    // Gemini's is the id of a tool call, which a later turn has again with a signature of its own.
    const item = format === 'google-gemini-v1' ? JSON.stringify([id, data]) : id;
    if (earlierItems.has(item) || encrypted.has(id)) {
      refuseUpstream(
        model,
        `Duplicate item found with id ${id}. Remove duplicate items from your input and try again.`,
      );
    }
    items.add(item);
    if (type === 'reasoning.encrypted') encrypted.add(id);
  }
  for (const item of items) earlierItems.add(item);
}

function checkDetail(model: string, detail: JsonObject, position: number): void {
  const format = readText(detail['format']) ?? 'anthropic-claude-v1';
  const signature = readText(detail['signature']) ?? '';
  const isClaude = format === 'anthropic-claude-v1';
  if (detail['type'] === 'reasoning.text' && signature === '') {
    if (isClaude) refuseUpstream(model, `messages.${position}.content.0.thinking.signature: Field required`);
    if (format === 'google-gemini-v1') refuseUpstream(model, describeChange('google', detail));
  }
  if (isClaude && inspectSeal(signature, readText(detail['text']) ?? '') === 'broken') {
    refuseUpstream(model, `messages.${position}.content.0: ${describeChange('anthropic', detail)}`);
  }
  const isEncrypted = detail['type'] === 'reasoning.encrypted';
  if (isEncrypted && inspectSeal(readText(detail['data']) ?? '', readText(detail['id']) ?? '') === 'broken') {
    refuseUpstream(model, describeChange(format === 'google-gemini-v1' ? 'google' : 'openai', detail));
  }
}

function checkIssued(
  model: string,
  message: JsonObject,
  position: number,
  isUnderWay: boolean,
  issued: IssuedReasoning,
): void {
  const ids = listObjects(message['tool_calls']).map(call => readText(call['id']) ?? '');
  const record = ids.map(id => issued.get(id)).find(entry => entry !== undefined);
  if (!record) return;
  const details = message['reasoning_details'] ?? undefined;
  const found = listObjects(details);
  const isMissing = details === undefined || (found.length === 0 && record.history.length > 0);
  if (!isMissing) {
    if (isDeepStrictEqual(found, record.history)) return;
    refuseUpstream(model, describeMismatch(record, found));
  }
  // Another vendor's model never saw this reasoning.
  if (!isUnderWay || getVendor(model).style !== record.style) return;
  const hasText = typeof message['content'] === 'string' || Array.isArray(message['content']);
  refuseUpstream(model, describeMissing(record, { position, hasText, callId: ids[0] ?? '' }));
}
