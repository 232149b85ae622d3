import { isObject } from '../json.js';
import { refuseShape } from '../refusal.js';
import type { Path } from '../refusal.js';

/** Throws a refusal in fal's validation form unless the value has the shape. */
export type Shape = (value: unknown, path: Path) => void;

export const anything: Shape = () => undefined;

export const text: Shape = (value, path) => {
  if (typeof value !== 'string') refuseShape(path, 'Input should be a valid string', 'string_type', value);
};

export const flag: Shape = (value, path) => {
  if (typeof value !== 'boolean') refuseShape(path, 'Input should be a valid boolean', 'bool_type', value);
};

export const anyObject: Shape = (value, path) => {
  if (!isObject(value)) refuseShape(path, 'Input should be a valid dictionary', 'dict_type', value);
};

export function matching(pattern: RegExp, problem: string): Shape {
  return (value, path) => {
    text(value, path);
    if (!pattern.test(String(value))) refuseShape(path, problem, 'string_pattern_mismatch', value);
  };
}

export function choice(...choices: string[]): Shape {
  const wanted = choices.map(entry => `'${entry}'`).join(' or ');
  return (value, path) => {
    if (typeof value === 'string' && choices.includes(value)) return;
    refuseShape(path, `Input should be ${wanted}`, 'literal_error', value);
  };
}

export function numeric(least = -Infinity, most = Infinity): Shape {
  return (value, path) => {
    if (typeof value !== 'number') refuseShape(path, 'Input should be a valid number', 'float_type', value);
    if (Number(value) < least) {
      refuseShape(path, `Input should be greater than or equal to ${least}`, 'greater_than_equal', value);
    }
    if (Number(value) > most) {
      refuseShape(path, `Input should be less than or equal to ${most}`, 'less_than_equal', value);
    }
  };
}

export function integer(least = -Infinity, most = Infinity): Shape {
  const limited = numeric(least, most);
  return (value, path) => {
    if (!Number.isInteger(value)) refuseShape(path, 'Input should be a valid integer', 'int_type', value);
    limited(value, path);
  };
}

export function list(shape: Shape, least = 0, most = Infinity): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) refuseShape(path, 'Input should be a valid list', 'list_type', value);
    const items: unknown[] = value as unknown[];
    if (items.length < least)
      refuseShape(path, `List should have at least ${least} item`, 'too_short', value);
    if (items.length > most) refuseShape(path, `List should have at most ${most} items`, 'too_long', value);
    for (const [index, item] of items.entries()) shape(item, [...path, index]);
  };
}

export function values(shape: Shape): Shape {
  return (value, path) => {
    anyObject(value, path);
    for (const [name, entry] of Object.entries(value as object)) shape(entry, [...path, name]);
  };
}

export function orNull(shape: Shape): Shape {
  return (value, path) => {
    if (value !== null) shape(value, path);
  };
}

/** One shape by the JSON type of the value: a text, a list, or anything else. */
export function byType(shapes: { text?: Shape; list?: Shape; other: Shape }): Shape {
  return (value, path) => {
    const found = typeof value === 'string' ? shapes.text : Array.isArray(value) ? shapes.list : undefined;
    (found ?? shapes.other)(value, path);
  };
}

/** An object with these fields; optional ones may be null. Others are refused unless `rest` takes them. */
export function record(
  required: Record<string, Shape>,
  optional: Record<string, Shape> = {},
  rest?: Shape,
): Shape {
  return (value, path) => {
    if (!isObject(value)) {
      refuseShape(path, 'Input should be a valid dictionary', 'model_attributes_type', value);
    }
    const fields = value as Record<string, unknown>;
    for (const name of Object.keys(required)) {
      if (!(name in fields)) refuseShape([...path, name], 'field required', 'missing', value);
    }
    for (const [name, field] of Object.entries(fields)) {
      const shape = Object.hasOwn(required, name) ? required[name] : undefined;
      const loose = Object.hasOwn(optional, name) ? optional[name] : rest;
      if (shape) shape(field, [...path, name]);
      else if (!loose)
        refuseShape([...path, name], 'Extra inputs are not permitted', 'extra_forbidden', field);
      else if (field !== null) loose(field, [...path, name]);
    }
  };
}

/** One shape by the text in a field. */
export function tagged(tag: string, shapes: Record<string, Shape>): Shape {
  const known = choice(...Object.keys(shapes));
  return (value, path) => {
    if (!isObject(value)) {
      refuseShape(path, 'Input should be a valid dictionary', 'model_attributes_type', value);
    }
    const name = (value as Record<string, unknown>)[tag];
    if (name === undefined) refuseShape([...path, tag], 'field required', 'missing', value);
    known(name, [...path, tag]);
    shapes[String(name)]?.(value, path);
  };
}
