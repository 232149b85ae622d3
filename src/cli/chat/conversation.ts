import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import type { FalOpenRouterChatLanguageModel } from '../../chat/chat-language-model.js';
import { collectContent } from '../../chat/collect-content.js';
import { describeError } from '../describe-error.js';
import { toAssistantMessage } from './to-assistant-message.js';

/** Sees the parts of an answer as they come. */
export interface AnswerObserver {
  take(part: LanguageModelV4StreamPart): void;
}

/** One answer, whole or as far as it came. */
export interface Answer {
  readonly modelId: string;
  readonly content: readonly LanguageModelV4Content[];
  /** Absent when the answer never came to an end. */
  readonly finish: Extract<LanguageModelV4StreamPart, { type: 'finish' }> | undefined;
  /** What the SDK would warn of, in the words of the provider. */
  readonly warnings: readonly string[];
  /** What went wrong, as one line. */
  readonly error: string | undefined;
  /** Whether the person stopped it. */
  readonly isStopped: boolean;
  readonly seconds: number;
}

export interface ConversationOptions {
  /** Taken out of what errors say. */
  readonly key: string;
  readonly reasoning: LanguageModelV4CallOptions['reasoning'] | undefined;
  readonly system: string | undefined;
}

/** Questions to a model and its answers, with all that has to go back to it in the next turn, thinking included. */
export class Conversation {
  readonly modelId: string;
  readonly #model: FalOpenRouterChatLanguageModel;
  readonly #options: ConversationOptions;
  readonly #prompt: LanguageModelV4Prompt;

  constructor(model: FalOpenRouterChatLanguageModel, options: ConversationOptions) {
    this.modelId = model.modelId;
    this.#model = model;
    this.#options = options;
    this.#prompt = options.system === undefined ? [] : [{ role: 'system', content: options.system }];
  }

  /**
   * Asks, and shows the answer as it comes. Does not throw for what the route says or for a stopped answer. A question to which
   * no word came back is forgotten, so that it can be asked again.
   */
  async ask(
    question: string,
    observer: AnswerObserver | undefined,
    abortSignal: AbortSignal,
  ): Promise<Answer> {
    const { reasoning, key } = this.#options;
    const user: LanguageModelV4Prompt[number] = { role: 'user', content: [{ type: 'text', text: question }] };
    const parts: LanguageModelV4StreamPart[] = [];
    const start = performance.now();
    const errors: unknown[] = [];
    try {
      const { stream } = await this.#model.doStream({
        prompt: [...this.#prompt, user],
        abortSignal,
        ...(reasoning !== undefined && { reasoning }),
      });
      for await (const part of stream) {
        parts.push(part);
        if (part.type === 'error') errors.push(part.error);
        else observer?.take(part);
      }
    } catch (error) {
      if (!abortSignal.aborted) errors.push(error);
    }
    const { content, finish } = collectContent(parts);
    const isWhole = finish !== undefined && finish.finishReason.unified !== 'error';
    const assistant = toAssistantMessage(content, isWhole);
    if (assistant !== undefined) this.#prompt.push(user, assistant);
    const [error] = errors;
    return {
      modelId: this.modelId,
      content,
      finish,
      warnings: parts.flatMap(part =>
        part.type === 'stream-start' ? part.warnings.map(describeWarning) : [],
      ),
      error: error === undefined ? undefined : describeError(error, key),
      isStopped: abortSignal.aborted,
      seconds: (performance.now() - start) / 1000,
    };
  }
}

type Warning = Extract<LanguageModelV4StreamPart, { type: 'stream-start' }>['warnings'][number];

function describeWarning(warning: Warning): string {
  if (warning.type === 'other' || warning.type === 'deprecated') return warning.message;
  return warning.details ?? `${warning.feature} is not supported.`;
}
