import type {
  LanguageModelV3,
  LanguageModelV3CallOptions,
  LanguageModelV3GenerateResult,
  LanguageModelV3StreamPart,
} from '@ai-sdk/provider-v3';
import type { LoweredStream, StreamSource } from '../types.js';
import { lowerResultToV3 } from './lower-result.js';
import { createLoweringToV3 } from './lower-stream-part.js';
import { raiseCallOptionsFromV3 } from './raise-call-options.js';

/** A chat model for AI SDK 6, which does what the V4 model does. */
export class ChatLanguageModelV3<CAPABILITIES = unknown> implements LanguageModelV3 {
  readonly specificationVersion = 'v3';
  private readonly source: StreamSource<CAPABILITIES>;

  constructor(source: StreamSource<CAPABILITIES>) {
    this.source = source;
  }

  /** `fal-openrouter.chat` */
  get provider(): string {
    return this.source.provider;
  }

  /** The model id without reference prefix. */
  get modelId(): string {
    return this.source.modelId;
  }

  /** What is known of the model. Absent: nothing. */
  get capabilities(): CAPABILITIES | undefined {
    return this.source.capabilities;
  }

  /** URLs that go to the route as they are; the AI SDK downloads all others. */
  get supportedUrls(): LanguageModelV3['supportedUrls'] {
    return this.source.supportedUrls;
  }

  /** Asks for a whole answer. Rejects with the errors of the V4 model. */
  async doGenerate(options: LanguageModelV3CallOptions): Promise<LanguageModelV3GenerateResult> {
    return lowerResultToV3(await this.source.doGenerate(raiseCallOptionsFromV3(options)));
  }

  /** Asks for a stream. Rejects with the errors of the V4 model; later ones are `error` parts with an `APICallError`. */
  async doStream(
    options: LanguageModelV3CallOptions,
  ): Promise<Omit<LoweredStream<LanguageModelV3StreamPart>, 'warnings'>> {
    const { stream, request, response } = await this.source.streamParts(
      raiseCallOptionsFromV3(options),
      createLoweringToV3(),
    );
    return { stream, request, response };
  }
}
