import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { convertAssistantMessage } from './convert-assistant-message.js';
import { convertContentPart } from './convert-content-part.js';
import { convertToolResult } from './convert-tool-result.js';
import type { EncodeContext } from './encode-context.js';
import { readCacheControl } from './part-options.js';
import type { WireContentPart, WireMessage } from './wire-message.js';

/** Turns the prompt into the wire's messages, in time linear in what it says. */
export function convertPrompt(prompt: LanguageModelV4Prompt, context: EncodeContext): WireMessage[] {
  const messages: WireMessage[] = [];
  for (const [place, message] of prompt.entries()) {
    switch (message.role) {
      case 'system':
        messages.push({
          role: 'system',
          content: withBreakpoint(message.content, readCacheControl(message), context),
        });
        break;
      case 'user':
        messages.push({ role: 'user', content: convertUserContent(message, context) });
        break;
      case 'assistant': {
        const converted = convertAssistantMessage(message, prompt[place + 1]?.role === 'user', context);
        if (converted !== undefined) messages.push(converted);
        break;
      }
      case 'tool':
        convertToolMessage(message, messages, context);
        break;
    }
  }
  return messages;
}

function convertUserContent(
  message: Extract<LanguageModelV4Message, { role: 'user' }>,
  context: EncodeContext,
): string | WireContentPart[] {
  const parts = message.content.map(part => convertContentPart(part, context));
  context.breakpoints.setOnLast(parts, readCacheControl(message));
  const first = parts[0];
  if (first === undefined) return '';
  const isPlain = parts.length === 1 && first.type === 'text' && first.cache_control === undefined;
  return isPlain ? first.text : parts;
}

function convertToolMessage(
  message: Extract<LanguageModelV4Message, { role: 'tool' }>,
  messages: WireMessage[],
  context: EncodeContext,
): void {
  const wish = readCacheControl(message);
  const last = message.content.findLast(part => part.type === 'tool-result');
  for (const part of message.content) {
    // An approval is for the SDK; the route hears of it through the result.
    if (part.type !== 'tool-result') continue;
    const { output } = part;
    const cacheControl =
      readCacheControl(part) ??
      (output.type === 'content' ? undefined : readCacheControl(output)) ??
      (part === last ? wish : undefined);
    const content = withBreakpoint(convertToolResult(output, context), cacheControl, context);
    messages.push({ role: 'tool', tool_call_id: context.callIds.find(part.toolCallId), content });
  }
}

/** A breakpoint belongs on a content block, so a text that has one takes the array form. */
function withBreakpoint(
  content: string | WireContentPart[],
  cacheControl: ReturnType<typeof readCacheControl>,
  context: EncodeContext,
): string | WireContentPart[] {
  if (cacheControl === undefined) return content;
  const parts: WireContentPart[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  context.breakpoints.setOnLast(parts, cacheControl);
  return parts.some(part => part.cache_control !== undefined) ? parts : content;
}
