import type {
  ImageModelV4,
  ImageModelV4CallOptions,
  ImageModelV4File,
  ImageModelV4Result,
  JSONArray,
  LanguageModelV4FilePart,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { convertToBase64, DownloadError } from '@ai-sdk/provider-utils';
import type { FalOpenRouterChatLanguageModel } from '../chat/chat-language-model.js';
import { isObject } from '../chat/decode/wire-answer.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';

/** Asks a chat model for images, since the route has no image endpoint. One answer gives one image as a rule. */
export class FalOpenRouterImageModel implements ImageModelV4 {
  readonly specificationVersion = 'v4';
  readonly provider: string = `${PROVIDER_NAME}.image`;
  readonly modelId: string;
  /** The wire has no number of images, so the SDK makes a call for each. */
  readonly maxImagesPerCall: number = 1;
  readonly supportsFileInputs: boolean = true;
  readonly supportsMaskInputs: boolean = false;
  readonly #chatModel: FalOpenRouterChatLanguageModel;

  constructor(chatModel: FalOpenRouterChatLanguageModel) {
    this.modelId = chatModel.modelId;
    this.#chatModel = chatModel;
  }

  async doGenerate(options: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
    const warnings: SharedV4Warning[] = [];
    const own = { ...options.providerOptions[PROVIDER_NAME], ...options.providerOptions[OPTIONS_KEY] };
    const imageConfig = {
      ...prepareAspectRatio(options, warnings),
      ...(isObject(own['imageConfig']) && own['imageConfig']),
    };
    if (options.mask !== undefined) {
      warnings.push({
        type: 'unsupported',
        feature: 'mask',
        details: 'The route has no masks; the mask was left out.',
      });
    }
    if (options.n > 1) {
      warnings.push({
        type: 'unsupported',
        feature: 'n',
        details: 'One call gives one image; ask with n: 1.',
      });
    }
    const result = await this.#chatModel.doGenerate({
      prompt: [
        {
          role: 'user',
          content: [
            ...(options.prompt === undefined ? [] : [{ type: 'text' as const, text: options.prompt }]),
            ...(options.files ?? []).map(toFilePart),
          ],
        },
      ],
      ...(options.seed !== undefined && { seed: options.seed }),
      ...(options.abortSignal !== undefined && { abortSignal: options.abortSignal }),
      ...(options.headers !== undefined && { headers: options.headers }),
      providerOptions: {
        ...options.providerOptions,
        [OPTIONS_KEY]: {
          modalities:
            this.#chatModel.capabilities?.outputModalities.includes('text') === false
              ? ['image']
              : ['image', 'text'],
          ...own,
          ...(Object.keys(imageConfig).length > 0 && { imageConfig }),
        },
      },
    });
    const files = result.content.filter(part => part.type === 'file');
    const images = files.map(({ data }) => {
      if (data.type === 'data') return convertToBase64(data.data);
      throw new DownloadError({
        url: data.url.toString(),
        message: `The image at ${data.url} could not be fetched.`,
      });
    });
    const text = result.content.map(part => (part.type === 'text' ? part.text : '')).join('');
    const { inputTokens, outputTokens } = result.usage;
    return {
      images,
      warnings: [...warnings, ...result.warnings],
      providerMetadata: {
        [OPTIONS_KEY]: {
          ...result.providerMetadata?.[OPTIONS_KEY],
          ...(text !== '' && { text }),
          images: files.map(({ mediaType }) => ({ mediaType })) satisfies JSONArray,
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
}

/** The wire takes an aspect ratio and no size: a size is said by its ratio. */
function prepareAspectRatio(
  { size, aspectRatio }: ImageModelV4CallOptions,
  warnings: SharedV4Warning[],
): { aspectRatio?: string } {
  if (size === undefined) return aspectRatio === undefined ? {} : { aspectRatio };
  if (aspectRatio !== undefined) {
    warnings.push({
      type: 'unsupported',
      feature: 'size',
      details: 'The route takes an aspect ratio, which was given too.',
    });
    return { aspectRatio };
  }
  const [width = 1, height = 1] = size.split('x').map(Number);
  const divisor = findGreatestDivisor(width, height);
  const ratio = `${width / divisor}:${height / divisor}`;
  warnings.push({
    type: 'compatibility',
    feature: 'size',
    details: `The route takes no size: it was sent as the aspect ratio ${ratio}. For more pixels set imageConfig.imageSize.`,
  });
  return { aspectRatio: ratio };
}

function findGreatestDivisor(one: number, other: number): number {
  return other === 0 ? one : findGreatestDivisor(other, one % other);
}

function toFilePart(file: ImageModelV4File): LanguageModelV4FilePart {
  return file.type === 'url'
    ? { type: 'file', mediaType: 'image/*', data: { type: 'url', url: new URL(file.url) } }
    : { type: 'file', mediaType: file.mediaType, data: { type: 'data', data: file.data } };
}
