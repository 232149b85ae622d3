import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { OPTIONS_KEY } from '../names.js';
import { joinBlocks, type PartDetails } from './encode/join-reasoning-blocks.js';
import type { ReasoningDetail } from './reasoning-details.js';

/**
 * Puts the reasoning details of an answer on its first tool call as well. The agent of `@ai-sdk/workflow` keeps texts and calls
 * between its steps, and of reasoning parts the bare text: without this the next step sends calls without the thinking that
 * led to them, which Claude refuses. Where the reasoning parts are kept too, the copy goes back once.
 */
export class ReasoningCarrier {
  readonly #parts: PartDetails[] = [];
  #isCarried = false;

  /** Takes the parts of one answer, in order, and gives each as it has to go out. */
  carry(part: LanguageModelV4StreamPart): LanguageModelV4StreamPart {
    if (part.type === 'reasoning-end') {
      const details = part.providerMetadata?.[OPTIONS_KEY]?.['reasoningDetails'];
      // Written by the decoder, which gives a reasoning part nothing else under this name.
      if (Array.isArray(details))
        this.#parts.push({ isReasoning: true, details: details as ReasoningDetail[] });
    } else if (part.type === 'tool-call' && !this.#isCarried && this.#parts.length > 0) {
      this.#isCarried = true;
      const metadata = part.providerMetadata?.[OPTIONS_KEY];
      // Calls come when the answer is known to have got to its end, so these are all.
      const reasoningDetails = joinBlocks(this.#parts);
      return { ...part, providerMetadata: { [OPTIONS_KEY]: { ...metadata, reasoningDetails } } };
    }
    return part;
  }
}
