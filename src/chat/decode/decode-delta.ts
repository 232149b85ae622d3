import type { AnswerFacts } from './answer-facts.js';
import { AnnotationDecoder } from './decode-annotations.js';
import { AudioDecoder, decodeImage } from './decode-files.js';
import { ReasoningDecoder } from './decode-reasoning.js';
import { ToolCallDecoder } from './decode-tool-calls.js';
import type { PartWriter } from './part-writer.js';
import { isObject, readObjects, readText, type WireObject } from './wire-answer.js';

/** Takes apart what the model says: each kind of content goes to the decoder that knows it. */
export class DeltaDecoder {
  readonly reasoning: ReasoningDecoder;
  readonly toolCalls: ToolCallDecoder;
  readonly annotations: AnnotationDecoder;
  readonly audio: AudioDecoder;
  /** Whether the model refused: its words are text. */
  hasRefusal = false;
  readonly #writer: PartWriter;

  constructor(writer: PartWriter, { audioFormat, earlierCallIds }: AnswerFacts) {
    this.#writer = writer;
    this.reasoning = new ReasoningDecoder(writer);
    this.toolCalls = new ToolCallDecoder(writer, earlierCallIds);
    this.annotations = new AnnotationDecoder(writer);
    this.audio = new AudioDecoder(audioFormat);
  }

  /** @param isWhole whether it is the message of a whole answer. */
  decode(delta: WireObject, isWhole: boolean): void {
    if (delta['annotations'] != null) this.annotations.decodeFiles(delta['annotations']);
    this.reasoning.decode(delta);
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
    if (delta['annotations'] != null) this.annotations.decode(delta['annotations']);
    if (Array.isArray(delta['tool_calls'])) this.toolCalls.decode(delta['tool_calls'], isWhole);
  }

  #decodeContentPart(part: unknown): void {
    if (typeof part === 'string' && part !== '') this.#writer.text(part);
    if (!isObject(part)) return;
    if (part['type'] === 'image_url') this.#decodeImagePart(part);
    else if (part['type'] === 'refusal') this.#decodeRefusal(part['refusal']);
    else {
      const text = readText(part['text']);
      if (text !== undefined) this.#writer.text(text);
      if (part['annotations'] != null) this.annotations.decode(part['annotations']);
    }
  }

  #decodeImagePart(image: WireObject): void {
    const file = decodeImage(image);
    if (file !== undefined) this.#writer.write(file);
  }

  #decodeAudio(audio: WireObject): void {
    if (this.audio.decode(audio)) this.#writer.hasContent = true;
    const transcript = readText(audio['transcript']);
    if (transcript !== undefined) this.#writer.text(transcript);
  }

  #decodeRefusal(value: unknown): void {
    const refusal = readText(value);
    if (refusal === undefined) return;
    this.hasRefusal = true;
    this.#writer.text(refusal);
  }
}
