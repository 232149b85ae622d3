import type { LanguageModelV2CallOptions, LanguageModelV2CallWarning } from '@ai-sdk/provider-v2';
import type { SharedV3Warning } from '@ai-sdk/provider-v3';
import { omitUndefined } from '../../omit-undefined.js';
import { describeWarning } from './describe-warning.js';

type ToolsV2 = NonNullable<LanguageModelV2CallOptions['tools']>;

/**
 * Lowers warnings to V2. AI SDK 5 prints a setting as `The "…" setting is not supported by this model` and a tool by its name, so
 * what is said of a tool becomes a warning about that tool where the call has it, and a sentence where not.
 */
export function lowerWarningsToV2(
  warnings: readonly SharedV3Warning[],
  tools: LanguageModelV2CallOptions['tools'],
): LanguageModelV2CallWarning[] {
  return warnings.map(warning => lowerWarning(warning, tools ?? []));
}

function lowerWarning(warning: SharedV3Warning, tools: ToolsV2): LanguageModelV2CallWarning {
  if (warning.type !== 'unsupported') return { type: 'other', message: describeWarning(warning) };
  const details = omitUndefined({ details: warning.details });
  const words = warning.feature.split(/[\s"'`]+/);
  if (!words.includes('tool')) return { type: 'unsupported-setting', setting: warning.feature, ...details };
  const tool = tools.find(
    ({ name, ...rest }) => words.includes(name) || ('id' in rest && words.includes(rest.id)),
  );
  return tool === undefined
    ? { type: 'other', message: describeWarning(warning) }
    : { type: 'unsupported-tool', tool, ...details };
}
