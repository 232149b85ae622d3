import {
  InvalidArgumentError,
  type ImageModelV4,
  type ImageModelV4CallOptions,
  type ImageModelV4File,
  type ImageModelV4Result,
  type JSONArray,
  type LanguageModelV4Content,
  type LanguageModelV4FilePart,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import { convertToBase64, DownloadError, getTopLevelMediaType } from '@ai-sdk/provider-utils';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@workflow/serde';
import { FalOpenRouterChatLanguageModel } from '../chat/chat-language-model.js';
import type { FalOpenRouterChatOptions } from '../chat/chat-options.js';
import { readCallOptions } from '../chat/merge-chat-options.js';
import {
  deserializeModel,
  serializeModel,
  type ModelConfig,
  type SerializedModel,
} from '../chat/serialize-model.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';
import { prepareAspectRatio } from './prepare-aspect-ratio.js';

/** Asks a chat model for images, since the route has no image endpoint. One answer gives one image as a rule. */
export class FalOpenRouterImageModel implements ImageModelV4 {
  readonly specificationVersion = 'v4';
  readonly provider: string = `${PROVIDER_NAME}.image`;
  readonly modelId: string;
  /** The wire has no number of images, so the SDK makes a call for each. */
  readonly maxImagesPerCall: number = 1;
  readonly supportsFileInputs: boolean = true;
  readonly supportsMaskInputs: boolean = false;
  readonly #config: ModelConfig;
  readonly #chatModel: FalOpenRouterChatLanguageModel;

  /** What a durable engine stores of the model: everything but the key and what is no JSON. */
  static [WORKFLOW_SERIALIZE](model: FalOpenRouterImageModel): SerializedModel {
    return serializeModel(model.modelId, model.#config);
  }

  /** The model again, perhaps in another process: its key comes from the environment there. */
  static [WORKFLOW_DESERIALIZE](serialized: SerializedModel): FalOpenRouterImageModel {
    return new FalOpenRouterImageModel(serialized.modelId, deserializeModel(serialized));
  }

  constructor(modelId: string, config: ModelConfig) {
    this.modelId = modelId;
    this.#config = config;
    this.#chatModel = new FalOpenRouterChatLanguageModel(modelId, { ...config, fetchesGeneratedFiles: true });
  }

  async doGenerate(callOptions: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
    const { prompt, n, mask, files = [], seed, abortSignal, headers, providerOptions } = callOptions;
    const warnings: SharedV4Warning[] = [];
    if (mask !== undefined) {
      warnings.push({
        type: 'unsupported',
        feature: 'mask',
        details: 'The route has no masks; the mask was left out.',
      });
    }
    if (n > 1) {
      warnings.push({
        type: 'unsupported',
        feature: 'n',
        details: 'One call gives one image; ask with n: 1.',
      });
    }
    const options = this.#prepareOptions(readCallOptions(providerOptions), callOptions, warnings);
    const result = await this.#chatModel.doGenerate({
      prompt: [
        {
          role: 'user',
          content: [
            ...(prompt === undefined ? [] : [{ type: 'text' as const, text: prompt }]),
            ...files.map(toFilePart),
          ],
        },
      ],
      ...(seed !== undefined && { seed }),
      ...(abortSignal !== undefined && { abortSignal }),
      ...(headers !== undefined && { headers }),
      providerOptions: { [OPTIONS_KEY]: options },
    });
    const images = result.content.filter(isImage);
    const text = result.content.map(part => (part.type === 'text' ? part.text : '')).join('');
    const { inputTokens, outputTokens } = result.usage;
    return {
      images: images.map(readBase64),
      warnings: [...warnings, ...result.warnings],
      providerMetadata: {
        [OPTIONS_KEY]: {
          ...result.providerMetadata?.[OPTIONS_KEY],
          ...(text !== '' && { text }),
          images: images.map(({ mediaType }) => ({ mediaType })) satisfies JSONArray,
        },
      },
      usage: {
        inputTokens: inputTokens.total,
        outputTokens: outputTokens.total,
        totalTokens:
          inputTokens.total === undefined || outputTokens.total === undefined
            ? undefined
            : inputTokens.total + outputTokens.total,
      },
      response: {
        timestamp: result.response?.timestamp ?? new Date(),
        modelId: result.response?.modelId ?? this.modelId,
        headers: result.response?.headers,
      },
    };
  }

  /** Modalities and ratio are added where neither the call nor the provider says otherwise. */
  #prepareOptions(
    given: FalOpenRouterChatOptions,
    callOptions: ImageModelV4CallOptions,
    warnings: SharedV4Warning[],
  ): FalOpenRouterChatOptions {
    const { modalities, imageConfig } = this.#config.options;
    const isImageOnly = this.#chatModel.capabilities?.outputModalities.includes('text') === false;
    const { imageConfig: givenConfig, ...others } = given;
    const merged = { ...imageConfig, ...prepareAspectRatio(callOptions, warnings), ...givenConfig };
    return {
      modalities: modalities ?? (isImageOnly ? ['image'] : ['image', 'text']),
      ...(Object.keys(merged).length > 0 && { imageConfig: merged }),
      ...others,
    };
  }
}

type FileContent = Extract<LanguageModelV4Content, { type: 'file' }>;

function isImage(part: LanguageModelV4Content): part is FileContent {
  return part.type === 'file' && getTopLevelMediaType(part.mediaType) === 'image';
}

function readBase64({ data }: FileContent): string {
  if (data.type === 'data') return convertToBase64(data.data);
  throw new DownloadError({
    url: data.url.toString(),
    message: `The image at ${data.url} could not be fetched.`,
  });
}

function toFilePart(file: ImageModelV4File): LanguageModelV4FilePart {
  const options = file.providerOptions === undefined ? {} : { providerOptions: file.providerOptions };
  if (file.type === 'file') {
    return { type: 'file', mediaType: file.mediaType, data: { type: 'data', data: file.data }, ...options };
  }
  if (!URL.canParse(file.url)) {
    throw new InvalidArgumentError({
      argument: 'files',
      message: 'An input image must be a file, or the absolute URL of one.',
    });
  }
  return { type: 'file', mediaType: 'image/*', data: { type: 'url', url: new URL(file.url) }, ...options };
}
