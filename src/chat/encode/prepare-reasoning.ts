import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import { isCustomReasoning, mapReasoningToProviderEffort } from '@ai-sdk/provider-utils';
import type { FalOpenRouterCapabilities, ReasoningCapabilities } from '../../catalog/capabilities.js';
import type { FalOpenRouterChatOptions } from '../chat-options.js';
import { convertKeys } from './convert-options.js';

type WireReasoning = Record<string, unknown>;
type ReasoningLevel = NonNullable<LanguageModelV4CallOptions['reasoning']>;

/**
 * Works out the wire's `reasoning` object from the AI SDK's portable option, its twin `reasoningEffort`, and the provider
 * option `reasoning`, by what the model can do. Gives `undefined` when nothing is to be sent.
 */
export function prepareReasoning({
  modelId,
  capabilities,
  reasoning,
  options,
  warnings,
}: {
  modelId: string;
  capabilities: FalOpenRouterCapabilities | undefined;
  reasoning: LanguageModelV4CallOptions['reasoning'];
  options: FalOpenRouterChatOptions;
  warnings: SharedV4Warning[];
}): WireReasoning | undefined {
  const given = options.reasoning === undefined ? {} : readGivenReasoning(options.reasoning, warnings);
  const level = (options.reasoningEffort ?? reasoning) as ReasoningLevel | undefined;
  const portable =
    given['effort'] === undefined && given['max_tokens'] === undefined && isCustomReasoning(level)
      ? mapLevel(level, modelId, capabilities, warnings, given)
      : {};
  const merged = mergeReasoning(portable, given);
  if (capabilities !== undefined && Object.keys(given).length > 0) {
    checkGivenReasoning(merged, given, modelId, capabilities, warnings);
  }
  return Object.keys(merged).length === 0 ? undefined : merged;
}

/** The provider option in wire form. Effort and budget never go out together: where one object has both, the budget stays. */
function readGivenReasoning(
  reasoning: NonNullable<FalOpenRouterChatOptions['reasoning']>,
  warnings: SharedV4Warning[],
): WireReasoning {
  const given = Object.fromEntries(
    Object.entries(convertKeys(reasoning) as WireReasoning).filter(([, value]) => value != null),
  );
  if (given['effort'] !== undefined && given['max_tokens'] !== undefined) {
    warnings.push({
      type: 'other',
      message:
        'providerOptions.falOpenRouter.reasoning has both `effort` and `maxTokens`, which exclude each other: ' +
        'the budget was sent and the effort left out.',
    });
    delete given['effort'];
  }
  return given;
}

function mapLevel(
  level: Exclude<ReasoningLevel, 'provider-default'>,
  modelId: string,
  capabilities: FalOpenRouterCapabilities | undefined,
  warnings: SharedV4Warning[],
  given: WireReasoning,
): WireReasoning {
  if (capabilities === undefined) return { effort: level };
  if (capabilities.reasoning === false) {
    // With a provider option beside it, one warning says it for both.
    if (level !== 'none' && Object.keys(given).length === 0) warnings.push(warnNoReasoning(modelId));
    return {};
  }
  if (level === 'none') return turnReasoningOff(modelId, capabilities.reasoning, warnings);
  const { efforts } = capabilities.reasoning;
  return efforts === undefined || efforts.includes(level)
    ? { effort: level }
    : roundEffort(level, efforts, warnings);
}

function turnReasoningOff(
  modelId: string,
  { mandatory, efforts }: ReasoningCapabilities,
  warnings: SharedV4Warning[],
): WireReasoning {
  if (!mandatory) return efforts?.includes('none') ? { effort: 'none' } : { enabled: false };
  if (efforts?.some(effort => effort !== 'none')) return roundEffort('none', efforts, warnings);
  warnings.push({
    type: 'compatibility',
    feature: 'reasoning',
    details: `${modelId} always reasons: reasoning "none" can't be honoured, and the model's own default applies.`,
  });
  return {};
}

/** The AI SDK's own rounding: to the next lower effort that the model lists, else the next higher one, never to `none`. */
function roundEffort(
  level: Exclude<ReasoningLevel, 'provider-default'>,
  efforts: readonly string[],
  warnings: SharedV4Warning[],
): WireReasoning {
  const effortMap = Object.fromEntries(
    efforts.filter(effort => effort !== 'none').map(effort => [effort, effort]),
  );
  const effort = mapReasoningToProviderEffort({ reasoning: level, effortMap, warnings });
  return effort === undefined ? {} : { effort };
}

/** The provider option wins field by field; what it contradicts in the portable option goes. */
function mergeReasoning(portable: WireReasoning, given: WireReasoning): WireReasoning {
  const kept = { ...portable };
  if (given['enabled'] !== undefined) {
    if (given['enabled'] === false || kept['effort'] === 'none') delete kept['effort'];
  }
  return { ...kept, ...given };
}

function checkGivenReasoning(
  merged: WireReasoning,
  given: WireReasoning,
  modelId: string,
  { reasoning }: FalOpenRouterCapabilities,
  warnings: SharedV4Warning[],
): void {
  if (reasoning === false) {
    warnings.push(warnNoReasoning(modelId));
    return;
  }
  if (reasoning.mandatory && (merged['enabled'] === false || merged['effort'] === 'none')) {
    delete merged['enabled'];
    delete merged['effort'];
    // A 400 would follow: "Reasoning is mandatory for this endpoint and cannot be disabled."
    if (merged['max_tokens'] === undefined) {
      Object.assign(merged, turnReasoningOff(modelId, reasoning, warnings));
    } else {
      warnings.push({
        type: 'compatibility',
        feature: 'reasoning',
        details: `${modelId} always reasons: it can't be turned off, and the budget was sent without that wish.`,
      });
    }
  }
  const budget = given['max_tokens'];
  const range = reasoning.budget;
  if (range !== undefined && typeof budget === 'number' && (budget < range.min || budget > range.max)) {
    warnings.push({
      type: 'compatibility',
      feature: 'reasoning.maxTokens',
      details: `${modelId} takes a reasoning budget of ${range.min} to ${range.max} tokens; ${budget} was sent as given.`,
    });
  }
}

function warnNoReasoning(modelId: string): SharedV4Warning {
  return {
    type: 'unsupported',
    feature: 'reasoning',
    details: `${modelId} is known as a model that does not reason. If that is wrong, say so in the \`models\` setting.`,
  };
}
