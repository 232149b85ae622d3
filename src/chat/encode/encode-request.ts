import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import { injectJsonInstructionIntoMessages } from '@ai-sdk/provider-utils';
import { omitUndefined } from '../../omit-undefined.js';
import { OPTIONS_KEY } from '../../names.js';
import { mergeChatOptions, readCallOptions } from '../merge-chat-options.js';
import type { CalledModel } from '../request-answer.js';
import { createCacheBreakpoints } from './cache-breakpoints.js';
import { createDetailsCollector } from './collect-reasoning-details.js';
import { CallIds } from '../call-ids.js';
import { convertOptions } from './convert-options.js';
import { convertPrompt } from './convert-prompt.js';
import { encoder } from './encoder.js';
import type { EncodeContext } from './encode-context.js';
import { prepareReasoning } from './prepare-reasoning.js';
import { prepareTools } from './prepare-tools.js';

/** A request, and what has to be known of it to understand the answer. */
export interface EncodedRequest {
  readonly body: Record<string, unknown>;
  readonly warnings: SharedV4Warning[];
  /** The tool of the route that the answer has to have used, by the caller's name for it. */
  readonly forcedServerTool: string | undefined;
  /** The ids of the calls in the prompt. */
  readonly earlierCallIds: CallIds;
}

/**
 * Builds the request body. The factory says what is the same for every OpenAI-compatible route (call settings, function
 * tools, response format); this adds what only this route understands, and converts the messages, which the factory would
 * throw on or lose parts of (files by URL, audio formats, reasoning details, cache breakpoints).
 */
export async function encodeRequest(
  { modelId, config, capabilities }: CalledModel,
  callOptions: LanguageModelV4CallOptions,
): Promise<EncodedRequest> {
  const { settings } = config;
  const ownOptions = readCallOptions(callOptions.providerOptions);
  const options = mergeChatOptions(config.options, ownOptions);
  const warnings: SharedV4Warning[] = [];
  const ownFields = { ...convertOptions(ownOptions), ...settings.extraBody, ...options.extraBody };
  const fields = { ...convertOptions(options), ...ownFields };
  const context: EncodeContext = {
    modelId,
    capabilities,
    warnings,
    breakpoints: createCacheBreakpoints(warnings, fields['cache_control'] != null),
    callIds: new CallIds(),
    collectDetails: createDetailsCollector(options.dropEncryptedReasoning === true),
  };
  const { prompt, responseFormat } = prepareResponseFormat(callOptions, context);
  const tools = prepareTools(callOptions.tools, callOptions.toolChoice, context);

  // Both are translated below: the factory would warn of the one and send the other in a second form.
  const { topK, reasoning, tools: _tools, responseFormat: _responseFormat, ...shared } = callOptions;
  const base = await encoder.prepareRequest({
    ...shared,
    prompt: [],
    ...omitUndefined({ tools: tools.functionTools, responseFormat }),
    providerOptions: {
      [OPTIONS_KEY]: {
        strictJsonSchema: options.strictJsonSchema ?? capabilities?.structuredOutputs === true,
      },
    },
  });
  warnings.push(...base.warnings);

  const body: Record<string, unknown> = base.body;
  body['model'] = modelId;
  // Before the messages: tools come first upstream, so their cache breakpoints count first.
  tools.complete(body);
  body['messages'] = convertPrompt(prompt, context);
  if (topK !== undefined) body['top_k'] = topK;
  const wireReasoning = prepareReasoning(reasoning, options, context);
  if (wireReasoning !== undefined) body['reasoning'] = wireReasoning;
  if (config.isZeroTemperatureImplied === true && body['temperature'] === 0) {
    body['temperature'] = fields['temperature'] ?? 0;
  }
  for (const [key, value] of Object.entries(fields)) {
    // A call setting (`temperature`) is nearer than a field of that name among the options of the model or the provider.
    if (key in ownFields || body[key] === undefined) body[key] = value;
  }
  if (body['reasoning'] !== undefined && body['reasoning_effort'] !== undefined) {
    delete body['reasoning_effort'];
    warnings.push({
      type: 'other',
      message: '`reasoning_effort` was left out, since it may not go out beside `reasoning`.',
    });
  }
  const { forcedServerTool } = tools;
  return { body, warnings, forcedServerTool, earlierCallIds: context.callIds };
}

/** A model known to have no structured outputs gets JSON mode, with the schema in the prompt. */
function prepareResponseFormat(
  { prompt, responseFormat }: LanguageModelV4CallOptions,
  { modelId, capabilities, warnings }: EncodeContext,
): {
  prompt: LanguageModelV4CallOptions['prompt'];
  responseFormat: LanguageModelV4CallOptions['responseFormat'];
} {
  if (
    capabilities?.structuredOutputs !== false ||
    responseFormat?.type !== 'json' ||
    responseFormat.schema === undefined
  ) {
    return { prompt, responseFormat };
  }
  warnings.push({
    type: 'compatibility',
    feature: 'responseFormat',
    details: `${modelId} is known as a model without structured outputs: JSON mode was used, with the schema in the prompt.`,
  });
  return {
    prompt: injectJsonInstructionIntoMessages({ messages: prompt, schema: responseFormat.schema }),
    responseFormat: { type: 'json' },
  };
}
