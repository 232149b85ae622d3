export type ReasoningStyle = 'anthropic' | 'google' | 'openai' | 'xai' | 'deepseek' | 'unknown';

export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter';

/** What an answer shows of the upstream provider behind a model. */
export interface Vendor {
  upstream: string;
  style: ReasoningStyle;
  nativeFinishReasons: Record<FinishReason, string>;
}

const chatCompletionReasons = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool_calls',
  content_filter: 'content_filter',
};
const responsesReasons = {
  stop: 'completed',
  length: 'max_output_tokens',
  tool_calls: 'completed',
  content_filter: 'content_filter',
};

const vendors: Record<string, Vendor> = {
  anthropic: {
    upstream: 'Anthropic',
    style: 'anthropic',
    nativeFinishReasons: {
      stop: 'end_turn',
      length: 'max_tokens',
      tool_calls: 'tool_use',
      content_filter: 'refusal',
    },
  },
  google: {
    upstream: 'Google',
    style: 'google',
    nativeFinishReasons: { stop: 'STOP', length: 'MAX_TOKENS', tool_calls: 'STOP', content_filter: 'SAFETY' },
  },
  openai: { upstream: 'OpenAI', style: 'openai', nativeFinishReasons: responsesReasons },
  'x-ai': { upstream: 'xAI', style: 'xai', nativeFinishReasons: responsesReasons },
  deepseek: { upstream: 'DeepSeek', style: 'deepseek', nativeFinishReasons: chatCompletionReasons },
};

const otherVendor: Vendor = {
  upstream: 'Emulated',
  style: 'unknown',
  nativeFinishReasons: chatCompletionReasons,
};

/** The vendor by the prefix of the model id; any prefix is accepted. */
export function getVendor(model: string): Vendor {
  return vendors[model.split('/', 1)[0] ?? ''] ?? otherVendor;
}
