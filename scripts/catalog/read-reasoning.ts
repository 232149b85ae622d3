import type { ReasoningCapabilities, ReasoningEffort } from '../../src/catalog/capabilities.js';
import { isFields, readFields, readKnownWords, type Report } from './read-fields.js';

const EFFORTS: readonly ReasoningEffort[] = ['max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none'];

/** What one entry says of reasoning, and what was known before. */
export interface StatedReasoning {
  readonly modelId: string;
  /** `false`, a record, or nothing at all. In the record, `null` means "none", and a missing field "not said". */
  readonly reasoning: unknown;
  /** `undefined` where the entry has no list of parameters. */
  readonly parameters: readonly string[] | undefined;
  readonly previous: false | ReasoningCapabilities | undefined;
}

/** The reasoning of a model. Where its entry is silent, what was known before stays. */
export function readReasoning(stated: StatedReasoning, report: Report): false | ReasoningCapabilities {
  const { modelId, reasoning, parameters, previous } = stated;
  if (reasoning === false) return false;
  if (!isFields(reasoning)) {
    if (parameters?.includes('reasoning')) return previous || { mandatory: false };
    return parameters ? false : (previous ?? false);
  }
  const known = previous || undefined;
  const efforts =
    reasoning['efforts'] === undefined
      ? known?.efforts
      : readKnownWords(reasoning['efforts'], EFFORTS, words =>
          report(modelId, `unknown efforts left out: ${words}`),
        );
  const defaultEffort =
    reasoning['defaultEffort'] === undefined
      ? known?.defaultEffort
      : EFFORTS.find(effort => effort === reasoning['defaultEffort']);
  const budget =
    reasoning['acceptsBudget'] === false ? undefined : (readBudget(reasoning['budget']) ?? known?.budget);
  return {
    mandatory:
      typeof reasoning['mandatory'] === 'boolean' ? reasoning['mandatory'] : (known?.mandatory ?? false),
    ...(efforts?.length && { efforts: sortEfforts(efforts) }),
    ...(defaultEffort && { defaultEffort }),
    ...(budget && { budget }),
  };
}

function sortEfforts(efforts: readonly ReasoningEffort[]): ReasoningEffort[] {
  return EFFORTS.filter(effort => efforts.includes(effort));
}

/** Half a range is no range: callers compare with both ends. The smallest budget may be 0. */
function readBudget(value: unknown): { min: number; max: number } | undefined {
  const { min, max } = readFields(value);
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) return undefined;
  const [smallest, largest] = [Number(min), Number(max)];
  return smallest >= 0 && largest >= smallest ? { min: smallest, max: largest } : undefined;
}
