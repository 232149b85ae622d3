/**
 * How hard a model thinks, in the words of OpenRouter's `reasoning.effort`, hardest first.
 * `none` turns reasoning off.
 */
export type ReasoningEffort = 'max' | 'xhigh' | 'high' | 'medium' | 'low' | 'minimal' | 'none';

/** How the reasoning of a model can be steered. What is not known is absent. */
export interface ReasoningCapabilities {
  /** The model always reasons: a request that turns reasoning off is refused by its upstream. */
  readonly mandatory: boolean;
  /** The only efforts the model takes, hardest first. Absent: no list is known, and every effort may be sent. */
  readonly efforts?: readonly ReasoningEffort[];
  /** What the model does when a request names no effort. Absent: not known. */
  readonly defaultEffort?: ReasoningEffort;
  /**
   * The smallest and the largest reasoning budget the model takes, in tokens, both inclusive. Absent: either the
   * model takes no budget, or its range is not known.
   */
  readonly budget?: { readonly min: number; readonly max: number };
}

/** A kind of content that a model reads or writes, in the words of OpenRouter's model list. `file` is PDF and the like. */
export type Modality = 'text' | 'image' | 'file' | 'audio' | 'video';

/**
 * What a model can do. The facts are those of OpenRouter's public model list, the reasoning budgets those of
 * models.dev; for the seven models that fal documents itself, fal's own table goes first. The head of
 * `models.generated.ts` says which state of the list it is.
 */
export interface FalOpenRouterCapabilities {
  /** The model id as it was asked for, with its variant suffix (`:free`, `:nitro` …), if it had one. */
  readonly id: string;
  /** The name to show to people, such as `Gemini 2.5 Flash` or `OpenAI: GPT-5 Mini`. */
  readonly name: string;
  /** Tokens of prompt and answer together. 0 for a model of the caller's own that was described without it. */
  readonly contextWindow: number;
  /** Tokens of one answer, reasoning included. Absent: no limit of its own is known. */
  readonly maxOutputTokens?: number;
  /** What a prompt may hold, in the order of OpenRouter's list. */
  readonly inputModalities: readonly Modality[];
  /** What an answer may hold, in the order of OpenRouter's list. */
  readonly outputModalities: readonly Modality[];
  /** Whether function tools may be offered to the model. */
  readonly tools: boolean;
  /** Whether an answer can be bound to a JSON schema. Without it there may still be plain JSON mode. */
  readonly structuredOutputs: boolean;
  /** `false` for a model that does not reason, or whose reasoning this route does not offer. */
  readonly reasoning: false | ReasoningCapabilities;
}

/**
 * What the `models` setting takes for each model id: corrections of a model in the catalogue, or the description of
 * one that is not. See `findCapabilities` for how they are merged and what is assumed where nothing is said.
 */
export type FalOpenRouterCapabilityOverrides = Partial<Omit<FalOpenRouterCapabilities, 'id'>>;
