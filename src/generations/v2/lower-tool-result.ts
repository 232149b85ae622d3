import type { LanguageModelV2Content } from '@ai-sdk/provider-v2';
import type { LanguageModelV3ToolResult } from '@ai-sdk/provider-v3';
import { omitUndefinedMetadata } from './omit-undefined-metadata.js';

/**
 * Lowers the result of a tool that the provider ran. A preliminary one has no place in V2 and is replaced by a later one in any case:
 * for it the answer is `undefined`.
 */
export function lowerToolResultToV2(
  part: LanguageModelV3ToolResult,
): Extract<LanguageModelV2Content, { type: 'tool-result' }> | undefined {
  if (part.preliminary === true) return undefined;
  const { preliminary: _preliminary, dynamic: _dynamic, ...same } = omitUndefinedMetadata(part);
  return { ...same, providerExecuted: true };
}
