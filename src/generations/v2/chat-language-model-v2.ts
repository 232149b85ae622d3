import type {
  LanguageModelV2,
  LanguageModelV2CallOptions,
  LanguageModelV2StreamPart,
} from '@ai-sdk/provider-v2';
import { composeLowering } from '../compose-lowering.js';
import type { LoweredStream, StreamSource } from '../types.js';
import { lowerResultToV3 } from '../v3/lower-result.js';
import { createLoweringToV3 } from '../v3/lower-stream-part.js';
import { raiseCallOptionsFromV3 } from '../v3/raise-call-options.js';
import { lowerResultToV2, type LanguageModelV2GenerateResult } from './lower-result.js';
import { createLoweringToV2 } from './lower-stream-part.js';
import { raiseCallOptionsFromV2 } from './raise-call-options.js';

/** A chat model for AI SDK 5, which does what the V4 model does. */
export class ChatLanguageModelV2<CAPABILITIES = unknown> implements LanguageModelV2 {
  readonly specificationVersion = 'v2';
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
  get supportedUrls(): LanguageModelV2['supportedUrls'] {
    return this.source.supportedUrls;
  }

  /** Asks for a whole answer. Rejects with the errors of the V4 model. */
  async doGenerate(options: LanguageModelV2CallOptions): Promise<LanguageModelV2GenerateResult> {
    const result = await this.source.doGenerate(raiseCallOptionsFromV3(raiseCallOptionsFromV2(options)));
    return lowerResultToV2(lowerResultToV3(result), options.tools);
  }

  /** Asks for a stream. Rejects with the errors of the V4 model; later ones are `error` parts with an `APICallError`. */
  async doStream(
    options: LanguageModelV2CallOptions,
  ): Promise<Omit<LoweredStream<LanguageModelV2StreamPart>, 'warnings'>> {
    const { stream, request, response } = await this.source.streamParts(
      raiseCallOptionsFromV3(raiseCallOptionsFromV2(options)),
      composeLowering(createLoweringToV3(), createLoweringToV2(options.tools)),
    );
    return { stream, request, response };
  }
}
