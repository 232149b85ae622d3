import type { JsonObject } from './types.js';

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The objects of an array; nothing where the value is no array. */
export function listObjects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
