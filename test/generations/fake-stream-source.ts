import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
  SharedV4Warning,
} from '@ai-sdk/provider';
import type { LoweredStream, LowerStreamPart, StreamSource } from '../../src/generations/types.js';

export interface FakeAnswer {
  content: LanguageModelV4Content[];
  /** The parts of the stream, where they are not what follows from the content. */
  parts?: LanguageModelV4StreamPart[];
  finishReason?: LanguageModelV4FinishReason;
  usage?: LanguageModelV4Usage;
  providerMetadata?: SharedV4ProviderMetadata;
  warnings?: SharedV4Warning[];
}

export interface FakeCapabilities {
  structuredOutputs: boolean;
}

export const USAGE: LanguageModelV4Usage = {
  inputTokens: { total: 12, noCache: 7, cacheRead: 4, cacheWrite: 1 },
  outputTokens: { total: 30, text: 20, reasoning: 10 },
  raw: { prompt_tokens: 12, completion_tokens: 30, total_tokens: 43 },
};

/** A V4 model with answers of its own, one for each call, that remembers what it was asked. */
export class FakeStreamSource implements StreamSource<FakeCapabilities> {
  readonly specificationVersion = 'v4';
  readonly provider = 'fal-openrouter.chat';
  readonly modelId = 'google/gemini-2.5-flash';
  readonly supportedUrls: Record<string, RegExp[]> = {
    'image/*': [/^https?:\/\/.*$/],
    'application/pdf': [/^https:\/\/.*$/],
  };
  readonly calls: LanguageModelV4CallOptions[] = [];
  readonly capabilities?: FakeCapabilities | undefined;
  private readonly answers: FakeAnswer[];

  constructor(answers: FakeAnswer[], capabilities?: FakeCapabilities) {
    this.answers = answers;
    this.capabilities = capabilities;
  }

  async doGenerate(options: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    const answer = this.nextAnswer(options);
    return {
      content: answer.content,
      finishReason: answer.finishReason ?? inferFinishReason(answer.content),
      usage: answer.usage ?? USAGE,
      warnings: answer.warnings ?? [],
      ...(answer.providerMetadata === undefined ? {} : { providerMetadata: answer.providerMetadata }),
      request: { body: this.requestBody() },
      response: {
        id: 'gen-1',
        timestamp: new Date(1_700_000_000_000),
        modelId: 'google/gemini-2.5-flash-001',
        headers: { 'x-fal-request-id': 'request-1' },
        body: { id: 'gen-1' },
      },
    };
  }

  async doStream(options: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    return this.streamParts<LanguageModelV4StreamPart>(options, (part, emit) => emit(part));
  }

  async streamParts<PART>(
    options: LanguageModelV4CallOptions,
    lower: LowerStreamPart<LanguageModelV4StreamPart, PART>,
  ): Promise<LoweredStream<PART>> {
    const answer = this.nextAnswer(options);
    const parts = answer.parts ?? streamAnswer(answer);
    return {
      stream: new ReadableStream<PART>({
        start(controller) {
          for (const part of parts) lower(part, lowered => controller.enqueue(lowered));
          controller.close();
        },
      }),
      request: { body: this.requestBody() },
      response: { headers: { 'x-fal-request-id': 'request-1' } },
      warnings: answer.warnings ?? [],
    };
  }

  private nextAnswer(options: LanguageModelV4CallOptions): FakeAnswer {
    const answer = this.answers[this.calls.length];
    this.calls.push(options);
    if (answer === undefined) throw new Error(`FakeStreamSource has no answer for call ${this.calls.length}`);
    return answer;
  }

  private requestBody(): string {
    return JSON.stringify({
      model: this.modelId,
      messages: [{ role: 'user', content: 'Hi' }],
      temperature: 0.5,
    });
  }
}

/** The parts by which our V4 model streams an answer. */
export function streamAnswer(answer: FakeAnswer): LanguageModelV4StreamPart[] {
  return [
    { type: 'stream-start', warnings: answer.warnings ?? [] },
    {
      type: 'response-metadata',
      id: 'gen-1',
      timestamp: new Date(1_700_000_000_000),
      modelId: 'google/gemini-2.5-flash-001',
    },
    ...answer.content.flatMap(streamContent),
    {
      type: 'finish',
      usage: answer.usage ?? USAGE,
      finishReason: answer.finishReason ?? inferFinishReason(answer.content),
      ...(answer.providerMetadata === undefined ? {} : { providerMetadata: answer.providerMetadata }),
    },
  ];
}

function streamContent(part: LanguageModelV4Content, index: number): LanguageModelV4StreamPart[] {
  const id = `part-${index}`;
  if (part.type === 'text' || part.type === 'reasoning') {
    const { type, text, providerMetadata } = part;
    const half = Math.ceil(text.length / 2);
    const pieces = [text.slice(0, half), text.slice(half)].filter(piece => piece !== '');
    return [
      { type: `${type}-start`, id },
      ...pieces.map(delta => ({ type: `${type}-delta` as const, id, delta })),
      { type: `${type}-end`, id, ...(providerMetadata === undefined ? {} : { providerMetadata }) },
    ];
  }
  if (part.type !== 'tool-call' || part.providerExecuted === true) return [part];
  const { toolCallId, toolName, input } = part;
  return [
    { type: 'tool-input-start', id: toolCallId, toolName },
    { type: 'tool-input-delta', id: toolCallId, delta: input.slice(0, 3) },
    { type: 'tool-input-delta', id: toolCallId, delta: input.slice(3) },
    { type: 'tool-input-end', id: toolCallId },
    part,
  ];
}

function inferFinishReason(content: LanguageModelV4Content[]): LanguageModelV4FinishReason {
  return content.some(part => part.type === 'tool-call')
    ? { unified: 'tool-calls', raw: 'tool_calls' }
    : { unified: 'stop', raw: 'stop' };
}

/** What a lowering makes of some parts. */
export function lowerAll<INPUT, OUTPUT>(
  lower: LowerStreamPart<INPUT, OUTPUT>,
  parts: readonly INPUT[],
): OUTPUT[] {
  const lowered: OUTPUT[] = [];
  for (const part of parts) lower(part, output => lowered.push(output));
  return lowered;
}

/** Reads a stream to its end. */
export async function readAll<PART>(stream: ReadableStream<PART>): Promise<PART[]> {
  const parts: PART[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}
