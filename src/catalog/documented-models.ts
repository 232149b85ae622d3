/** A model that fal documents itself, with what fal says about it. */
export interface DocumentedModel {
  readonly id: string;
  readonly name: string;
  /** Rounded, as documented: the exact number is the catalogue's. */
  readonly contextWindow: '1M' | '200K' | '128K';
  readonly reasoning: boolean;
}

/**
 * The seven models that fal documents for its OpenRouter route, the core of the catalogue. Where OpenRouter's list
 * says otherwise (it gives the Claude models 1M, and lets GPT OSS 120B reason), this table wins.
 * `scripts/generate-catalog.ts` writes it into the catalogue, so that a lookup has nothing to merge.
 */
export const DOCUMENTED_MODELS: readonly DocumentedModel[] = [
  { id: 'google/gemini-2.5-flash', name: 'Gemini 2.5 Flash', contextWindow: '1M', reasoning: true },
  { id: 'anthropic/claude-sonnet-4.6', name: 'Claude Sonnet 4.6', contextWindow: '200K', reasoning: true },
  { id: 'anthropic/claude-opus-4.6', name: 'Claude Opus 4.6', contextWindow: '200K', reasoning: true },
  { id: 'anthropic/claude-sonnet-4.5', name: 'Claude Sonnet 4.5', contextWindow: '200K', reasoning: true },
  { id: 'openai/gpt-4.1', name: 'GPT-4.1', contextWindow: '1M', reasoning: false },
  { id: 'openai/gpt-oss-120b', name: 'GPT OSS 120B', contextWindow: '128K', reasoning: false },
  { id: 'meta-llama/llama-4-maverick', name: 'Llama 4 Maverick', contextWindow: '1M', reasoning: false },
];
