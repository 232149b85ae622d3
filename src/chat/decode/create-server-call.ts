import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { generateId } from '@ai-sdk/provider-utils';
import { toCamelCaseObject } from './convert-usage.js';
import { isObject, type WireObject } from './wire-answer.js';

/**
 * The call of a tool that the route ran itself, which the wire does not show, with its result: what the usage counts of it. Where
 * the caller demanded such a tool, AI SDK 7 takes an answer without its call for a violation.
 *
 * @param toolName the tool that was demanded, if one was.
 * @returns nothing unless the answer shows that a tool ran: by a citation, or by a count in its usage.
 */
export function createServerCall(
  toolName: string | undefined,
  usage: WireObject | undefined,
  hasCitations: boolean,
): LanguageModelV4StreamPart[] {
  const details = usage?.['server_tool_use_details'];
  const counts = isObject(details) ? toCamelCaseObject(details) : {};
  const hasRun = hasCitations || Object.values(counts).some(count => Number(count) > 0);
  if (toolName === undefined || !hasRun) return [];
  const toolCallId = generateId();
  return [
    { type: 'tool-call', toolCallId, toolName, input: '{}', providerExecuted: true },
    { type: 'tool-result', toolCallId, toolName, result: counts },
  ];
}
