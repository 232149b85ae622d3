import type { LanguageModelV1StreamPart } from '@ai-sdk/provider-v1';
import type { SharedV2ProviderMetadata } from '@ai-sdk/provider-v2';
import { omitUndefined } from '../../omit-undefined.js';
import { readOwnMetadata } from '../provider-metadata.js';
import { readList, serializeSignature, type CarriedReasoning } from './reasoning-signature.js';

/**
 * Signatures of one answer that its later ones repeat. Each one repeats all before it, which costs the square of their number;
 * no upstream is known to come near this many blocks in one answer.
 */
const MAX_EARLIER = 64;

type Emit = (part: LanguageModelV1StreamPart) => void;

/**
 * Writes the reasoning of one answer so that AI SDK 4 can hand it back: each reasoning part is closed by a signature that carries
 * its details. What the metadata of other parts has to bring back travels in the signature of an empty reasoning text, not in a
 * redacted part: interfaces of AI SDK 4 show the word "redacted" for those, and nothing for an empty text.
 */
export class ReasoningSigner {
  private readonly signed: CarriedReasoning[] = [];
  private hasText = false;
  private isOpen = false;
  private hasEmptyList = false;
  private firstCallId: string | undefined;
  private callIdBefore: string | undefined;

  /** A reasoning part begins. AI SDK 4 would add its text to a part before it that nothing has closed. */
  start(emit: Emit): void {
    if (this.isOpen) this.sign({}, emit);
    this.hasText = false;
  }

  /** A piece of reasoning text. */
  write(text: string, emit: Emit): void {
    this.hasText = true;
    emit({ type: 'reasoning', textDelta: text });
  }

  /** A reasoning part ends. Without details it stays open until something follows that must not be merged with it. */
  end(metadata: SharedV2ProviderMetadata | undefined, emit: Emit): void {
    const carried = readCarried(metadata);
    this.isOpen = this.hasText;
    if (carried === undefined) return;
    // A signature with no reasoning before it is an error in AI SDK 4.
    if (!this.hasText) this.write('', emit);
    this.sign(carried, emit);
  }

  /** A text part has ended. An empty list of details waits for a tool call: without one nobody asks for it again. */
  noteText(metadata: SharedV2ProviderMetadata | undefined, emit: Emit): void {
    const carried = readCarried(metadata);
    if (carried === undefined) return;
    if (carried.annotations === undefined && carried.reasoningDetails?.length === 0) this.hasEmptyList = true;
    else this.carry(carried, emit);
  }

  /** The answer begins a tool call. */
  noteCallStart(toolCallId: string): void {
    this.firstCallId ??= toolCallId;
  }

  /** A tool call is about to be emitted. */
  noteCall(toolCallId: string, metadata: SharedV2ProviderMetadata | undefined, emit: Emit): void {
    this.noteCallStart(toolCallId);
    const carried = readCarried(metadata);
    if (this.hasEmptyList) this.carry({ reasoningDetails: [], ...carried }, emit);
    else if (carried !== undefined) this.carry(carried, emit);
    this.hasEmptyList = false;
  }

  private carry(carried: CarriedReasoning, emit: Emit): void {
    this.start(emit);
    this.write('', emit);
    this.sign(carried, emit);
  }

  private sign(carried: CarriedReasoning, emit: Emit): void {
    const { signed } = this;
    if (signed.length === 0) this.callIdBefore = this.firstCallId;
    const earlier = signed.length === 0 || signed.length > MAX_EARLIER ? undefined : signed;
    const signature = serializeSignature({
      ...carried,
      ...omitUndefined({ earlier, callId: this.callIdBefore }),
    });
    if (signed.length <= MAX_EARLIER) signed.push(carried);
    this.isOpen = false;
    emit({ type: 'reasoning-signature', signature });
  }
}

function readCarried(metadata: SharedV2ProviderMetadata | undefined): CarriedReasoning | undefined {
  const reasoningDetails = readList(readOwnMetadata(metadata, 'reasoningDetails'));
  const annotations = readList(readOwnMetadata(metadata, 'annotations'));
  if (reasoningDetails === undefined && annotations === undefined) return undefined;
  return omitUndefined({ reasoningDetails, annotations });
}
