import type { Feature, FeatureGroup } from './feature.js';
import { errors } from './features/errors.js';
import { input } from './features/input.js';
import { keys } from './features/keys.js';
import { metadata } from './features/metadata.js';
import { options } from './features/options.js';
import { otherModels } from './features/other-models.js';
import { output } from './features/output.js';
import { reasoningHistory } from './features/reasoning-history.js';
import { reasoning } from './features/reasoning.js';
import { robustness } from './features/robustness.js';
import type { Subject } from './subject.js';
import { falOpenRouter } from './subjects/fal-openrouter.js';
import { openAICompatible } from './subjects/openai-compatible.js';
import { openRouter } from './subjects/openrouter.js';

/** The packages, in the order of the columns. */
export const SUBJECTS: readonly Subject[] = [openAICompatible, openRouter, falOpenRouter];

/** The comparison, row by row. Test, README and docs are made of this table alone. */
export const FEATURES: readonly FeatureGroup[] = [
  keys,
  metadata,
  reasoning,
  reasoningHistory,
  input,
  options,
  output,
  errors,
  robustness,
  otherModels,
];

export function listFeatures(): Feature[] {
  return FEATURES.flatMap(({ features }) => features);
}
