/** What a program says while it runs, one JSON object a line, on every runtime. */
export type Line =
  | { type: 'reasoning' | 'text'; text: string }
  | { type: 'tool-call'; tool: string; city: string }
  | { type: 'finish'; steps: number; tokens: number; cost: number }
  | { type: 'scene'; name: string; outcome: string }
  | { type: 'failure'; message: string };

/** What a program is given: the settings of the provider, as far as they are not in the environment. */
export interface Settings {
  apiKey?: string;
  baseURL?: string;
  proxyUrl?: string;
  storeIO?: boolean;
}

export type Report = (line: Line) => void;

export interface Program {
  run(settings: Settings, report: Report): Promise<void>;
}

export const MODEL = 'anthropic/claude-sonnet-4.6';
export const PROMPT = 'What is the weather in Lisbon?';

/** US dollars that the route says a step cost. */
export function readCost(providerMetadata: Record<string, Record<string, unknown>> | undefined): number {
  const usage = providerMetadata?.['falOpenRouter']?.['usage'];
  return typeof usage === 'object' && usage !== null && 'cost' in usage && typeof usage.cost === 'number'
    ? usage.cost
    : 0;
}
