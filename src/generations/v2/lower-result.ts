import type {
  LanguageModelV2,
  LanguageModelV2CallOptions,
  LanguageModelV2Content,
} from '@ai-sdk/provider-v2';
import type { LanguageModelV3GenerateResult } from '@ai-sdk/provider-v3';
import { lowerFinishToV2 } from './lower-finish.js';
import { lowerToolResultToV2 } from './lower-tool-result.js';
import { lowerWarningsToV2 } from './lower-warnings.js';
import { omitUndefinedMetadata } from './omit-undefined-metadata.js';

/** What a chat model of V2 answers to `doGenerate`. */
export type LanguageModelV2GenerateResult = Awaited<ReturnType<LanguageModelV2['doGenerate']>>;

/**
 * Lowers a whole answer to V2, by the same rules as a stream.
 *
 * @param tools - The tools of the call, by which warnings tell tools from settings.
 */
export function lowerResultToV2(
  result: LanguageModelV3GenerateResult,
  tools: LanguageModelV2CallOptions['tools'],
): LanguageModelV2GenerateResult {
  const { warnings, providerMetadata: _providerMetadata, ...same } = result;
  const content: LanguageModelV2Content[] = [];
  const otherContent: object[] = [];
  for (const part of result.content) {
    if (part.type === 'tool-approval-request') {
      otherContent.push(part);
      continue;
    }
    const lowered = part.type === 'tool-result' ? lowerToolResultToV2(part) : omitUndefinedMetadata(part);
    if (lowered !== undefined) content.push(lowered);
  }
  return {
    ...same,
    content,
    warnings: lowerWarningsToV2(warnings, tools),
    ...lowerFinishToV2(result, otherContent),
  };
}
