import type { LanguageModelV1CallOptions, LanguageModelV1FunctionTool } from '@ai-sdk/provider-v1';
import type { LanguageModelV2CallOptions, LanguageModelV2FunctionTool } from '@ai-sdk/provider-v2';
import { omitUndefined } from '../../omit-undefined.js';
import { raisePromptFromV1 } from './raise-prompt.js';

type ModeV1 = LanguageModelV1CallOptions['mode'];
type ModeV2 = Pick<LanguageModelV2CallOptions, 'tools' | 'toolChoice' | 'responseFormat'>;

/** Raises the call options of V1 to V2, where the three modes are tools, a tool choice and a response format. */
export function raiseCallOptionsFromV1(options: LanguageModelV1CallOptions): LanguageModelV2CallOptions {
  const { mode, inputFormat: _inputFormat, prompt, providerMetadata, maxTokens, ...same } = options;
  return {
    ...same,
    ...omitUndefined({ maxOutputTokens: maxTokens, providerOptions: providerMetadata }),
    ...raiseMode(mode),
    prompt: raisePromptFromV1(prompt),
  };
}

function raiseMode(mode: ModeV1): ModeV2 {
  switch (mode.type) {
    case 'regular': {
      const { tools, toolChoice } = mode;
      const raisedTools = tools?.map(tool => (tool.type === 'function' ? raiseTool(tool) : tool));
      return omitUndefined({ tools: raisedTools, toolChoice });
    }
    case 'object-json': {
      const { schema, name, description } = mode;
      return { responseFormat: { type: 'json', ...omitUndefined({ schema, name, description }) } };
    }
    case 'object-tool':
      return { tools: [raiseTool(mode.tool)], toolChoice: { type: 'tool', toolName: mode.tool.name } };
  }
}

function raiseTool({ parameters, ...same }: LanguageModelV1FunctionTool): LanguageModelV2FunctionTool {
  return { ...same, inputSchema: parameters };
}
