import type { LanguageModelV4CallOptions, SharedV4ProviderOptions } from '@ai-sdk/provider';
import { OPTIONS_KEY, PROVIDER_NAME } from '../../names.js';
import { convertKeys } from './convert-options.js';
import type { EncodeContext } from './encode-context.js';
import { readCacheControl } from './part-options.js';
import type { WireCacheControl } from './wire-message.js';

type CallTool = NonNullable<LanguageModelV4CallOptions['tools']>[number];
type FunctionTool = Extract<CallTool, { type: 'function' }>;

/** The tools of a call, split into those that the factory encodes and those that the route runs itself. */
export interface PreparedTools {
  readonly functionTools: FunctionTool[] | undefined;
  /** The tool of the route that the choice demands, by the name that the caller gave it. */
  readonly forcedServerTool: string | undefined;
  /** Puts server tools and cache breakpoints into the body that the factory made of the function tools. */
  complete(body: Record<string, unknown>): void;
}

const SERVER_TOOL_PREFIXES: ReadonlySet<string> = new Set(['openrouter', OPTIONS_KEY, PROVIDER_NAME]);

/**
 * Splits the tools of a call. A provider tool `openrouter.NAME` is the route's server tool `openrouter:NAME`; the tools of
 * other providers are left out with a warning.
 */
export function prepareTools(
  tools: LanguageModelV4CallOptions['tools'],
  toolChoice: LanguageModelV4CallOptions['toolChoice'],
  { breakpoints, warnings }: EncodeContext,
): PreparedTools {
  const functionTools: FunctionTool[] = [];
  const serverTools: Array<{ type: string; parameters?: unknown }> = [];
  const serverToolNames = new Map<string, string>();
  for (const tool of tools ?? []) {
    if (tool.type === 'function') {
      functionTools.push(tool);
      continue;
    }
    const [prefix = '', ...name] = tool.id.split('.');
    if (!SERVER_TOOL_PREFIXES.has(prefix)) {
      warnings.push({ type: 'unsupported', feature: `provider-defined tool ${tool.id}` });
      continue;
    }
    const type = `openrouter:${name.join('.')}`;
    serverToolNames.set(tool.name, type);
    const parameters = convertKeys(tool.args) as Record<string, unknown>;
    serverTools.push(Object.keys(parameters).length > 0 ? { type, parameters } : { type });
  }
  return {
    functionTools: functionTools.length > 0 ? functionTools : undefined,
    forcedServerTool: findForced(toolChoice, [...serverToolNames.keys()]),
    complete: body => {
      const encoded = (body['tools'] ?? []) as Array<{ cache_control?: WireCacheControl }>;
      for (const [position, tool] of functionTools.entries()) {
        const target = encoded[position];
        if (target === undefined || tool.providerOptions === undefined) continue;
        Object.assign(target, readToolFields(tool.providerOptions));
        breakpoints.set(target, readCacheControl(tool));
      }
      if (serverTools.length === 0) return;
      body['tools'] = [...encoded, ...serverTools];
      if (toolChoice !== undefined) body['tool_choice'] = convertToolChoice(toolChoice, serverToolNames);
    },
  };
}

function findForced(
  toolChoice: LanguageModelV4CallOptions['toolChoice'],
  names: readonly string[],
): string | undefined {
  if (toolChoice?.type === 'required') return names[0];
  return toolChoice?.type === 'tool' ? names.find(name => name === toolChoice.toolName) : undefined;
}

/** What else a tool's own options say goes to its definition untouched, such as `eager_input_streaming`. */
function readToolFields(providerOptions: SharedV4ProviderOptions): Record<string, unknown> {
  const {
    cacheControl: _camel,
    cache_control: _snake,
    ...fields
  } = {
    ...providerOptions[PROVIDER_NAME],
    ...providerOptions[OPTIONS_KEY],
  };
  return fields;
}

function convertToolChoice(
  toolChoice: NonNullable<LanguageModelV4CallOptions['toolChoice']>,
  serverToolNames: ReadonlyMap<string, string>,
): unknown {
  if (toolChoice.type !== 'tool') return toolChoice.type;
  const serverTool = serverToolNames.get(toolChoice.toolName);
  return serverTool === undefined
    ? { type: 'function', function: { name: toolChoice.toolName } }
    : { type: serverTool };
}
