import type { LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import { convertContentPart, refusePart } from './convert-content-part.js';
import type { EncodeContext } from './encode-context.js';
import { stringifyValue } from './stringify-value.js';
import type { WireContentPart } from './wire-message.js';

/** What a tool gave, as the content of a tool message: a text, or parts where the tool gave parts. */
export function convertToolResult(
  output: LanguageModelV4ToolResultOutput,
  context: EncodeContext,
): string | WireContentPart[] {
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
      return output.value.length === 0 ? '' : output.value.map(part => convertResultPart(part, context));
  }
}

function convertResultPart(
  part: Extract<LanguageModelV4ToolResultOutput, { type: 'content' }>['value'][number],
  context: EncodeContext,
): WireContentPart {
  if (part.type === 'custom') {
    return refusePart(
      'custom parts in tool results',
      'The route takes no custom parts in tool results: give text, JSON or files.',
    );
  }
  return convertContentPart(part, context);
}
