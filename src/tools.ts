import {
  createProviderExecutedToolFactory,
  jsonSchema,
  type ProviderExecutedTool,
} from '@ai-sdk/provider-utils';

/** Settings of OpenRouter's web search, by its documentation of server tools. */
export interface WebSearchSettings {
  /** Who searches: `native`, `exa`, `firecrawl`, `parallel`, … Default: the model's own search where it has one, else Exa. */
  engine?: string;
  /** Most results of one search. Default 5. */
  maxResults?: number;
  /** Most results of all searches of one request. */
  maxTotalResults?: number;
  /** How much of each result the model gets to read. */
  searchContextSize?: 'low' | 'medium' | 'high';
  /** Only these domains. */
  allowedDomains?: string[];
  /** Never these domains. */
  excludedDomains?: string[];
  /** Where the user is, for local results. */
  userLocation?: {
    type?: 'approximate';
    city?: string;
    region?: string;
    country?: string;
    timezone?: string;
  };
}

/** Tools that the route runs by itself. What they find comes with the answer's text and sources. */
export interface FalOpenRouterTools {
  /** Searches the web (`openrouter:web_search`). What was found comes as sources. */
  webSearch(settings?: WebSearchSettings): ProviderExecutedTool<object, unknown>;

  /**
   * Any other server tool of OpenRouter, by its name with or without `openrouter:`, such as `web_fetch` or `datetime`.
   *
   * @param parameters settings of the tool; camelCase keys go out in snake_case.
   */
  serverTool(name: string, parameters?: object): ProviderExecutedTool<object, unknown>;
}

function createServerTool(name: string, parameters: object): ProviderExecutedTool<object, unknown> {
  // The route tells neither what its tools are asked nor what they answer, so nothing is held against a schema.
  const createTool = createProviderExecutedToolFactory<object, unknown, object>({
    id: `openrouter.${name}`,
    inputSchema: jsonSchema<object>({ type: 'object' }),
    outputSchema: jsonSchema<unknown>({}),
  });
  return createTool(parameters);
}

export const falOpenRouterTools: FalOpenRouterTools = {
  webSearch: (settings = {}) => createServerTool('web_search', settings),
  serverTool: (name, parameters = {}) => createServerTool(name.replace(/^openrouter:/, ''), parameters),
};
