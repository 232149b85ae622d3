import type { CatalogModelId } from './model-ids.generated.js';

/**
 * The id of a language model, as OpenRouter spells it: `provider/model`, with an optional variant suffix
 * (`:free`, `:nitro`, `:online` …). The ids of the catalogue are suggested, any other string is accepted: a new model
 * works on the day it appears.
 */
// The intersection keeps TypeScript from folding the suggestions into plain `string`.
export type FalOpenRouterChatModelId = CatalogModelId | (string & {});

/** The model that is used when no id is given. */
export const DEFAULT_MODEL_ID = 'google/gemini-2.5-flash';
