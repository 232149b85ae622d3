import type { JSONObject } from '@ai-sdk/provider';
import { readErrorBody, saysSomething, type ErrorStatement } from '../../errors/read-error-body.js';
import { OPTIONS_KEY } from '../../names.js';
import { joinBlocks } from '../join-reasoning-blocks.js';
import type { AnswerFacts } from './answer-facts.js';
import { DeltaDecoder } from './decode-delta.js';
import { EnvelopeDecoder } from './decode-envelope.js';
import { ChoiceFinder } from './find-choice.js';
import { collectLogprobs } from './collect-logprobs.js';
import { createServerCall } from './create-server-call.js';
import { convertUsage, toCamelCaseObject } from './convert-usage.js';
import { isCut, isCutReason, mapFinishReason } from './map-finish-reason.js';
import { PartWriter, type EmitPart } from './part-writer.js';
import { isObject, readText, type WireObject } from './wire-answer.js';

/** An error that the route reported inside of an answer. */
export interface ReportedError {
  readonly statement: ErrorStatement;
  /** The chunk or body that said it. */
  readonly data: unknown;
}

export interface AnswerDecoderOptions extends AnswerFacts {
  /** Takes the parts, in order. */
  readonly emit: EmitPart;
  /** Called for each error that the answer reports. */
  readonly onError: (error: ReportedError) => void;
}

/**
 * The state machine of an answer: takes what the wire says, chunk by chunk, and emits the AI SDK's parts. An answer that was
 * not streamed goes through it as one chunk, so that no rule is written twice.
 */
export class AnswerDecoder {
  readonly #writer: PartWriter;
  readonly #delta: DeltaDecoder;
  readonly #onError: AnswerDecoderOptions['onError'];
  readonly #emit: EmitPart;
  readonly #envelope: EnvelopeDecoder;
  readonly #facts: AnswerFacts;
  readonly #choices = new ChoiceFinder();
  #rawFinishReason: string | undefined;
  #logprobs: JSONObject | undefined;
  /** Whether an error was told, so that a finish reason that says it again adds nothing. */
  #isErrorReported = false;

  constructor({ emit, onError, ...facts }: AnswerDecoderOptions) {
    this.#emit = emit;
    this.#onError = onError;
    this.#writer = new PartWriter(emit);
    this.#delta = new DeltaDecoder(this.#writer, facts);
    this.#envelope = new EnvelopeDecoder(emit, facts.requestId);
    this.#facts = facts;
  }

  /** Whether the model said anything yet. */
  get hasContent(): boolean {
    return this.#writer.hasContent;
  }

  /** Takes one chunk of a stream, or a whole answer. What is no object says nothing. */
  decode(chunk: unknown): void {
    if (!isObject(chunk)) return;
    try {
      this.#decodeChunk(chunk);
    } catch (cause) {
      // Objects nested so deeply that they can't be written as JSON again: the answer goes on, and is not to be trusted.
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.#reportError({ message: `A part of the answer can't be decoded: ${reason}` }, undefined);
    }
  }

  #decodeChunk(chunk: WireObject): void {
    this.#envelope.decode(chunk);
    const choice = this.#choices.find(chunk['choices'], this.hasContent);
    if (choice !== undefined) this.#decodeChoice(choice);
    // After the choice: what the model said goes out before the error that stands beside it.
    if (saysSomething(chunk['error']) || (choice === undefined && isBareError(chunk))) {
      this.#reportErrorBody(chunk);
    } else if (choice !== undefined && saysSomething(choice['error'])) {
      this.#reportErrorBody({ error: choice['error'] });
    }
  }

  /** Whether the wire said how the answer ended, be it by an error. */
  get hasEnd(): boolean {
    return this.#rawFinishReason !== undefined || this.#isErrorReported;
  }

  /**
   * Notes that an event can't be read. Texts go on behind it; of a call that had begun, a piece may be missing, and what is left
   * may still look whole.
   */
  noteGap(): void {
    if (!this.#delta.toolCalls.hasCalls) return;
    this.#isErrorReported = true;
  }

  /** Notes an error that stands outside of the JSON, such as a broken connection; the finish reason will be `error`. */
  fail(): void {
    this.#isErrorReported = true;
    this.#writer.close();
  }

  /** Ends the answer: closes what is open, gives out the tool calls if nothing cut them, and emits `finish`. */
  finish(): void {
    const raw = this.#rawFinishReason;
    if (raw === 'error' && !this.#isErrorReported) this.#reportErrorReason();
    const unified = mapFinishReason({
      raw,
      isBroken: this.#isErrorReported,
      hasCalls: this.#delta.toolCalls.hasCalls,
      hasRefusal: this.#delta.hasRefusal,
    });
    this.#writer.close();
    const audio = this.#delta.audio.finish();
    if (audio !== undefined) this.#writer.write(audio);
    // The texts have ended, so that a call is the next part that takes it.
    if (this.#facts.callCarriesReasoning && this.#delta.reasoning.hasDetails) {
      const details = joinBlocks([{ isReasoning: true, details: this.#delta.reasoning.entries }]);
      this.#writer.addLuggage({ reasoningDetails: details });
    }
    const isWhole = !isCut(unified);
    this.#delta.toolCalls.finish(!isWhole);
    if (isWhole && !this.#delta.toolCalls.hasCalls) {
      const { usage } = this.#envelope;
      createServerCall(this.#facts.forcedServerTool, usage, this.#delta.annotations.hasCitations).forEach(
        this.#emit,
      );
    }
    this.#emit({
      type: 'finish',
      finishReason: { unified, raw },
      usage: convertUsage(this.#envelope.usage),
      providerMetadata: { [OPTIONS_KEY]: this.#completeMetadata() },
    });
  }

  #reportErrorBody(body: WireObject): void {
    const statement = readErrorBody(body);
    if (statement !== undefined) this.#reportError(statement, body);
  }

  #reportError(statement: ErrorStatement, data: unknown): void {
    this.fail();
    this.#onError({ statement, data });
  }

  /** `finish_reason: "error"` and nothing else: the upstream broke off without a word. */
  #reportErrorReason(): void {
    const { provider, nativeFinishReason } = this.#envelope.metadata;
    const upstream = typeof provider === 'string' ? provider : 'The upstream provider';
    const native = nativeFinishReason === undefined ? '' : ` (${JSON.stringify(nativeFinishReason)})`;
    const data = { finish_reason: 'error', native_finish_reason: nativeFinishReason ?? null };
    // 502 is OpenRouter's code for an upstream that broke down.
    this.#reportError({ message: `${upstream} ended the answer with an error${native}`, code: 502 }, data);
  }

  #decodeChoice(choice: WireObject): void {
    const delta = choice['delta'];
    if (isObject(delta)) this.#delta.decode(delta, false);
    // A whole message behind deltas would say everything twice.
    else if (isObject(choice['message']) && !this.hasContent && !this.#delta.toolCalls.hasCalls)
      this.#delta.decode(choice['message'], true);
    const reason = choice['finish_reason'];
    if (reason != null) this.#decodeFinishReason(reason);
    if (choice['native_finish_reason'] != null)
      this.#envelope.note('nativeFinishReason', choice['native_finish_reason']);
    if (choice['logprobs'] != null) this.#logprobs = collectLogprobs(this.#logprobs, choice['logprobs']);
  }

  #decodeFinishReason(value: unknown): void {
    const reason = readText(value);
    // A reason that cut the answer stays: a later `stop` does not make a call whole.
    if (reason === undefined || isCutReason(this.#rawFinishReason)) return;
    this.#rawFinishReason = reason;
  }

  #completeMetadata(): JSONObject {
    const { metadata, usage } = this.#envelope;
    if (usage !== undefined) metadata['usage'] = toCamelCaseObject(usage);
    if (this.#delta.reasoning.hasDetails) metadata['reasoningDetails'] = this.#delta.reasoning.entries;
    if (this.#delta.annotations.files.length > 0) metadata['annotations'] = this.#delta.annotations.files;
    if (this.#logprobs !== undefined) metadata['logprobs'] = this.#logprobs;
    return metadata;
  }
}

/** fal's `detail`, or the message of a gateway that knows no dialect; with choices or usage beside it, it is no error. */
function isBareError({ choices, usage, detail, message }: WireObject): boolean {
  return choices == null && usage == null && (detail != null || readText(message) !== undefined);
}
