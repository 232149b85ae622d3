/** The cheapest models that can answer what is asked of them; prices in US dollars a million tokens, as known in 2026. */
export const MODELS = {
  /** 0.10 in, 0.40 out. */
  cheap: 'openai/gpt-4.1-nano',
  /** Refuses tools. */
  withoutTools: 'deepseek/deepseek-r1-distill-llama-70b',
  /** 0.05 in, 0.40 out. */
  alwaysThinks: 'openai/gpt-5-nano',
  /** 1.00 in, 5.00 out. */
  claude: 'anthropic/claude-haiku-4.5',
  /** 0.10 in, 0.40 out. */
  gemini: 'google/gemini-2.5-flash-lite',
  /** About 0.30 in, 0.45 out. */
  deepseek: 'deepseek/deepseek-v3.2',
  /** 0.02 in. */
  embedder: 'openai/text-embedding-3-small',
  /** 0.04 an image. */
  painter: 'google/gemini-2.5-flash-image',
} as const;
