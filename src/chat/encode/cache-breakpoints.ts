import type { SharedV4Warning } from '@ai-sdk/provider';
import type { WireCacheControl, WireContentPart } from './wire-message.js';

/** Anthropic's limit of breakpoints in one request (its documentation of prompt caching). */
const MAX_BREAKPOINTS = 4;

/**
 * Sets cache breakpoints, at most four of them in one request. Further ones are left out with one warning, as the AI SDK's
 * Anthropic provider does.
 */
export class CacheBreakpoints {
  #count: number;
  #isOverLimit = false;
  readonly #warnings: SharedV4Warning[];

  /** @param hasTopLevel whether the request as a whole is cached, which upstream takes the place of one breakpoint. */
  constructor(warnings: SharedV4Warning[], hasTopLevel: boolean) {
    this.#warnings = warnings;
    this.#count = hasTopLevel ? 1 : 0;
  }

  /** Puts a breakpoint on a content block or a tool definition. */
  set(
    target: { type?: string; text?: string; cache_control?: WireCacheControl },
    cacheControl: WireCacheControl | undefined,
  ): void {
    if (cacheControl === undefined) return;
    if (target.text === '') {
      this.#warnOfEmptiness();
      return;
    }
    this.#count += 1;
    if (this.#count <= MAX_BREAKPOINTS) {
      target.cache_control = cacheControl;
    } else if (!this.#isOverLimit) {
      this.#isOverLimit = true;
      this.#warnings.push({
        type: 'unsupported',
        feature: 'cacheControl',
        details: `A request may have ${MAX_BREAKPOINTS} cache breakpoints, a top-level one included; those after the fourth were left out.`,
      });
    }
  }

  /** A message's own wish belongs on its last text block, or on its last block where it has no text. */
  setOnLast(parts: WireContentPart[], cacheControl: WireCacheControl | undefined): void {
    if (cacheControl === undefined) return;
    const last =
      parts.findLast(part => part.type === 'text' && part.text !== '') ??
      parts.findLast(part => part.type !== 'text');
    if (last === undefined) this.#warnOfEmptiness();
    else if (last.cache_control === undefined) this.set(last, cacheControl);
  }

  /** Upstreams refuse a breakpoint on an empty text. */
  #warnOfEmptiness(): void {
    this.#warnings.push({
      type: 'unsupported',
      feature: 'cacheControl',
      details: 'A message without content has no block that a cache breakpoint could be set on.',
    });
  }
}
