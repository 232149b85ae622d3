import type { SharedV4Warning } from '@ai-sdk/provider';
import type { SharedV3Warning } from '@ai-sdk/provider-v3';

/** Lowers warnings to V3, which has no word for what is deprecated. */
export function lowerWarningsToV3(warnings: readonly SharedV4Warning[]): SharedV3Warning[] {
  return warnings.map(warning =>
    warning.type === 'deprecated'
      ? { type: 'other', message: `${warning.setting} is deprecated: ${warning.message}` }
      : warning,
  );
}
