import {
  InvalidArgumentError,
  type ImageModelV4CallOptions,
  type ImageModelV4File,
  type ImageModelV4Result,
  type LanguageModelV4Content,
  type LanguageModelV4FilePart,
  type LanguageModelV4FinishReason,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import { convertToBase64, getTopLevelMediaType } from '@ai-sdk/provider-utils';
import type { FalOpenRouterChatLanguageModel } from '../chat/chat-language-model.js';
import type { FalOpenRouterChatOptions } from '../chat/chat-options.js';
import { createImageDownloader, type FetchedFile } from '../chat/fetch-generated-file.js';
import { readCallOptions } from '../chat/merge-chat-options.js';
import { omitUndefined } from '../omit-undefined.js';
import { OPTIONS_KEY } from '../names.js';
import type { ModelConfig } from '../chat/serialize-model.js';
import { prepareAspectRatio } from './prepare-aspect-ratio.js';

/** `doGenerate` of an image model: one chat call, of whose answer the images count. Loaded by the first call. */
export async function generateImage(
  chatModel: FalOpenRouterChatLanguageModel,
  { settings, options: defaults }: ModelConfig,
  callOptions: ImageModelV4CallOptions,
): Promise<ImageModelV4Result> {
  const { prompt, n, mask, files = [], seed, abortSignal, headers } = callOptions;
  const warnings: SharedV4Warning[] = [];
  const warn = (feature: string, details: string): void =>
    void warnings.push({ type: 'unsupported', feature, details });
  if (mask !== undefined) warn('mask', 'The route has no masks; the mask was left out.');
  if (n > 1) warn('n', 'One call gives one image; ask with n: 1.');
  const options = prepareOptions(chatModel, defaults, callOptions, warnings);
  const { content, usage, response, ...result } = await chatModel.doGenerate({
    prompt: [
      {
        role: 'user',
        content: [
          ...(prompt === undefined ? [] : [{ type: 'text' as const, text: prompt }]),
          ...files.map(toFilePart),
        ],
      },
    ],
    ...omitUndefined({ seed, abortSignal, headers }),
    providerOptions: { [OPTIONS_KEY]: options },
  });
  const download = createImageDownloader(settings.fetch, () => abortSignal);
  const images = await Promise.all(content.filter(isImage).map(image => readImage(image, download)));
  const text = content.map(part => (part.type === 'text' ? part.text : '')).join('');
  const inputTokens = usage.inputTokens.total;
  const outputTokens = usage.outputTokens.total;
  const facts = { ...result.providerMetadata?.[OPTIONS_KEY], ...(text !== '' && { text }) };
  return {
    images: images.map(({ data }) => convertToBase64(data.data)),
    warnings: [...warnings, ...result.warnings],
    providerMetadata: {
      [OPTIONS_KEY]: {
        ...facts,
        // Of the metadata, `generateImage` hands on nothing but this list.
        images: images.map(({ mediaType }, place) => ({ mediaType, ...(place === 0 && facts) })),
      },
    },
    ...(images.length === 0 && isFinal(result.finishReason.unified) && { isRetryable: false }),
    usage: {
      inputTokens,
      outputTokens,
      totalTokens:
        inputTokens === undefined || outputTokens === undefined ? undefined : inputTokens + outputTokens,
    },
    response: {
      timestamp: response?.timestamp ?? new Date(),
      modelId: response?.modelId ?? chatModel.modelId,
      headers: response?.headers,
    },
  };
}

/** Modalities and ratio are added where neither the call nor the provider says otherwise. */
function prepareOptions(
  { capabilities }: FalOpenRouterChatLanguageModel,
  { modalities, imageConfig }: FalOpenRouterChatOptions,
  callOptions: ImageModelV4CallOptions,
  warnings: SharedV4Warning[],
): FalOpenRouterChatOptions {
  const isImageOnly = capabilities?.outputModalities.includes('text') === false;
  const { imageConfig: givenConfig, ...others } = readCallOptions(callOptions.providerOptions);
  const merged = { ...imageConfig, ...prepareAspectRatio(callOptions, warnings), ...givenConfig };
  return {
    modalities: modalities ?? (isImageOnly ? ['image'] : ['image', 'text']),
    ...(Object.keys(merged).length > 0 && { imageConfig: merged }),
    ...others,
  };
}

type FileContent = Extract<LanguageModelV4Content, { type: 'file' }>;

function isImage(part: LanguageModelV4Content): part is FileContent {
  return part.type === 'file' && getTopLevelMediaType(part.mediaType) === 'image';
}

/** @throws DownloadError when the route gave an address and the image can't be fetched from there. */
async function readImage(
  { mediaType, data }: FileContent,
  download: (url: URL) => Promise<FetchedFile>,
): Promise<FetchedFile> {
  return data.type === 'data' ? { mediaType, data } : await download(data.url);
}

/** Whether the same request would end without an image again. */
function isFinal(reason: LanguageModelV4FinishReason['unified']): boolean {
  return reason === 'content-filter' || reason === 'length';
}

function toFilePart(file: ImageModelV4File): LanguageModelV4FilePart {
  const options = omitUndefined({ providerOptions: file.providerOptions });
  if (file.type === 'file') {
    return { type: 'file', mediaType: file.mediaType, data: { type: 'data', data: file.data }, ...options };
  }
  if (!URL.canParse(file.url)) {
    throw new InvalidArgumentError({
      argument: 'files',
      message: 'An input image must be a file or an absolute URL.',
    });
  }
  return { type: 'file', mediaType: 'image/*', data: { type: 'url', url: new URL(file.url) }, ...options };
}
