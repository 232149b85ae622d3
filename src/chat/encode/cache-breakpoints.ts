import type { SharedV4Warning } from '@ai-sdk/provider';
import type { WireCacheControl, WireContentPart } from './wire-message.js';

/** Anthropic's limit of breakpoints in one request (its documentation of prompt caching). */
const MAX_BREAKPOINTS = 4;

/**
 * Sets cache breakpoints, at most four of them in one request. Further ones are left out with one warning, as the AI SDK's
 * Anthropic provider does.
 */
export interface CacheBreakpoints {
  /** Puts a breakpoint on a content block or a tool definition. */
  set(
    target: { type?: string; text?: string; cache_control?: WireCacheControl },
    cacheControl: WireCacheControl | undefined,
  ): void;

  /** A message's own wish belongs on its last text block, or on its last block where it has no text. */
  setOnLast(parts: WireContentPart[], cacheControl: WireCacheControl | undefined): void;
}

/** @param hasTopLevel whether the request as a whole is cached, which upstream takes the place of one breakpoint. */
export function createCacheBreakpoints(warnings: SharedV4Warning[], hasTopLevel: boolean): CacheBreakpoints {
  let count = hasTopLevel ? 1 : 0;
  const warn = (details: string): void =>
    void warnings.push({ type: 'unsupported', feature: 'cacheControl', details });
  const set: CacheBreakpoints['set'] = (target, cacheControl) => {
    if (cacheControl === undefined) return;
    // Upstreams refuse a breakpoint on an empty text.
    if (target.text === '') {
      warn('A message without content has no block that a cache breakpoint could be set on.');
      return;
    }
    count += 1;
    if (count <= MAX_BREAKPOINTS) {
      target.cache_control = cacheControl;
    } else if (count === MAX_BREAKPOINTS + 1) {
      warn(
        `A request may have ${MAX_BREAKPOINTS} cache breakpoints, a top-level one included; those after the fourth were left out.`,
      );
    }
  };
  return {
    set,
    setOnLast: (parts, cacheControl) => {
      const last =
        parts.findLast(part => part.type === 'text' && part.text !== '') ??
        parts.findLast(part => part.type !== 'text');
      if (last?.cache_control === undefined) set(last ?? { text: '' }, cacheControl);
    },
  };
}
