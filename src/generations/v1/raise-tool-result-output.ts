import type { LanguageModelV1ToolResultPart } from '@ai-sdk/provider-v1';
import type { JSONValue, LanguageModelV2ToolResultOutput } from '@ai-sdk/provider-v2';

/**
 * Raises the result of a tool. Content, where the tool made some, goes before the result: V1 has both, V2 one of them.
 * A result that is `undefined` is the JSON `null`.
 */
export function raiseToolResultOutput({
  result,
  isError,
  content,
}: Pick<LanguageModelV1ToolResultPart, 'result' | 'isError' | 'content'>): LanguageModelV2ToolResultOutput {
  if (content !== undefined) {
    return {
      type: 'content',
      value: content.map(part =>
        part.type === 'text'
          ? part
          : { type: 'media', data: part.data, mediaType: part.mimeType ?? 'image/*' },
      ),
    };
  }
  if (typeof result === 'string') return { type: isError === true ? 'error-text' : 'text', value: result };
  // The cast: V1 types the result as unknown, but it has always gone to the wire as JSON.
  const value = (result ?? null) as JSONValue;
  return { type: isError === true ? 'error-json' : 'json', value };
}
