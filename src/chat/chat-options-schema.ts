import { InvalidArgumentError } from '@ai-sdk/provider';
import { z } from 'zod/v4';
import type { FalOpenRouterChatOptions } from './chat-options.js';

/** Built at the first use: a program that gives no options pays nothing for the schema. */
let schema: z.ZodType<Record<string, unknown>> | undefined;

/** The types that most options have, to be shared. */
function createTypes() {
  const text = z.string();
  return {
    text,
    texts: z.array(text),
    flag: z.boolean(),
    number: z.number(),
    object: z.record(text, z.unknown()),
  };
}

/** The schema of the option `provider`, which embedding models take as well. */
export function createRoutingSchema(): z.ZodType<Record<string, unknown>> {
  const { text, texts, flag, number, object } = createTypes();
  const amount = z.union([number, object]);
  return z
    .looseObject({
      order: texts,
      only: texts,
      ignore: texts,
      allowFallbacks: flag,
      requireParameters: flag,
      dataCollection: z.enum(['allow', 'deny']),
      zdr: flag,
      sort: z.union([text, object]),
      maxPrice: object,
      quantizations: texts,
      preferredMinThroughput: amount,
      preferredMaxLatency: amount,
    })
    .partial();
}

function createChatOptionsSchema(): z.ZodType<Record<string, unknown>> {
  const { text, texts, flag, number, object } = createTypes();
  return z
    .looseObject({
      reasoning: z.looseObject({ effort: text, maxTokens: number, enabled: flag, exclude: flag }).partial(),
      reasoningEffort: text,
      dropEncryptedReasoning: flag,
      models: texts,
      provider: createRoutingSchema(),
      plugins: z.array(z.looseObject({ id: text })),
      webSearchOptions: object,
      user: text,
      sessionId: text,
      metadata: object,
      parallelToolCalls: flag,
      strictJsonSchema: flag,
      verbosity: text,
      logprobs: flag,
      topLogprobs: z.int().min(0).max(20),
      logitBias: z.record(text, number),
      minP: number,
      topA: number,
      repetitionPenalty: number,
      modalities: texts,
      imageConfig: object,
      prediction: object,
      serviceTier: text,
      transforms: texts,
      cacheControl: z.looseObject({ type: z.literal('ephemeral'), ttl: text.optional() }),
      usage: object,
      extraBody: object,
    })
    .partial();
}

/**
 * Checks chat options of one source; where it has none, they are empty.
 *
 * @param source where they come from, as the caller wrote it: `providerOptions.falOpenRouter`, `defaults`, …
 * @throws InvalidArgumentError which names the option and says what is expected. Keys that are not known are not checked.
 */
export function validateChatOptions(options: unknown, source: string): FalOpenRouterChatOptions {
  if (options === undefined) return {};
  schema ??= createChatOptionsSchema();
  checkOptions(schema, options, source);
  // Checked by the schema just above; what goes on is the caller's own object, so that nothing is copied.
  return options as FalOpenRouterChatOptions;
}

/**
 * Holds options against a schema.
 *
 * @throws InvalidArgumentError which names the option, `source` in front, and says what is expected.
 */
export function checkOptions(optionsSchema: z.ZodType, options: unknown, source: string): void {
  const result = optionsSchema.safeParse(options);
  if (result.success) return;
  const [{ path, message } = { path: [], message: 'wrong type' }] = result.error.issues;
  const name = [source, ...path].join('.');
  throw new InvalidArgumentError({
    argument: name,
    message: `Invalid provider option \`${name}\`: ${message}.`,
    cause: result.error,
  });
}
