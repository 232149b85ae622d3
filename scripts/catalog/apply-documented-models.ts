import type { FalOpenRouterCapabilities } from '../../src/catalog/capabilities.js';
import { DOCUMENTED_MODELS, type DocumentedModel } from '../../src/catalog/documented-models.js';

/**
 * Puts the table of the models that fal documents over the facts: it decides name, context window and whether a model
 * reasons. Everything else, and the exact number behind `1M`, is the facts'.
 */
export function applyDocumentedModels(
  models: readonly FalOpenRouterCapabilities[],
): FalOpenRouterCapabilities[] {
  return models.map(model => {
    const documented = DOCUMENTED_MODELS.find(({ id }) => id === model.id);
    if (!documented) return model;
    return {
      ...model,
      name: documented.name,
      contextWindow: resolveContextWindow(documented, model.contextWindow),
      reasoning: documented.reasoning && (model.reasoning || { mandatory: false }),
    };
  });
}

/**
 * Adds the documented models that a list no longer has, as they were known before.
 *
 * @throws If one of them was not known before either.
 */
export function keepDocumentedModels(
  models: readonly FalOpenRouterCapabilities[],
  known: readonly FalOpenRouterCapabilities[],
): FalOpenRouterCapabilities[] {
  const listed = new Set(models.map(({ id }) => id));
  const missing = DOCUMENTED_MODELS.filter(({ id }) => !listed.has(id)).map(({ id }) => {
    const before = known.find(model => model.id === id);
    if (!before) throw new Error(`${id}, which fal documents, is not in the list, nor was it known before.`);
    return before;
  });
  return [...models, ...missing];
}

/** The fact, if it is what people write as `1M` or `128K`, counting by 1000 or by 1024; else the round number. */
function resolveContextWindow({ contextWindow }: DocumentedModel, fact: number): number {
  const exponent = contextWindow.endsWith('M') ? 2 : 1;
  const count = Number.parseInt(contextWindow, 10);
  const smallest = count * 1000 ** exponent;
  return fact >= smallest && fact <= count * 1024 ** exponent ? fact : smallest;
}
