import type { EmbeddingModelV4CallOptions, JSONObject, JSONValue } from '@ai-sdk/provider';
import { z } from 'zod/v4';
import type { FalOpenRouterRoutingOptions } from '../chat/chat-options.js';
import { checkOptions, createRoutingSchema } from '../chat/chat-options-schema.js';
import { convertKeys } from '../chat/encode/convert-options.js';
import { mergeChatOptions } from '../chat/merge-chat-options.js';
import { omitUndefined } from '../omit-undefined.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';

/**
 * Provider options of an embedding call, `providerOptions.falOpenRouter`, or of an embedding model, as the second argument.
 * Call beats model, key by key. Names are camelCase here and snake_case on the wire; a key that is not listed here goes to the
 * wire untouched.
 */
export interface FalOpenRouterEmbeddingOptions {
  /** Length of the vectors. In a call's provider options it wins over the call's own `dimensions`. Default: the model's own. */
  dimensions?: number | undefined;
  /** Your end user's id, for abuse detection. */
  user?: string | undefined;
  /** Which upstreams may answer. */
  provider?: FalOpenRouterRoutingOptions | undefined;
  /** What the texts are for, in the model's own words, e.g. `search_query` or `search_document`. */
  inputType?: string | undefined;
  /** Fields put into the request body as they are. Keys are not converted. */
  extraBody?: JSONObject | undefined;
  [key: string]: JSONValue | undefined;
}

let schema: z.ZodType | undefined;

function createEmbeddingOptionsSchema(): z.ZodType {
  const text = z.string();
  return z
    .looseObject({
      dimensions: z.int().positive(),
      user: text,
      provider: createRoutingSchema(),
      inputType: text,
      extraBody: z.record(text, z.unknown()),
    })
    .partial();
}

/**
 * Checks embedding options of one source; where it has none, they are empty.
 *
 * @param source where they come from, as the caller wrote it.
 * @throws InvalidArgumentError which names the option that has a wrong type.
 */
export function validateEmbeddingOptions(options: unknown, source: string): FalOpenRouterEmbeddingOptions {
  if (options == null) return {};
  schema ??= createEmbeddingOptionsSchema();
  checkOptions(schema, options, source);
  // Checked by the schema just above.
  return options as FalOpenRouterEmbeddingOptions;
}

/** Options of one call as fields of the request body: its provider options over its `dimensions`, those over the model's options. */
export function convertEmbeddingOptions(
  { dimensions, providerOptions }: EmbeddingModelV4CallOptions,
  modelOptions: FalOpenRouterEmbeddingOptions,
): Record<string, unknown> {
  const ownOptions = [PROVIDER_NAME, OPTIONS_KEY].map(key =>
    validateEmbeddingOptions(providerOptions?.[key], `providerOptions.${key}`),
  );
  const options: FalOpenRouterEmbeddingOptions = mergeChatOptions(
    modelOptions,
    { dimensions },
    ...ownOptions,
  );
  const { provider, inputType, extraBody, ...same } = options;
  const converted = omitUndefined({ input_type: inputType, provider: convertKeys(provider) });
  return { ...same, ...converted, ...extraBody };
}
