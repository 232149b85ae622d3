import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import { extractResponseHeaders } from '@ai-sdk/provider-utils';
import type { FalOpenRouterCapabilities } from '../catalog/capabilities.js';
import type { CallContext } from '../errors/create-api-call-error.js';
import { createUrl, sendRequest } from '../send-request.js';
import type { ChatModelConfig } from './chat-language-model.js';
import { isObject, readText } from './decode/wire-answer.js';
import { getEncoder } from './encode/get-encoder.js';
import { encodeRequest } from './encode/encode-request.js';
import { stringifyBody } from './encode/stringify-body.js';
import { mergeChatOptions, readCallOptions } from './merge-chat-options.js';

const PATH = '/chat/completions';

/** The model that is called, as far as a call needs to know it. */
export interface CalledModel {
  readonly modelId: string;
  readonly config: ChatModelConfig;
  readonly capabilities: FalOpenRouterCapabilities | undefined;
}

/** A response that nobody has read yet, and what was sent for it. */
export interface RequestedAnswer {
  readonly response: Response;
  readonly context: CallContext & { readonly responseHeaders: Record<string, string> };
  /** The request body as JSON text. */
  readonly text: string;
  readonly warnings: SharedV4Warning[];
  /** The audio format that was asked for, which the answer does not say. */
  readonly audioFormat: string | undefined;
}

/** Encodes a call and sends it. The body becomes text once. */
export async function requestAnswer(
  { modelId, config, capabilities }: CalledModel,
  callOptions: LanguageModelV4CallOptions,
  isStream: boolean,
): Promise<RequestedAnswer> {
  const { settings } = config;
  const { headers, abortSignal } = callOptions;
  const { body, warnings } = await encodeRequest({
    modelId,
    capabilities,
    encoder: getEncoder(settings),
    callOptions,
    options: mergeChatOptions(config.options, readCallOptions(callOptions.providerOptions)),
    extraBody: settings.extraBody,
  });
  if (isStream) {
    body['stream'] = true;
    body['stream_options'] ??= { include_usage: true };
  }
  const text = stringifyBody(body);
  const response = await sendRequest({ settings, path: PATH, headers, body, text, abortSignal });
  return {
    response,
    context: {
      url: createUrl(settings, PATH),
      requestBodyValues: body,
      responseHeaders: extractResponseHeaders(response),
    },
    text,
    warnings,
    audioFormat: isObject(body['audio']) ? readText(body['audio']['format']) : undefined,
  };
}
