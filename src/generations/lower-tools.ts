import { z } from 'zod';

/** What an older generation calls a tool that the provider defines: AI SDK 4 and 5 `provider-defined`, AI SDK 6 `provider`. */
export type ServerToolType = 'provider' | 'provider-defined';

/** A tool that the route runs itself, in the form of an older generation. */
export interface ServerTool<TYPE extends ServerToolType> {
  readonly type: TYPE;
  /** Whose tool it is, and which one, with a point between them. */
  readonly id: `${string}.${string}`;
  /** Which tool it is. Only AI SDK 5 wants it. */
  readonly name: string;
  /** What the tool was set up with. */
  readonly args: Record<string, unknown>;
  /** AI SDK 5 and 6 want one. It checks nothing: no call of this tool comes to the caller. */
  readonly inputSchema: z.ZodTypeAny;
  /** The same under the name of AI SDK 4. */
  readonly parameters: z.ZodTypeAny;
}

/** The tools of a V4 provider, with each function giving the form of an older generation. */
export type LoweredTools<TOOLS, TYPE extends ServerToolType> = {
  readonly [NAME in keyof TOOLS]: TOOLS[NAME] extends (...settings: infer SETTINGS) => ProviderTool
    ? (...settings: SETTINGS) => ServerTool<TYPE>
    : TOOLS[NAME];
};

interface ProviderTool {
  readonly type: 'provider';
  readonly id: `${string}.${string}`;
  readonly args: Record<string, unknown>;
}

/**
 * Lowers the tools of a provider. AI SDK 4 and 5 refuse the type `provider`; AI SDK 6 takes the tools of AI SDK 7 when they run, but its
 * types do not.
 */
export function lowerTools<TOOLS extends object, TYPE extends ServerToolType>(
  tools: TOOLS,
  type: TYPE,
): LoweredTools<TOOLS, TYPE> {
  const lowered = Object.entries(tools).map(([name, tool]: [string, unknown]) => [
    name,
    isFunction(tool) ? lowerTool(tool, type) : tool,
  ]);
  // The cast: each function gives a tool as the type says, which entries can't tell.
  return Object.fromEntries(lowered) as LoweredTools<TOOLS, TYPE>;
}

function lowerTool(createTool: (...settings: unknown[]) => unknown, type: ServerToolType) {
  return (...settings: unknown[]): unknown => {
    const tool = createTool(...settings);
    if (!isProviderTool(tool)) return tool;
    const { id, args } = tool;
    const inputSchema = z.object({});
    const name = id.slice(id.indexOf('.') + 1);
    return {
      type,
      id,
      name,
      args,
      inputSchema,
      parameters: inputSchema,
    } satisfies ServerTool<ServerToolType>;
  };
}

function isFunction(value: unknown): value is (...settings: unknown[]) => unknown {
  return typeof value === 'function';
}

function isProviderTool(value: unknown): value is ProviderTool {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'provider';
}
