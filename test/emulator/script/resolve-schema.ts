import { isObject } from '../json.js';
import type { JsonObject } from '../types.js';

/** Takes away references and combinations: the first branch counts, or a short one where the end is wanted. */
export function resolveSchema(given: unknown, root: unknown, wantsEnd: boolean): JsonObject {
  let schema: JsonObject = isObject(given) ? given : {};
  // A chain of references or branches that leads nowhere stops here.
  for (let round = 0; round < 32; round += 1) {
    const { $ref: reference, allOf, anyOf, oneOf, ...rest } = schema;
    const branches: unknown[] = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : [];
    if (typeof reference === 'string') {
      schema = mergeSchemas([{ ...rest, ...(allOf ? { allOf } : {}) }, followReference(reference, root)]);
    } else if (Array.isArray(allOf)) {
      schema = mergeSchemas([{ ...rest, ...(branches.length > 0 && { anyOf: branches }) }, ...allOf]);
    } else if (branches.length > 0) {
      schema = mergeSchemas([rest, wantsEnd ? pickShortBranch(branches) : branches[0]]);
    } else {
      return rest;
    }
  }
  return {};
}

function mergeSchemas(schemas: unknown[]): JsonObject {
  let merged: JsonObject = {};
  for (const schema of schemas.filter(isObject)) {
    merged = {
      ...merged,
      ...schema,
      ...mergeProperties(merged['properties'], schema['properties']),
      ...mergeRequired(merged['required'], schema['required']),
    };
  }
  return merged;
}

function mergeProperties(first: unknown, second: unknown): JsonObject {
  return isObject(first) && isObject(second) ? { properties: { ...first, ...second } } : {};
}

function mergeRequired(first: unknown, second: unknown): JsonObject {
  return Array.isArray(first) && Array.isArray(second) ? { required: [...first, ...second] } : {};
}

function followReference(reference: string, root: unknown): unknown {
  let found: unknown = root;
  for (const segment of reference.replace(/^#\/?/, '').split('/')) {
    if (segment === '') continue;
    const name = decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) ? found[name] : Array.isArray(found) ? found[Number(name)] : undefined;
  }
  return found;
}

function pickShortBranch(branches: unknown[]): unknown {
  const isShort = (branch: unknown) =>
    isObject(branch) && !('$ref' in branch) && branch['type'] !== 'object' && branch['type'] !== 'array';
  return branches.find(isShort) ?? branches[0];
}
