import type { LanguageModelV1, LanguageModelV1CallOptions } from '@ai-sdk/provider-v1';
import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { LanguageModelV2CallOptions } from '@ai-sdk/provider-v2';
import { composeLowering } from '../compose-lowering.js';
import type { StreamSource } from '../types.js';
import { lowerResultToV2 } from '../v2/lower-result.js';
import { createLoweringToV2 } from '../v2/lower-stream-part.js';
import { lowerWarningsToV2 } from '../v2/lower-warnings.js';
import { raiseCallOptionsFromV2 } from '../v2/raise-call-options.js';
import { lowerResultToV3 } from '../v3/lower-result.js';
import { createLoweringToV3 } from '../v3/lower-stream-part.js';
import { lowerWarningsToV3 } from '../v3/lower-warnings.js';
import { raiseCallOptionsFromV3 } from '../v3/raise-call-options.js';
import { isSupportedUrl } from './is-supported-url.js';
import { lowerResultToV1, type LanguageModelV1GenerateResult } from './lower-result.js';
import { createLoweringToV1 } from './lower-stream-part.js';
import { lowerWarningsToV1 } from './lower-warnings.js';
import { raiseCallOptionsFromV1 } from './raise-call-options.js';
import { createRawCall } from './raw-call.js';

/** What a chat model of V1 answers to `doStream`. */
export type LanguageModelV1StreamResult = Awaited<ReturnType<LanguageModelV1['doStream']>>;

/** A chat model for AI SDK 4, which does what the V4 model does. */
export class ChatLanguageModelV1<CAPABILITIES = unknown> implements LanguageModelV1 {
  readonly specificationVersion = 'v1';
  /** Objects come as JSON, which this route binds to a schema, and not as the input of a tool. */
  readonly defaultObjectGenerationMode = 'json';
  /** Without it AI SDK 4 writes the schema into the prompt itself; where a model needs that, the V4 model does it. */
  readonly supportsStructuredOutputs = true;
  /** Images by URL go to the route as they are. */
  readonly supportsImageUrls = true;
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

  /** Whether a file by URL goes to the route as it is; AI SDK 4 downloads all others. */
  supportsUrl(url: URL): boolean {
    return isSupportedUrl(url, this.source.supportedUrls);
  }

  /** Asks for a whole answer. Rejects with the errors of the V4 model. */
  async doGenerate(options: LanguageModelV1CallOptions): Promise<LanguageModelV1GenerateResult> {
    const raised = raiseCallOptionsFromV1(options);
    const result = await this.source.doGenerate(raiseToV4(raised));
    return lowerResultToV1(lowerResultToV2(lowerResultToV3(result), raised.tools));
  }

  /** Asks for a stream. Rejects with the errors of the V4 model; later ones are `error` parts with an `APICallError`. */
  async doStream(options: LanguageModelV1CallOptions): Promise<LanguageModelV1StreamResult> {
    const raised = raiseCallOptionsFromV1(options);
    const lowerToV2 = composeLowering(createLoweringToV3(), createLoweringToV2(raised.tools));
    const { stream, request, response, warnings } = await this.source.streamParts(
      raiseToV4(raised),
      composeLowering(lowerToV2, createLoweringToV1()),
    );
    return {
      stream,
      rawCall: createRawCall(request.body),
      rawResponse: { headers: response.headers },
      request,
      warnings: lowerWarningsToV1(lowerWarningsToV2(lowerWarningsToV3(warnings), raised.tools)),
    };
  }
}

function raiseToV4(options: LanguageModelV2CallOptions): LanguageModelV4CallOptions {
  return raiseCallOptionsFromV3(raiseCallOptionsFromV2(options));
}
