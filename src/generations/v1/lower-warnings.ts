import type { LanguageModelV1CallOptions, LanguageModelV1CallWarning } from '@ai-sdk/provider-v1';
import type { LanguageModelV2CallWarning } from '@ai-sdk/provider-v2';
import { omitUndefined } from '../../omit-undefined.js';
import { describeWarning } from '../v2/describe-warning.js';

type SettingWarning = Extract<LanguageModelV1CallWarning, { type: 'unsupported-setting' }>;

const CALL_SETTINGS: ReadonlyArray<SettingWarning['setting'] & keyof LanguageModelV1CallOptions> = [
  'maxTokens',
  'temperature',
  'stopSequences',
  'topP',
  'topK',
  'presencePenalty',
  'frequencyPenalty',
  'responseFormat',
  'seed',
  'abortSignal',
  'headers',
];

/** Lowers warnings to V1. A setting that V1 does not have becomes a sentence. */
export function lowerWarningsToV1(
  warnings: readonly LanguageModelV2CallWarning[],
): LanguageModelV1CallWarning[] {
  return warnings.map(lowerWarning);
}

function lowerWarning(warning: LanguageModelV2CallWarning): LanguageModelV1CallWarning {
  if (warning.type === 'other') return warning;
  const details = omitUndefined({ details: warning.details });
  if (warning.type === 'unsupported-tool') {
    const { tool } = warning;
    if (tool.type === 'provider-defined') return { type: 'unsupported-tool', tool, ...details };
    const { inputSchema, providerOptions: _providerOptions, ...same } = tool;
    return { type: 'unsupported-tool', tool: { ...same, parameters: inputSchema }, ...details };
  }
  const feature = String(warning.setting);
  const setting = CALL_SETTINGS.find(
    name => name === (feature === 'maxOutputTokens' ? 'maxTokens' : feature),
  );
  return setting === undefined
    ? { type: 'other', message: describeWarning({ type: 'unsupported', feature, ...details }) }
    : { type: 'unsupported-setting', setting, ...details };
}
