import type { SharedV3Warning } from '@ai-sdk/provider-v3';

/** A warning as a sentence, for generations that have no form of its kind. */
export function describeWarning(warning: SharedV3Warning): string {
  if (warning.type === 'other') return warning.message;
  const { feature, details } = warning;
  const problem = warning.type === 'unsupported' ? 'is not supported' : 'works in a compatibility mode';
  return `${feature} ${problem}${details === undefined ? '.' : `: ${details}`}`;
}
