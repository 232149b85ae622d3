import type { LanguageModelV4Usage } from '@ai-sdk/provider';
import { OPTIONS_KEY } from '../../names.js';
import type { Answer } from './conversation.js';

/** What `chat --json` prints. What is not known is `null`, so that the keys are always the same, but for `sources`. */
export interface JsonAnswer {
  readonly text: string;
  readonly reasoning: string;
  /** Pages the answer cites, in order; absent where there are none. */
  readonly sources?: readonly JsonSource[];
  readonly usage: JsonUsage;
  /** US dollars. */
  readonly cost: number | null;
  /** In the AI SDK's words: `stop`, `length`, `content-filter`, `error`, `other`. */
  readonly finishReason: string | null;
  readonly model: string;
  /** What fal's support asks for. */
  readonly requestId: string | null;
}

export interface JsonSource {
  readonly url: string;
  readonly title: string | null;
}

/** Tokens. */
export interface JsonUsage {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly cachedInputTokens: number | null;
}

export function toJsonAnswer({ content, finish, modelId }: Answer): JsonAnswer {
  const metadata = finish?.providerMetadata?.[OPTIONS_KEY];
  const requestId = metadata?.['requestId'];
  const sources = listSources(content);
  return {
    text: joinTexts(content, 'text'),
    reasoning: joinTexts(content, 'reasoning'),
    ...(sources.length > 0 && { sources }),
    usage: toJsonUsage(finish?.usage),
    cost: readCost(finish) ?? null,
    finishReason: finish?.finishReason.unified ?? null,
    model: modelId,
    requestId: typeof requestId === 'string' ? requestId : null,
  };
}

/** What the route says the answer cost, in US dollars. */
export function readCost(finish: Answer['finish']): number | undefined {
  const usage = finish?.providerMetadata?.[OPTIONS_KEY]?.['usage'];
  const cost = typeof usage === 'object' && usage !== null && 'cost' in usage ? usage['cost'] : undefined;
  return typeof cost === 'number' ? cost : undefined;
}

function joinTexts(content: Answer['content'], type: 'text' | 'reasoning'): string {
  return content.map(part => (part.type === type ? part.text : '')).join('');
}

function listSources(content: Answer['content']): JsonSource[] {
  return content.flatMap(part =>
    part.type === 'source' && part.sourceType === 'url' ? { url: part.url, title: part.title ?? null } : [],
  );
}

function toJsonUsage(usage: LanguageModelV4Usage | undefined): JsonUsage {
  return {
    inputTokens: usage?.inputTokens.total ?? null,
    outputTokens: usage?.outputTokens.total ?? null,
    reasoningTokens: usage?.outputTokens.reasoning ?? null,
    cachedInputTokens: usage?.inputTokens.cacheRead ?? null,
  };
}
