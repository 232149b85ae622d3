import type { JSONObject, LanguageModelV4FinishReason } from '@ai-sdk/provider';
import { readErrorBody, saysSomething, type ErrorStatement } from '../../errors/read-error-body.js';
import { OPTIONS_KEY } from '../../names.js';
import { AnnotationDecoder } from './decode-annotations.js';
import { AudioDecoder, decodeImage } from './decode-files.js';
import { ReasoningDecoder } from './decode-reasoning.js';
import { ToolCallDecoder } from './decode-tool-calls.js';
import { collectLogprobs } from './collect-logprobs.js';
import { convertUsage, toCamelCaseObject } from './convert-usage.js';
import { isCutReason, mapFinishReason } from './map-finish-reason.js';
import { PartWriter, type EmitPart } from './part-writer.js';
import { isObject, readNumber, readObjects, readText, type WireObject } from './wire-answer.js';

/** An error that the route reported inside of an answer. */
export interface ReportedError {
  readonly statement: ErrorStatement;
  /** The chunk or body that said it. */
  readonly data: unknown;
}

export interface AnswerDecoderOptions {
  /** Takes the parts, in order. */
  readonly emit: EmitPart;
  /** Called for each error that the answer reports. */
  readonly onError: (error: ReportedError) => void;
  /** `x-fal-request-id` of the answer. */
  readonly requestId: string | undefined;
  /** Audio format that the request asked for. */
  readonly audioFormat: string | undefined;
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
  readonly #metadata: JSONObject = {};
  readonly #responseMetadata: { id?: string; modelId?: string; timestamp?: Date } = {};
  #choiceIndex: unknown;
  #rawFinishReason: string | undefined;
  #usage: WireObject | undefined;
  #logprobs: JSONObject | undefined;
  #hasError = false;
  #hasRefusal = false;
  readonly #emit: EmitPart;

  constructor({ emit, onError, requestId, audioFormat }: AnswerDecoderOptions) {
    this.#emit = emit;
    this.#onError = onError;
    this.#writer = new PartWriter(emit);
    this.#reasoning = new ReasoningDecoder(this.#writer);
    this.#toolCalls = new ToolCallDecoder(this.#writer);
    this.#annotations = new AnnotationDecoder(this.#writer);
    this.#audio = new AudioDecoder(audioFormat);
    if (requestId !== undefined) this.#metadata['requestId'] = requestId;
  }

  /** Whether the model said anything yet. */
  get hasContent(): boolean {
    return this.#writer.hasContent;
  }

  /** Takes one chunk of a stream, or a whole answer. What is no object says nothing. */
  decode(chunk: unknown): void {
    if (!isObject(chunk)) return;
    this.#decodeEnvelope(chunk);
    const choice = this.#findChoice(chunk['choices']);
    if (choice !== undefined) this.#decodeChoice(choice);
    // After the choice: what the model said goes out before the error that stands beside it.
    if (saysSomething(chunk['error'])) this.#reportError(chunk);
    else if (choice !== undefined && saysSomething(choice['error']))
      this.#reportError({ error: choice['error'] });
  }

  /** Notes an error that stands outside of the JSON, such as a broken connection; the finish reason will be `error`. */
  fail(): void {
    this.#hasError = true;
    this.#writer.close();
  }

  /**
   * Ends the answer: closes what is open, gives out the tool calls if nothing cut them, and emits `finish`.
   *
   * @param hasEnd whether the input said that it is over: `[DONE]`, or a whole JSON answer.
   */
  finish(hasEnd: boolean): void {
    const isComplete = hasEnd || this.#rawFinishReason !== undefined;
    const isCut = this.#hasError || !isComplete || isCutReason(this.#rawFinishReason);
    this.#writer.close();
    const audio = this.#audio.finish();
    if (audio !== undefined) this.#writer.write(audio);
    this.#toolCalls.finish(isCut);
    const finishReason: LanguageModelV4FinishReason = mapFinishReason({
      raw: this.#rawFinishReason,
      isComplete,
      hasError: this.#hasError,
      hasCalls: this.#toolCalls.hasCalls,
      hasRefusal: this.#hasRefusal,
    });
    this.#emit({
      type: 'finish',
      finishReason,
      usage: convertUsage(this.#usage),
      providerMetadata: { [OPTIONS_KEY]: this.#completeMetadata() },
    });
  }

  #reportError(body: WireObject): void {
    this.fail();
    this.#onError({
      statement: readErrorBody(body) ?? { message: 'The route reported an error' },
      data: body,
    });
  }

  #decodeEnvelope(chunk: WireObject): void {
    const { id, modelId, timestamp } = this.#responseMetadata;
    if (id === undefined || modelId === undefined || timestamp === undefined)
      this.#decodeResponseMetadata(chunk);
    if (isObject(chunk['usage'])) this.#usage = chunk['usage'];
    if (this.#metadata['provider'] === undefined) this.#note('provider', chunk['provider']);
    if (chunk['service_tier'] != null) this.#note('serviceTier', chunk['service_tier']);
    if (chunk['system_fingerprint'] != null) this.#note('systemFingerprint', chunk['system_fingerprint']);
  }

  /** Each fact goes out once, as soon as the wire has it: the first chunk may be a placeholder with empty ones. */
  #decodeResponseMetadata(chunk: WireObject): void {
    const known = this.#responseMetadata;
    const id = known.id === undefined ? readText(chunk['id']) : undefined;
    const modelId = known.modelId === undefined ? readText(chunk['model']) : undefined;
    if (id === undefined && modelId === undefined) return;
    // Seconds since 1970; 0 is a placeholder.
    const created = known.timestamp === undefined ? readNumber(chunk['created']) : undefined;
    const fresh = {
      ...(id !== undefined && { id }),
      ...(modelId !== undefined && { modelId }),
      ...(created && Math.abs(created) < 8.64e12 && { timestamp: new Date(created * 1000) }),
    };
    Object.assign(known, fresh);
    this.#emit({ type: 'response-metadata', ...fresh });
  }

  #note(key: string, value: unknown): void {
    const text = readText(value);
    if (text !== undefined) this.#metadata[key] = text;
  }

  /** The choice with index 0, else the first; once taken, that one to the end. */
  #findChoice(choices: unknown): WireObject | undefined {
    if (!Array.isArray(choices) || choices.length === 0) return undefined;
    const usable = choices.length === 1 ? choices : [...choices].sort(byZeroIndex);
    for (const choice of usable) {
      if (!isObject(choice)) continue;
      const index = choice['index'] ?? 0;
      this.#choiceIndex ??= index;
      if (index === this.#choiceIndex) return choice;
    }
    return undefined;
  }

  #decodeChoice(choice: WireObject): void {
    const delta = choice['delta'];
    if (isObject(delta)) this.#decodeDelta(delta, false);
    // A whole message behind deltas would say everything twice.
    else if (isObject(choice['message']) && !this.hasContent) this.#decodeDelta(choice['message'], true);
    const reason = choice['finish_reason'];
    if (reason != null) this.#decodeFinishReason(reason);
    if (choice['native_finish_reason'] != null)
      this.#note('nativeFinishReason', choice['native_finish_reason']);
    if (choice['logprobs'] != null) this.#logprobs = collectLogprobs(this.#logprobs, choice['logprobs']);
  }

  #decodeFinishReason(value: unknown): void {
    const reason = readText(value);
    // A reason that cut the answer stays: a later `stop` does not make a call whole.
    if (reason === undefined || isCutReason(this.#rawFinishReason)) return;
    this.#rawFinishReason = reason;
    if (reason === 'error') this.#hasError = true;
  }

  #decodeDelta(delta: WireObject, isWhole: boolean): void {
    this.#reasoning.decode(delta);
    const content = delta['content'];
    if (typeof content === 'string') {
      if (content !== '') this.#writer.text(content);
    } else if (Array.isArray(content)) {
      for (const part of readObjects(content)) this.#decodeContentPart(part);
    }
    if (delta['images'] != null)
      for (const image of readObjects(delta['images'])) this.#decodeImagePart(image);
    if (isObject(delta['audio'])) this.#decodeAudio(delta['audio']);
    if (delta['refusal'] != null) this.#decodeRefusal(delta['refusal']);
    if (delta['annotations'] != null) this.#annotations.decode(delta['annotations']);
    if (Array.isArray(delta['tool_calls'])) this.#toolCalls.decode(delta['tool_calls'], isWhole);
  }

  #decodeContentPart(part: WireObject): void {
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
    this.#audio.decode(audio);
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
    const metadata = this.#metadata;
    if (this.#usage !== undefined) metadata['usage'] = toCamelCaseObject(this.#usage);
    if (this.#reasoning.hasDetails) metadata['reasoningDetails'] = this.#reasoning.entries;
    if (this.#annotations.files.length > 0) metadata['annotations'] = this.#annotations.files;
    if (this.#logprobs !== undefined) metadata['logprobs'] = this.#logprobs;
    return metadata;
  }
}

function byZeroIndex(one: unknown, other: unknown): number {
  return rankChoice(one) - rankChoice(other);
}

function rankChoice(choice: unknown): number {
  return isObject(choice) && choice['index'] === 0 ? 0 : 1;
}
