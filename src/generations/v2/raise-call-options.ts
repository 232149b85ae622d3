import type {
  LanguageModelV2CallOptions,
  LanguageModelV2Message,
  LanguageModelV2Prompt,
  LanguageModelV2ToolResultOutput,
} from '@ai-sdk/provider-v2';
import type {
  LanguageModelV3CallOptions,
  LanguageModelV3Message,
  LanguageModelV3Prompt,
  LanguageModelV3ToolResultOutput,
} from '@ai-sdk/provider-v3';
import { omitUndefined } from '../../omit-undefined.js';

type ContentPartV2 = Exclude<LanguageModelV2Message['content'][number], string>;
type ToolV2 = NonNullable<LanguageModelV2CallOptions['tools']>[number];
type ToolV3 = NonNullable<LanguageModelV3CallOptions['tools']>[number];

/** Raises the call options of V2 to V3: media in tool results become files, provider-defined tools lose half of their name. */
export function raiseCallOptionsFromV2(options: LanguageModelV2CallOptions): LanguageModelV3CallOptions {
  const { tools, ...same } = options;
  return {
    ...same,
    prompt: raisePrompt(options.prompt),
    ...omitUndefined({ tools: tools?.map(raiseTool) }),
  };
}

function raiseTool(tool: ToolV2): ToolV3 {
  return tool.type === 'provider-defined' ? { ...tool, type: 'provider' } : tool;
}

function raisePrompt(prompt: LanguageModelV2Prompt): LanguageModelV3Prompt {
  return prompt.map(message => {
    if (message.role === 'system' || !message.content.some(hasMedia)) {
      // The cast: without media in tool results the two versions have the same shape.
      return message as LanguageModelV3Message;
    }
    // The cast: each part keeps its type, so the roles still fit their content.
    return { ...message, content: message.content.map(raisePart) } as LanguageModelV3Message;
  });
}

function hasMedia(part: ContentPartV2): boolean {
  return part.type === 'tool-result' && part.output.type === 'content';
}

function raisePart(part: ContentPartV2): object {
  return part.type === 'tool-result' ? { ...part, output: raiseToolResultOutput(part.output) } : part;
}

function raiseToolResultOutput(output: LanguageModelV2ToolResultOutput): LanguageModelV3ToolResultOutput {
  if (output.type !== 'content') return output;
  return {
    type: 'content',
    value: output.value.map(part =>
      part.type === 'media' ? { type: 'file-data', data: part.data, mediaType: part.mediaType } : part,
    ),
  };
}
