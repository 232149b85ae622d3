import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
} from '@ai-sdk/provider';
import type {
  LanguageModelV3CallOptions,
  LanguageModelV3Message,
  LanguageModelV3Prompt,
} from '@ai-sdk/provider-v3';
import { raiseFileData } from './raise-file-data.js';
import { raiseToolResultOutput } from './raise-tool-result-output.js';

type ContentPartV3 = Exclude<LanguageModelV3Message['content'][number], string>;

/** Raises the call options of V3 to V4: only files and tool results differ, all else is passed on as it is. */
export function raiseCallOptionsFromV3(options: LanguageModelV3CallOptions): LanguageModelV4CallOptions {
  return { ...options, prompt: raisePrompt(options.prompt) };
}

function raisePrompt(prompt: LanguageModelV3Prompt): LanguageModelV4Prompt {
  return prompt.map(message => {
    if (message.role === 'system' || !message.content.some(hasOtherForm)) {
      // The cast: without files and tool results the two versions have the same shape.
      return message as LanguageModelV4Message;
    }
    // The cast: each part keeps its type, so the roles still fit their content.
    return { ...message, content: message.content.map(raisePart) } as LanguageModelV4Message;
  });
}

function hasOtherForm(part: ContentPartV3): boolean {
  return part.type === 'file' || (part.type === 'tool-result' && part.output.type === 'content');
}

function raisePart(part: ContentPartV3): object {
  if (part.type === 'file') {
    const { data, mediaType } = raiseFileData(part.data);
    return { ...part, data, mediaType: mediaType ?? part.mediaType };
  }
  return part.type === 'tool-result' ? { ...part, output: raiseToolResultOutput(part.output) } : part;
}
