import type { Reasoning } from './reasoning/build-reasoning.js';
import type { JsonObject } from './types.js';
import type { FinishReason } from './vendors.js';

export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}

/** What the built-in script decided to say. The two renderings, JSON and event stream, are made from this alone. */
export interface Answer {
  id: string;
  model: string;
  created: number;
  reasoning?: Reasoning;
  content: string;
  refusal?: string;
  toolCalls: ToolCall[];
  /** Data URLs. */
  images: string[];
  annotations: JsonObject[];
  finishReason: FinishReason;
  usage: JsonObject;
}
