/** The delta of a chunk, as far as the benchmark's answers need it. */
export interface Delta {
  role?: string;
  content?: string | null;
  reasoning?: string;
  reasoning_details?: Array<Record<string, unknown>>;
  tool_calls?: Array<{
    index: number;
    id?: string;
    type?: string;
    function: { name?: string; arguments: string };
  }>;
}

/** A chunk with the envelope that the route sends with each of them; the last one brings the usage. */
export function createChunk(
  delta: Delta,
  finishReason: string | null = null,
  created = 1_755_000_000,
): Record<string, unknown> {
  return {
    id: 'gen-1755000000-AbCdEfGhIjKlMnOpQrSt',
    provider: 'Google',
    model: 'google/gemini-2.5-flash',
    object: 'chat.completion.chunk',
    created,
    choices: [
      {
        index: 0,
        delta,
        finish_reason: finishReason,
        native_finish_reason: finishReason,
        logprobs: null,
      },
    ],
    ...(finishReason !== null && { usage: createUsage() }),
  };
}

export function createUsage(): Record<string, unknown> {
  return {
    prompt_tokens: 1200,
    completion_tokens: 2000,
    total_tokens: 3200,
    cost: 0.005,
    is_byok: false,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    cost_details: { upstream_inference_cost: null },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}

export function writeEvent(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
