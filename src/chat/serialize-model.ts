import type { JSONObject } from '@ai-sdk/provider';
import { normalizeHeaders, serializeModelOptions } from '@ai-sdk/provider-utils';
import { resolveSettings, type FalOpenRouterProviderSettings, type ResolvedSettings } from '../settings.js';
import type { FalOpenRouterChatOptions } from './chat-options.js';
import { validateChatOptions } from './chat-options-schema.js';

/** What a model is made of, whichever kind it is. */
export interface ModelConfig {
  readonly settings: ResolvedSettings;
  /** Options of the provider and of the model, validated and merged. */
  readonly options: FalOpenRouterChatOptions;
}

/** A model as JSON, without its key. */
export interface SerializedModel {
  readonly modelId: string;
  readonly config: JSONObject;
}

/**
 * Turns a model into JSON for a workflow engine, which stores it between steps. Left out are the key, an `Authorization`
 * in any letter case, and what is no JSON (`fetch`, functions): the key is found in the environment on the other side.
 */
export function serializeModel(modelId: string, { settings, options, ...own }: ModelConfig): SerializedModel {
  // The route's headers follow from the settings, and the defaults are among the options already.
  const { apiKey: _apiKey, headers, routeHeaders: _routeHeaders, defaults: _defaults, ...rest } = settings;
  const { authorization: _authorization, ...safeHeaders } = normalizeHeaders(headers);
  const config = { ...rest, headers: safeHeaders, ...own, options: keepJson(options) };
  return serializeModelOptions({ modelId, config });
}

/**
 * The way back of {@link serializeModel}.
 *
 * @throws InvalidArgumentError when what was stored is malformed.
 */
export function deserializeModel({ config }: SerializedModel): ModelConfig {
  const { options, fetchesGeneratedFiles: _fetchesGeneratedFiles, ...settings } = config;
  return {
    // What is malformed is refused by the checks inside, as it is when a provider is created.
    settings: resolveSettings(settings as FalOpenRouterProviderSettings),
    options: validateChatOptions(options, 'options'),
  };
}

/** Option by option, so that one that is no JSON does not take the others along. */
function keepJson(options: FalOpenRouterChatOptions): JSONObject {
  const { config } = serializeModelOptions({ modelId: '', config: { ...options, headers: {} } });
  const { headers: _headers, ...jsonOptions } = config;
  return jsonOptions;
}
