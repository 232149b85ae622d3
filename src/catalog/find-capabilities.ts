import type { FalOpenRouterCapabilities, FalOpenRouterCapabilityOverrides } from './capabilities.js';
import { PROVIDER_NAME } from '../names.js';
import { omitUndefined } from '../omit-undefined.js';
import { readBlocks, readCapabilities, readRows } from './decode-models.js';

/**
 * Tells what a model can do, or `undefined` for an id that nobody described.
 *
 * - An id with a variant suffix (`:free`, `:nitro`, `:online`, `:thinking`, `:exacto` …) that is not described itself has
 *   the facts of the id before its last colon, overrides included, under the id that was asked for.
 * - An override of a known model replaces the fields it names; `reasoning` is replaced as a whole.
 * - An override of an unknown id is its description. What it leaves out is assumed: the id as its name, a context
 *   window of 0 (not known), text in and out, tools, no structured outputs, no reasoning.
 *
 * A model is decoded when it is first asked for and kept, so a later lookup is a map access. What is returned is shared and
 * frozen.
 */
export function findCapabilities(
  modelId: string,
  overrides?: Readonly<Record<string, FalOpenRouterCapabilityOverrides>>,
): FalOpenRouterCapabilities | undefined {
  const override = findOverride(modelId, overrides);
  const known = findInCatalog(modelId) ?? findVariantBase(modelId, overrides);
  if (!override) return known;
  return Object.freeze({
    ...(known ?? assumeCapabilities(modelId)),
    ...omitUndefined(override),
    id: modelId,
  });
}

/** An override may stand under the model's reference form as well. */
function findOverride(
  modelId: string,
  overrides: Readonly<Record<string, FalOpenRouterCapabilityOverrides>> = {},
): FalOpenRouterCapabilityOverrides | undefined {
  const name = [modelId, `${PROVIDER_NAME}/${modelId}`].find(key => Object.hasOwn(overrides, key));
  return name === undefined ? undefined : overrides[name];
}

/** All models of the catalogue, sorted by id, each followed by its variants. Decodes them all. */
export function listCapabilities(): FalOpenRouterCapabilities[] {
  return [...readBlocks().keys()].flatMap(provider =>
    [...(readRows(provider)?.values() ?? [])].map(readCapabilities),
  );
}

function findInCatalog(modelId: string): FalOpenRouterCapabilities | undefined {
  const row = readRows(modelId.slice(0, Math.max(modelId.indexOf('/'), 0)))?.get(modelId);
  return row && readCapabilities(row);
}

/** Longer texts are no ids, whatever they end with: each colon costs a look-up. */
const MAX_ID_LENGTH = 256;

function findVariantBase(
  modelId: string,
  overrides?: Readonly<Record<string, FalOpenRouterCapabilityOverrides>>,
): FalOpenRouterCapabilities | undefined {
  const colon = modelId.lastIndexOf(':');
  const base =
    colon > 0 && colon < MAX_ID_LENGTH ? findCapabilities(modelId.slice(0, colon), overrides) : undefined;
  return base && Object.freeze({ ...base, id: modelId });
}

function assumeCapabilities(id: string): FalOpenRouterCapabilities {
  return {
    id,
    name: id,
    contextWindow: 0,
    inputModalities: ['text'],
    outputModalities: ['text'],
    tools: true,
    structuredOutputs: false,
    reasoning: false,
  };
}
