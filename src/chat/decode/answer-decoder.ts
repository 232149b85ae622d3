import type { JSONObject } from '@ai-sdk/provider';
import { readErrorBody, saysSomething, type ErrorStatement } from '../../errors/read-error-body.js';
import { OPTIONS_KEY } from '../../names.js';
import { joinBlocks } from '../join-reasoning-blocks.js';
import { AnnotationDecoder } from './decode-annotations.js';
import { AudioDecoder, decodeImage } from './decode-files.js';
import { ReasoningDecoder } from './decode-reasoning.js';
import { ToolCallDecoder } from './decode-tool-calls.js';
import { EnvelopeDecoder } from './decode-envelope.js';
import { ChoiceFinder } from './find-choice.js';
import { collectLogprobs } from './collect-logprobs.js';
import { createServerCall } from './create-server-call.js';
import { convertUsage, toCamelCaseObject } from './convert-usage.js';
import { isCut, isCutReason, mapFinishReason } from './map-finish-reason.js';
import { PartWriter, type EmitPart } from './part-writer.js';
import { isObject, readObjects, readText, type WireObject } from './wire-answer.js';

/** An error that the route reported inside of an answer. */
export interface ReportedError {
  readonly statement: ErrorStatement;
  /** The chunk or body that said it. */
  readonly data: unknown;
}

/** What the decoder has to know that the answer itself does not say. */
export interface AnswerFacts {
  /** `x-fal-request-id` of the answer. */
  readonly requestId: string | undefined;
  /** Audio format that the request asked for. */
  readonly audioFormat: string | undefined;
  /** The tool of the route that the answer has to have used, by the caller's name for it. */
  readonly forcedServerTool: string | undefined;
  /** The ids of the calls of earlier turns, which no call of the answer may have. */
  readonly earlierCallIds: ReadonlySet<string>;
  /**
   * Whether the first tool call carries the reasoning details of the answer as well. The agent of `@ai-sdk/workflow` keeps texts
   * and calls between its steps, and of reasoning parts the bare text: without this the next step sends calls without the
   * thinking that led to them, which Claude refuses. Where the reasoning parts are kept too, the copy goes back once.
   */
  readonly callCarriesReasoning: boolean;
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
  readonly #reasoning: ReasoningDecoder;
  readonly #toolCalls: ToolCallDecoder;
  readonly #annotations: AnnotationDecoder;
  readonly #audio: AudioDecoder;
  readonly #onError: AnswerDecoderOptions['onError'];
  readonly #emit: EmitPart;
  readonly #envelope: EnvelopeDecoder;
  readonly #facts: AnswerFacts;
  readonly #choices = new ChoiceFinder();
  #rawFinishReason: string | undefined;
  #logprobs: JSONObject | undefined;
  /** Whether an error was told, so that a finish reason that says it again adds nothing. */
  #isErrorReported = false;
  #hasRefusal = false;

  constructor({ emit, onError, ...facts }: AnswerDecoderOptions) {
    this.#emit = emit;
    this.#onError = onError;
    this.#writer = new PartWriter(emit);
    this.#reasoning = new ReasoningDecoder(this.#writer);
    this.#toolCalls = new ToolCallDecoder(this.#writer, facts.earlierCallIds);
    this.#annotations = new AnnotationDecoder(this.#writer);
    this.#audio = new AudioDecoder(facts.audioFormat);
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
    if (!this.#toolCalls.hasCalls) return;
    this.#isErrorReported = true;
  }

  /** Notes an error that stands outside of the JSON, such as a broken connection; the finish reason will be `error`. */
  fail(): void {
    this.#isErrorReported = true;
    this.#writer.close();
  }

  /**
   * Ends the answer: closes what is open, gives out the tool calls if nothing cut them, and emits `finish`.
   *
   * @param hasEnd whether the input said that it is over: `[DONE]`, or a whole JSON answer.
   */
  finish(hasEnd: boolean): void {
    const raw = this.#rawFinishReason;
    if (raw === 'error' && !this.#isErrorReported) this.#reportErrorReason();
    const unified = mapFinishReason({
      raw,
      isBroken: this.#isErrorReported || (!hasEnd && raw === undefined),
      hasCalls: this.#toolCalls.hasCalls,
      hasRefusal: this.#hasRefusal,
    });
    this.#writer.close();
    const audio = this.#audio.finish();
    if (audio !== undefined) this.#writer.write(audio);
    // The texts have ended, so that a call is the next part that takes it.
    if (this.#facts.callCarriesReasoning && this.#reasoning.hasDetails) {
      const details = joinBlocks([{ isReasoning: true, details: this.#reasoning.entries }]);
      this.#writer.addLuggage({ reasoningDetails: details });
    }
    const isWhole = !isCut(unified);
    this.#toolCalls.finish(!isWhole);
    if (isWhole && !this.#toolCalls.hasCalls) {
      const { usage } = this.#envelope;
      createServerCall(this.#facts.forcedServerTool, usage, this.#annotations.hasCitations).forEach(
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
    if (isObject(delta)) this.#decodeDelta(delta, false);
    // A whole message behind deltas would say everything twice.
    else if (isObject(choice['message']) && !this.hasContent && !this.#toolCalls.hasCalls)
      this.#decodeDelta(choice['message'], true);
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

  #decodeDelta(delta: WireObject, isWhole: boolean): void {
    if (delta['annotations'] != null) this.#annotations.decodeFiles(delta['annotations']);
    this.#reasoning.decode(delta);
    const content = delta['content'];
    if (typeof content === 'string') {
      if (content !== '') this.#writer.text(content);
    } else if (content != null) {
      for (const part of Array.isArray(content) ? content : [content]) this.#decodeContentPart(part);
    }
    if (delta['images'] != null)
      for (const image of readObjects(delta['images'])) this.#decodeImagePart(image);
    if (isObject(delta['audio'])) this.#decodeAudio(delta['audio']);
    if (delta['refusal'] != null) this.#decodeRefusal(delta['refusal']);
    if (delta['annotations'] != null) this.#annotations.decode(delta['annotations']);
    if (Array.isArray(delta['tool_calls'])) this.#toolCalls.decode(delta['tool_calls'], isWhole);
  }

  #decodeContentPart(part: unknown): void {
    if (typeof part === 'string' && part !== '') this.#writer.text(part);
    if (!isObject(part)) return;
    if (part['type'] === 'image_url') this.#decodeImagePart(part);
    else if (part['type'] === 'refusal') this.#decodeRefusal(part['refusal']);
    else {
      const text = readText(part['text']);
      if (text !== undefined) this.#writer.text(text);
      if (part['annotations'] != null) this.#annotations.decode(part['annotations']);
    }
  }

  #decodeImagePart(image: WireObject): void {
    const file = decodeImage(image);
    if (file !== undefined) this.#writer.write(file);
  }

  #decodeAudio(audio: WireObject): void {
    if (this.#audio.decode(audio)) this.#writer.hasContent = true;
    const transcript = readText(audio['transcript']);
    if (transcript !== undefined) this.#writer.text(transcript);
  }

  #decodeRefusal(value: unknown): void {
    const refusal = readText(value);
    if (refusal === undefined) return;
    this.#hasRefusal = true;
    this.#writer.text(refusal);
  }

  #completeMetadata(): JSONObject {
    const { metadata, usage } = this.#envelope;
    if (usage !== undefined) metadata['usage'] = toCamelCaseObject(usage);
    if (this.#reasoning.hasDetails) metadata['reasoningDetails'] = this.#reasoning.entries;
    if (this.#annotations.files.length > 0) metadata['annotations'] = this.#annotations.files;
    if (this.#logprobs !== undefined) metadata['logprobs'] = this.#logprobs;
    return metadata;
  }
}

/** fal's `detail`, or the message of a gateway that knows no dialect; with choices or usage beside it, it is no error. */
function isBareError({ choices, usage, detail, message }: WireObject): boolean {
  return choices == null && usage == null && (detail != null || readText(message) !== undefined);
}
