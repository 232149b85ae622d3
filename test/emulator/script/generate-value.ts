import { isObject } from '../json.js';
import type { JsonObject } from '../types.js';
import { noHints } from './find-hints.js';
import type { Hints } from './find-hints.js';
import { generateNumber } from './generate-number.js';
import { generateString } from './generate-string.js';
import { resolveSchema } from './resolve-schema.js';

/** Below this depth only what is required is generated, so that recursive schemas come to an end. */
const fullDepth = 4;
const lastDepth = 40;

export interface Place {
  root: unknown;
  hints: Hints;
  /** Name of the property, or of the array's property. */
  name: string;
  /** Position in the array, so that its elements differ. */
  position: number;
  depth: number;
}

/** A value that satisfies a JSON schema; the same one each time. Borrows from the hints, which it does not change. */
export function generateValue(schema: unknown, hints: Hints = noHints): unknown {
  const ownHints = { ...hints, names: [...hints.names], numbers: [...hints.numbers] };
  return generate(schema, { root: schema, hints: ownHints, name: '', position: 0, depth: 0 });
}

function generate(given: unknown, place: Place): unknown {
  if (place.depth > lastDepth) return null;
  const schema = resolveSchema(given, place.root, place.depth > fullDepth);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return pickChoice(schema['enum'], place);
  switch (readType(schema)) {
    case 'object':
      return generateObject(schema, place);
    case 'array':
      return generateArray(schema, place);
    case 'integer':
      return generateNumber(schema, place, true);
    case 'number':
      return generateNumber(schema, place, false);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return generateString(schema, place);
  }
}

function readType(schema: JsonObject): unknown {
  const { type } = schema;
  const types: unknown[] = Array.isArray(type) ? type : [type];
  const named = types.find(entry => entry !== 'null' && entry !== undefined) ?? types[0];
  if (named !== undefined) return named;
  if ('properties' in schema || 'additionalProperties' in schema) return 'object';
  if ('items' in schema || 'prefixItems' in schema) return 'array';
  return 'minimum' in schema || 'maximum' in schema ? 'number' : 'string';
}

/** The choice that the user's text mentions, else the first one. */
function pickChoice(choices: unknown[], place: Place): unknown {
  const text = place.hints.text.toLowerCase();
  const mentioned = choices.find(choice => typeof choice === 'string' && text.includes(choice.toLowerCase()));
  return mentioned !== undefined && mentioned !== '' ? mentioned : choices[place.position % choices.length];
}

function generateObject(schema: JsonObject, place: Place): JsonObject {
  const value: JsonObject = {};
  const required = new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : []);
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, property] of Object.entries(properties)) {
    if (place.depth > fullDepth && !required.has(name)) continue;
    value[name] = generate(property, { ...place, name, position: 0, depth: place.depth + 1 });
  }
  const extra = schema['additionalProperties'];
  if (extra === false || extra === undefined) return value;
  const minimum = typeof schema['minProperties'] === 'number' ? schema['minProperties'] : 1;
  for (const name of listExtraNames(schema, minimum - Object.keys(value).length)) {
    value[name] = generate(extra, { ...place, name, depth: place.depth + 1 });
  }
  return value;
}

/** A record with listed keys has all of them; one with free keys gets invented ones. */
function listExtraNames(schema: JsonObject, count: number): string[] {
  const names = isObject(schema['propertyNames']) ? schema['propertyNames'] : {};
  if (Array.isArray(names['enum'])) return names['enum'].map(String);
  const place = { root: {}, hints: noHints, name: '', depth: 0 };
  return Array.from({ length: Math.max(count, 0) }, (_, position) =>
    generateString(names, { ...place, position }),
  );
}

function generateArray(schema: JsonObject, place: Place): unknown[] {
  const { prefixItems, items, minItems, maxItems } = schema;
  const tuple: unknown[] = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : [];
  const minimum = typeof minItems === 'number' ? minItems : place.depth > fullDepth ? 0 : 2;
  const maximum = typeof maxItems === 'number' ? maxItems : Infinity;
  const isOpen = items !== false && !Array.isArray(items) && (items !== undefined || tuple.length === 0);
  const length = isOpen ? Math.min(Math.max(minimum, tuple.length), maximum) : tuple.length;
  return Array.from({ length }, (_, position) =>
    generate(position < tuple.length ? tuple[position] : items, {
      ...place,
      position,
      depth: place.depth + 1,
    }),
  );
}
