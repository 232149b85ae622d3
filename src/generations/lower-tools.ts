import { z } from 'zod';

/** A tool that the route runs itself, in the form of AI SDK 4 and 5. */
export interface ProviderDefinedTool {
  readonly type: 'provider-defined';
  /** The provider's name and the tool's, with a point between them. */
  readonly id: `${string}.${string}`;
  /** The tool's own name. AI SDK 4 has no use for it. */
  readonly name: string;
  /** What the tool was set up with. */
  readonly args: Record<string, unknown>;
  /** AI SDK 5 wants one. It checks nothing: no call of this tool comes to the caller. */
  readonly inputSchema: z.ZodTypeAny;
  /** The same under the name of AI SDK 4. */
  readonly parameters: z.ZodTypeAny;
}

/** The tools of a V4 provider, with each function giving the form of AI SDK 4 and 5. */
export type LoweredTools<TOOLS> = {
  readonly [NAME in keyof TOOLS]: TOOLS[NAME] extends (...settings: infer SETTINGS) => ProviderTool
    ? (...settings: SETTINGS) => ProviderDefinedTool
    : TOOLS[NAME];
};

interface ProviderTool {
  readonly type: 'provider';
  readonly id: `${string}.${string}`;
  readonly args: Record<string, unknown>;
}

/** Lowers the tools of a provider. AI SDK 4 and 5 refuse the type `provider`, by which AI SDK 6 and 7 know a tool that the route runs. */
export function lowerTools<TOOLS extends object>(tools: TOOLS): LoweredTools<TOOLS> {
  const lowered = Object.entries(tools).map(([name, tool]: [string, unknown]) => [
    name,
    isFunction(tool) ? lowerTool(tool) : tool,
  ]);
  // The cast: each function gives a tool as the type says, which entries can't tell.
  return Object.fromEntries(lowered) as LoweredTools<TOOLS>;
}

function lowerTool(createTool: (...settings: unknown[]) => unknown): (...settings: unknown[]) => unknown {
  return (...settings) => {
    const tool = createTool(...settings);
    if (!isProviderTool(tool)) return tool;
    const { id, args } = tool;
    const inputSchema = z.object({});
    const name = id.slice(id.indexOf('.') + 1);
    return {
      type: 'provider-defined',
      id,
      name,
      args,
      inputSchema,
      parameters: inputSchema,
    } satisfies ProviderDefinedTool;
  };
}

function isFunction(value: unknown): value is (...settings: unknown[]) => unknown {
  return typeof value === 'function';
}

function isProviderTool(value: unknown): value is ProviderTool {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'provider';
}
