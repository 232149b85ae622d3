import { InvalidArgumentError } from '@ai-sdk/provider';
import { DEFAULT_MODEL_ID } from './catalog/model-id.js';
import { PROVIDER_NAME } from './names.js';

const REFERENCE_PREFIX = `${PROVIDER_NAME}/`;

/**
 * The id that goes to the route: without the prefix of a model reference (`fal-openrouter/google/gemini-2.5-flash`), and the
 * default model where none is named.
 *
 * @throws InvalidArgumentError when the id is no text or says nothing.
 */
export function resolveModelId(modelId: unknown): string {
  return modelId === undefined ? DEFAULT_MODEL_ID : requireModelId(modelId);
}

/**
 * As {@link resolveModelId}, for kinds of models that have no default.
 *
 * @throws InvalidArgumentError when there is no id, when it is no text, or when it says nothing.
 */
export function requireModelId(modelId: unknown): string {
  const id = typeof modelId === 'string' ? modelId.trim() : '';
  const resolved = id.startsWith(REFERENCE_PREFIX) ? id.slice(REFERENCE_PREFIX.length) : id;
  if (resolved === '') {
    throw new InvalidArgumentError({
      argument: 'modelId',
      message: `A model id must be a text such as "${DEFAULT_MODEL_ID}".`,
    });
  }
  return resolved;
}
