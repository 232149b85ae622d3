import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import type { FalOpenRouterCapabilities } from '../catalog/capabilities.js';
import { sendRequest, type SentRequest } from '../send-request.js';
import type { ChatModelConfig } from './chat-language-model.js';
import type { AnswerFacts } from './decode/answer-facts.js';
import { isObject, readText } from './decode/wire-answer.js';
import { encodeRequest } from './encode/encode-request.js';
import { stringifyBody } from './encode/stringify-body.js';

/** The model that is called, as far as a call needs to know it. */
export interface CalledModel {
  readonly modelId: string;
  readonly config: ChatModelConfig;
  readonly capabilities: FalOpenRouterCapabilities | undefined;
}

/** A response that nobody has read yet, and what was sent for it. */
export interface RequestedAnswer extends SentRequest {
  /** The request body as JSON text. */
  readonly text: string;
  readonly warnings: SharedV4Warning[];
  readonly facts: AnswerFacts;
}

/** Encodes a call and sends it. The body becomes text once. */
export async function requestAnswer(
  model: CalledModel,
  callOptions: LanguageModelV4CallOptions,
  isStream: boolean,
): Promise<RequestedAnswer> {
  const { body, warnings, ...known } = await encodeRequest(model, callOptions);
  if (isStream) {
    body['stream'] = true;
    body['stream_options'] ??= { include_usage: true };
  }
  const text = stringifyBody(body);
  const sent = await sendRequest(model.config.settings, '/chat/completions', body, text, callOptions);
  const { audio } = body;
  const facts: AnswerFacts = {
    requestId: sent.context.responseHeaders['x-fal-request-id'],
    audioFormat: isObject(audio) ? readText(audio['format']) : undefined,
    ...known,
    callCarriesReasoning: model.config.isRestored === true,
  };
  return { ...sent, text, warnings, facts };
}
