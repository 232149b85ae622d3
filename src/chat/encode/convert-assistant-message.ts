import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { getTopLevelMediaType } from '@ai-sdk/provider-utils';
import type { ReasoningDetail } from '../reasoning-details.js';
import { toUrl } from './convert-file-part.js';
import type { EncodeContext } from './encode-context.js';
import { readCacheControl, readPartList } from './part-options.js';
import { stringifyArguments } from './stringify-value.js';
import type { WireContentPart, WireMessage, WireToolCall } from './wire-message.js';

type AssistantMessage = Extract<LanguageModelV4Message, { role: 'assistant' }>;
type WireAssistantMessage = Extract<WireMessage, { role: 'assistant' }>;

/**
 * An assistant turn as the route wants it back: text, calls, the reasoning details of its parts, its file annotations and
 * the images it made. Reasoning text without details is left out: no upstream takes it as thinking.
 */
export function convertAssistantMessage(
  message: AssistantMessage,
  context: EncodeContext,
): WireAssistantMessage {
  const texts: WireContentPart[] = [];
  const toolCalls: WireToolCall[] = [];
  const images: NonNullable<WireAssistantMessage['images']> = [];
  const details: ReasoningDetail[][] = [];
  let annotations: ReasoningDetail[] | undefined;
  let hasBreakpoint = false;

  for (const part of message.content) {
    if (part.providerOptions !== undefined) {
      const partDetails = readPartList(part, 'reasoningDetails');
      if (partDetails !== undefined) details.push(partDetails);
      // Where several parts carry annotations, the last has them all.
      annotations = readPartList(part, 'annotations') ?? annotations;
    }
    switch (part.type) {
      case 'text': {
        const text: WireContentPart = { type: 'text', text: part.text };
        if (part.providerOptions !== undefined) {
          context.breakpoints.set(text, readCacheControl(part));
          hasBreakpoint ||= text.cache_control !== undefined;
        }
        texts.push(text);
        break;
      }
      case 'tool-call':
        // What the route ran itself is no call of ours: it has neither a definition nor a result to go with it.
        if (part.providerExecuted !== true) {
          toolCalls.push({
            id: part.toolCallId,
            type: 'function',
            function: { name: part.toolName, arguments: stringifyArguments(part.input) },
          });
        }
        break;
      case 'file':
        if (getTopLevelMediaType(part.mediaType) === 'image') {
          images.push({ type: 'image_url', image_url: { url: toUrl(part) } });
        } else {
          context.warnings.push({
            type: 'unsupported',
            feature: 'assistant file parts',
            details: `A generated file of media type "${part.mediaType}" can't be sent back; only images can.`,
          });
        }
        break;
    }
  }

  if (message.providerOptions !== undefined) {
    const wish = readCacheControl(message);
    if (wish !== undefined) {
      context.breakpoints.setOnLast(texts, wish);
      hasBreakpoint = texts.some(text => text.cache_control !== undefined);
    }
  }
  const reasoningDetails = context.reasoningDetails.collect(details);
  const converted: WireAssistantMessage = { role: 'assistant', content: null };
  if (hasBreakpoint) converted.content = texts.filter(text => text.type !== 'text' || text.text !== '');
  // An empty text breaks Bedrock, and so does its absence where there is nothing else.
  else
    converted.content =
      joinTexts(texts) || (toolCalls.length > 0 || reasoningDetails !== undefined ? null : '');
  if (reasoningDetails !== undefined) converted.reasoning_details = reasoningDetails;
  if (toolCalls.length > 0) converted.tool_calls = toolCalls;
  if (images.length > 0) converted.images = images;
  if (annotations !== undefined && annotations.length > 0) converted.annotations = annotations;
  return converted;
}

function joinTexts(texts: WireContentPart[]): string {
  let joined = '';
  for (const text of texts) if (text.type === 'text') joined += text.text;
  return joined;
}
