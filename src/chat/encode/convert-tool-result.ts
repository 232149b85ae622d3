import { UnsupportedFunctionalityError, type LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import { convertFilePart } from './convert-file-part.js';
import { readCacheControl } from './part-options.js';
import { stringifyValue } from './stringify-value.js';
import type { WireContentPart } from './wire-message.js';

/** What a tool gave, as the content of a tool message: a text, or parts where the tool gave parts. */
export function convertToolResult(output: LanguageModelV4ToolResultOutput): string | WireContentPart[] {
  switch (output.type) {
    case 'text':
    case 'error-text':
      return output.value;
    case 'json':
    case 'error-json':
      return stringifyValue(output.value);
    case 'execution-denied':
      return output.reason ?? 'Tool call execution denied.';
    case 'content':
      return output.value.length === 0 ? '' : output.value.map(convertResultPart);
  }
}

function convertResultPart(
  part: Extract<LanguageModelV4ToolResultOutput, { type: 'content' }>['value'][number],
): WireContentPart {
  if (part.type === 'custom') {
    throw new UnsupportedFunctionalityError({ functionality: 'custom parts in tool results' });
  }
  const converted: WireContentPart =
    part.type === 'text' ? { type: 'text', text: part.text } : convertFilePart(part);
  const cacheControl = readCacheControl(part);
  if (cacheControl !== undefined) converted.cache_control = cacheControl;
  return converted;
}
