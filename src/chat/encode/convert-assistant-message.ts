import type { LanguageModelV4Message } from '@ai-sdk/provider';
import type { ReasoningDetail } from '../reasoning-details.js';
import { convertContentPart, getKind, toUrl } from './convert-content-part.js';
import type { EncodeContext } from './encode-context.js';
import type { PartDetails } from '../join-reasoning-blocks.js';
import { readCacheControl, readPartList } from './part-options.js';
import { stringifyArguments } from './stringify-value.js';
import { warnOnce } from './warn-once.js';
import type { WireCacheControl, WireContentPart, WireMessage, WireToolCall } from './wire-message.js';

type AssistantMessage = Extract<LanguageModelV4Message, { role: 'assistant' }>;
type WireAssistantMessage = Extract<WireMessage, { role: 'assistant' }>;

/**
 * An assistant turn as the route wants it back: text, calls, the reasoning details of its parts, its file annotations and
 * the images it made. Reasoning text without details is left out: no upstream takes it as thinking.
 *
 * @param isOver whether the user speaks next.
 * @returns `undefined` for a turn of which nothing is left, and for one that is over and has nothing but thinking, as when it was
 * stopped there: upstreams refuse either, and the conversation with it.
 */
export function convertAssistantMessage(
  message: AssistantMessage,
  isOver: boolean,
  context: EncodeContext,
): WireAssistantMessage | undefined {
  const texts: WireContentPart[] = [];
  const toolCalls: WireToolCall[] = [];
  const callIds = new Set<string>();
  const images: NonNullable<WireAssistantMessage['images']> = [];
  const details: PartDetails[] = [];
  let annotations: ReasoningDetail[] | undefined;
  let wish: WireCacheControl | undefined;

  for (const part of message.content) {
    details.push(...readDetails(part, part.type === 'reasoning'));
    // Where several parts carry annotations, the last has them all.
    annotations = readPartList(part, 'annotations') ?? annotations;
    switch (part.type) {
      case 'text':
        texts.push(convertContentPart(part, context));
        continue;
      case 'tool-call':
        // What the route ran itself is no call of ours: it has neither a definition nor a result to go with it.
        if (part.providerExecuted !== true) {
          const id = context.callIds.note(part.toolCallId, callIds);
          callIds.add(id);
          toolCalls.push({
            id,
            type: 'function',
            function: { name: part.toolName, arguments: stringifyArguments(part.input) },
          });
        }
        break;
      case 'file':
        if (getKind(part) === 'image') {
          images.push({ type: 'image_url', image_url: { url: toUrl(part) } });
        } else {
          warnOnce(context.warnings, {
            type: 'unsupported',
            feature: 'assistant file parts',
            details: `A generated file of media type "${part.mediaType}" can't be sent back; only images can.`,
          });
        }
        break;
    }
    // A call or an image is no content block, so its wish is that of the message.
    wish = readCacheControl(part) ?? wish;
  }

  const isSpoken = toolCalls.length > 0 || images.length > 0 || texts.some(isFilled);
  if (!isSpoken && isOver) return undefined;
  context.breakpoints.setOnLast(texts, readCacheControl(message) ?? wish);
  // A program that keeps its own history may put the metadata of a result on the message instead of its parts.
  const reasoningDetails = context.collectDetails(details.length > 0 ? details : readDetails(message, true));
  annotations ??= readPartList(message, 'annotations');
  if (!isSpoken && !reasoningDetails?.length) return undefined;
  const converted: WireAssistantMessage = { role: 'assistant', content: joinContent(texts) };
  if (reasoningDetails !== undefined) converted.reasoning_details = reasoningDetails;
  if (toolCalls.length > 0) converted.tool_calls = toolCalls;
  if (images.length > 0) converted.images = images;
  if (annotations !== undefined && annotations.length > 0) converted.annotations = annotations;
  return converted;
}

function readDetails(owner: Parameters<typeof readPartList>[0], isReasoning: boolean): PartDetails[] {
  const details = readPartList(owner, 'reasoningDetails');
  return details ? [{ isReasoning, details }] : [];
}

/** One text, or blocks where one of them has a breakpoint; `null` where there is none, since an empty text breaks Bedrock. */
function joinContent(texts: WireContentPart[]): WireAssistantMessage['content'] {
  const blocks = texts.filter(isFilled);
  if (blocks.some(block => block.cache_control !== undefined)) return blocks;
  return joinTexts(blocks) || null;
}

function isFilled(part: WireContentPart): boolean {
  return part.type === 'text' && part.text !== '';
}

function joinTexts(texts: WireContentPart[]): string {
  let joined = '';
  for (const text of texts) if (text.type === 'text') joined += text.text;
  return joined;
}
