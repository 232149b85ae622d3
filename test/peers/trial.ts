import {
  APICallError,
  generateText,
  isStepCount,
  streamText,
  type LanguageModel,
  type ModelMessage,
  type SystemModelMessage,
  type TextStreamPart,
  type ToolSet,
} from 'ai';
import type { Emulator, RecordedRequest } from '../emulator/index.js';
import { listObjects } from '../emulator/json.js';
import type { JsonObject } from '../emulator/types.js';
import type { Subject, SubjectProvider } from './subject.js';

/** A model that thinks only when asked to. */
export const CLAUDE = 'anthropic/claude-sonnet-4.6';

/** One question to a model, in the AI SDK's words. */
export interface Question {
  readonly modelId?: string;
  readonly model?: LanguageModel;
  readonly prompt?: string;
  readonly messages?: ModelMessage[];
  readonly instructions?: SystemModelMessage;
  readonly tools?: ToolSet;
  /** Most steps. Default 1. */
  readonly steps?: number;
  readonly reasoning?: 'none' | 'minimal' | 'low' | 'high';
  readonly topK?: number;
  readonly maxRetries?: number;
  /** Provider options, under the key of the subject. */
  readonly options?: JsonObject;
  readonly download?: Parameters<typeof generateText>[0]['experimental_download'];
}

/** What came of a streamed answer. */
export interface Streamed {
  readonly parts: ReadonlyArray<TextStreamPart<ToolSet>>;
  readonly text: string;
  readonly reasoningText: string;
  readonly errors: string[];
  readonly finishReason: string | undefined;
  readonly providerMetadata: JsonObject | undefined;
}

/** One package at the emulator, with what a feature needs to try something. */
export class Trial {
  readonly subject: Subject;
  readonly emulator: Emulator;
  readonly provider: SubjectProvider;

  constructor(subject: Subject, emulator: Emulator) {
    this.subject = subject;
    this.emulator = emulator;
    this.provider = subject.create(emulator);
  }

  generate(question: Question) {
    return generateText(this.#createCall(question));
  }

  /** Streams to the end. What the call itself rejects with is among the errors: `streamText` makes no difference. */
  async stream(question: Question): Promise<Streamed> {
    const parts: Array<TextStreamPart<ToolSet>> = [];
    const result = streamText({ ...this.#createCall(question), onError: () => {} });
    for await (const part of result.fullStream) parts.push(part);
    const finish = parts.findLast(part => part.type === 'finish');
    const lastStep = parts.findLast(part => part.type === 'finish-step');
    return {
      parts,
      text: parts.map(part => (part.type === 'text-delta' ? part.text : '')).join(''),
      reasoningText: parts.map(part => (part.type === 'reasoning-delta' ? part.text : '')).join(''),
      errors: parts.flatMap(part => (part.type === 'error' ? [describeError(part.error)] : [])),
      finishReason: finish?.finishReason,
      providerMetadata: lastStep?.providerMetadata?.[this.subject.optionsKey],
    };
  }

  /** The last request of all, refused ones included. */
  get lastRequest(): RecordedRequest {
    const request = this.emulator.requests.at(-1);
    if (request === undefined) throw new Error('no request was sent');
    return request;
  }

  get lastBody(): JsonObject {
    return this.lastRequest.body;
  }

  /** The last message with this role in the last request. */
  readMessage(role: string): JsonObject {
    const messages = listObjects(this.lastBody['messages']);
    const message = messages.findLast(candidate => candidate['role'] === role);
    if (message === undefined) throw new Error(`no ${role} message was sent`);
    return message;
  }

  /** The content parts of that message; none where its content is one text. */
  readParts(role: string): JsonObject[] {
    return listObjects(this.readMessage(role)['content']);
  }

  #createCall(question: Question) {
    const { modelId = CLAUDE, model, prompt = 'Hello', messages, steps = 1, options, download } = question;
    const { instructions, tools, reasoning, topK, maxRetries = 0 } = question;
    return {
      model: model ?? this.provider.languageModel(modelId),
      ...(messages === undefined ? { prompt } : { messages }),
      ...(instructions !== undefined && { instructions }),
      ...(tools !== undefined && { tools, stopWhen: isStepCount(steps) }),
      ...(reasoning !== undefined && { reasoning }),
      ...(topK !== undefined && { topK }),
      // Options are JSON by the features that give them.
      ...(options !== undefined && { providerOptions: { [this.subject.optionsKey]: options as never } }),
      ...(download !== undefined && { experimental_download: download }),
      maxRetries,
    };
  }
}

/** What an error says in its own message, without what differs from run to run. */
export function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : JSON.stringify(error);
  return shorten(message);
}

/** The same, with what the route answered, which the message may hide. */
export function explainError(error: unknown): string {
  const said = APICallError.isInstance(error) ? error.responseBody : undefined;
  return describeError(error) + (said === undefined ? '' : ` ← ${shorten(said)}`);
}

function shorten(text: string): string {
  return text
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+\S*/g, 'the route')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);
}
