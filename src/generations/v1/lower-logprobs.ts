import type { LanguageModelV1LogProbs } from '@ai-sdk/provider-v1';

/**
 * Lowers the log probabilities of OpenAI's form (`{ content: [{ token, logprob, top_logprobs }] }`) to those of V1.
 * `undefined` where there are none in that form.
 */
export function lowerLogprobs(logprobs: unknown): LanguageModelV1LogProbs | undefined {
  if (!isRecord(logprobs) || !Array.isArray(logprobs['content'])) return undefined;
  return logprobs['content'].filter(isTokenLogprob).map(({ token, logprob, top_logprobs: top }) => ({
    token,
    logprob,
    topLogprobs: Array.isArray(top)
      ? top
          .filter(isTokenLogprob)
          .map(alternative => ({ token: alternative.token, logprob: alternative.logprob }))
      : [],
  }));
}

interface TokenLogprob {
  token: string;
  logprob: number;
  top_logprobs?: unknown;
}

function isTokenLogprob(value: unknown): value is TokenLogprob {
  return isRecord(value) && typeof value['token'] === 'string' && typeof value['logprob'] === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
