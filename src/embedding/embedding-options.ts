import type { JSONObject, JSONValue, SharedV4ProviderOptions } from '@ai-sdk/provider';
import { z } from 'zod/v4';
import type { FalOpenRouterChatOptions, FalOpenRouterRoutingOptions } from '../chat/chat-options.js';
import { checkOptions, createRoutingSchema } from '../chat/chat-options-schema.js';
import { convertKeys } from '../chat/encode/convert-options.js';
import { omitUndefined } from '../omit-undefined.js';
import { OPTIONS_KEY, PROVIDER_NAME } from '../names.js';

/**
 * Provider options of an embedding call: `providerOptions.falOpenRouter`. Names are camelCase here and snake_case on the
 * wire; a key that is not listed here goes to the wire untouched.
 */
export interface FalOpenRouterEmbeddingOptions {
  /** Length of the vectors. Wins over the `dimensions` of the call. Default: the model's own. */
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
 * The options of one embedding call as fields of the request body. Of the provider's defaults, those count that embeddings
 * know too: `user` and `provider`.
 *
 * @throws InvalidArgumentError which names the option that has a wrong type.
 */
export function readEmbeddingFields(
  providerOptions: SharedV4ProviderOptions | undefined,
  { user, provider }: FalOpenRouterChatOptions,
): Record<string, unknown> {
  const options: FalOpenRouterEmbeddingOptions = { user, provider };
  for (const key of [PROVIDER_NAME, OPTIONS_KEY]) {
    const given = providerOptions?.[key];
    if (given == null) continue;
    schema ??= createEmbeddingOptionsSchema();
    checkOptions(schema, given, `providerOptions.${key}`);
    Object.assign(options, omitUndefined(given));
  }
  const { provider: routing, inputType, extraBody, ...same } = options;
  const converted = omitUndefined({ input_type: inputType, provider: convertKeys(routing) });
  return { ...same, ...converted, ...extraBody };
}
