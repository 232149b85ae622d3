import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import {
  isCustomReasoning,
  mapReasoningToProviderEffort,
  removeUndefinedEntries,
} from '@ai-sdk/provider-utils';
import type { ReasoningCapabilities } from '../../catalog/capabilities.js';
import { EFFORTS } from '../../catalog/catalog-format.js';
import type { FalOpenRouterChatOptions } from '../chat-options.js';
import { convertKeys } from './convert-options.js';
import type { EncodeContext } from './encode-context.js';

type ReasoningContext = Pick<EncodeContext, 'modelId' | 'capabilities' | 'warnings'>;
type WireReasoning = Record<string, unknown>;
type ReasoningLevel = NonNullable<LanguageModelV4CallOptions['reasoning']>;

/**
 * Works out the wire's `reasoning` object from the AI SDK's portable option, its twin `reasoningEffort`, and the provider
 * option `reasoning`, by what the model can do. Gives `undefined` when nothing is to be sent.
 */
export function prepareReasoning(
  reasoning: LanguageModelV4CallOptions['reasoning'],
  options: FalOpenRouterChatOptions,
  context: ReasoningContext,
): WireReasoning | undefined {
  const given = readGivenReasoning(options.reasoning, context);
  const level = (options.reasoningEffort ?? reasoning) as ReasoningLevel | undefined;
  const portable =
    given['effort'] === undefined && given['max_tokens'] === undefined && isCustomReasoning(level)
      ? mapLevel(level, given, context)
      : {};
  const merged = mergeReasoning(portable, given);
  if (!isEmpty(given)) checkGivenReasoning(merged, given, context);
  return isEmpty(merged) ? undefined : merged;
}

/** The provider option in wire form. Effort and budget never go out together: where one object has both, the budget stays. */
function readGivenReasoning(
  reasoning: FalOpenRouterChatOptions['reasoning'],
  { warnings }: ReasoningContext,
): WireReasoning {
  const given = removeUndefinedEntries(convertKeys(reasoning ?? {}) as WireReasoning);
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
  given: WireReasoning,
  context: ReasoningContext,
): WireReasoning {
  const { capabilities } = context;
  if (capabilities?.reasoning === false) {
    // With a provider option beside it, one warning says it for both.
    if (level !== 'none' && isEmpty(given)) warnNoReasoning(context);
    return {};
  }
  if (capabilities && level === 'none') return turnReasoningOff(capabilities.reasoning, context);
  const efforts = capabilities?.reasoning.efforts;
  // A word that the AI SDK does not know has no place in its order to be rounded from.
  return efforts === undefined || efforts.includes(level) || !EFFORTS.includes(level)
    ? { effort: level }
    : roundEffort(level, efforts, context);
}

function turnReasoningOff(
  { mandatory, efforts }: ReasoningCapabilities,
  context: ReasoningContext,
): WireReasoning {
  if (!mandatory) return efforts?.includes('none') ? { effort: 'none' } : { enabled: false };
  if (efforts?.some(effort => effort !== 'none')) return roundEffort('none', efforts, context);
  warnOfCompatibility(
    'reasoning',
    `always reasons: reasoning "none" can't be honoured, and the model's own default applies.`,
    context,
  );
  return {};
}

/** The AI SDK's own rounding: to the next lower effort that the model lists, else the next higher one, never to `none`. */
function roundEffort(
  level: Exclude<ReasoningLevel, 'provider-default'>,
  efforts: readonly string[],
  { warnings }: ReasoningContext,
): WireReasoning {
  const effortMap = Object.fromEntries(
    efforts.filter(effort => effort !== 'none').map(effort => [effort, effort]),
  );
  const effort = mapReasoningToProviderEffort({ reasoning: level, effortMap, warnings });
  return effort === undefined ? {} : { effort };
}

/** The provider option wins field by field; what it contradicts in the portable option goes. */
function mergeReasoning(portable: WireReasoning, given: WireReasoning): WireReasoning {
  const { enabled } = given;
  const isContradicted = enabled === false || (enabled !== undefined && portable['effort'] === 'none');
  return isContradicted ? given : { ...portable, ...given };
}

function checkGivenReasoning(merged: WireReasoning, given: WireReasoning, context: ReasoningContext): void {
  const reasoning = context.capabilities?.reasoning;
  if (reasoning === false) warnNoReasoning(context);
  if (!reasoning) return;
  if (reasoning.mandatory && (merged['enabled'] === false || merged['effort'] === 'none')) {
    delete merged['enabled'];
    delete merged['effort'];
    // A 400 would follow: "Reasoning is mandatory for this endpoint and cannot be disabled."
    if (merged['max_tokens'] === undefined) {
      Object.assign(merged, turnReasoningOff(reasoning, context));
    } else {
      warnOfCompatibility(
        'reasoning',
        "always reasons: it can't be turned off, and the budget was sent without that wish.",
        context,
      );
    }
  }
  const budget = given['max_tokens'];
  const range = reasoning.budget;
  if (range !== undefined && typeof budget === 'number' && (budget < range.min || budget > range.max)) {
    warnOfCompatibility(
      'reasoning.maxTokens',
      `takes a reasoning budget of ${range.min} to ${range.max} tokens; ${budget} was sent as given.`,
      context,
    );
  }
}

function warnOfCompatibility(
  feature: string,
  predicate: string,
  { modelId, warnings }: ReasoningContext,
): void {
  warnings.push({ type: 'compatibility', feature, details: `${modelId} ${predicate}` });
}

function warnNoReasoning({ modelId, warnings }: ReasoningContext): void {
  warnings.push({
    type: 'unsupported',
    feature: 'reasoning',
    details: `${modelId} is known as a model that does not reason. If that is wrong, say so in the \`models\` setting.`,
  });
}

function isEmpty(reasoning: WireReasoning): boolean {
  return Object.keys(reasoning).length === 0;
}
