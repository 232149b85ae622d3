import { InvalidArgumentError } from '@ai-sdk/provider';
import { z } from 'zod/v4';
import type { FalOpenRouterChatOptions } from './chat-options.js';

/** Built at the first use: a program that gives no options pays nothing for the schema. */
let schema: z.ZodType<Record<string, unknown>> | undefined;

/** The schema of the option `provider`, which embedding models take as well. */
export function createRoutingSchema(): z.ZodType<Record<string, unknown>> {
  const strings = z.array(z.string());
  const record = z.record(z.string(), z.unknown());
  return z
    .looseObject({
      order: strings,
      only: strings,
      ignore: strings,
      allowFallbacks: z.boolean(),
      requireParameters: z.boolean(),
      dataCollection: z.enum(['allow', 'deny']),
      zdr: z.boolean(),
      sort: z.union([z.string(), record]),
      maxPrice: record,
      quantizations: strings,
      preferredMinThroughput: z.union([z.number(), record]),
      preferredMaxLatency: z.union([z.number(), record]),
    })
    .partial();
}

function createChatOptionsSchema(): z.ZodType<Record<string, unknown>> {
  const strings = z.array(z.string());
  const record = z.record(z.string(), z.unknown());
  const cacheControl = z.looseObject({ type: z.literal('ephemeral'), ttl: z.string().optional() });
  return z.looseObject({
    reasoning: z
      .looseObject({
        effort: z.string(),
        maxTokens: z.number(),
        enabled: z.boolean(),
        exclude: z.boolean(),
      })
      .partial()
      .optional(),
    reasoningEffort: z.string().optional(),
    dropEncryptedReasoning: z.boolean().optional(),
    models: strings.optional(),
    provider: createRoutingSchema().optional(),
    plugins: z.array(z.looseObject({ id: z.string() })).optional(),
    webSearchOptions: record.optional(),
    user: z.string().optional(),
    sessionId: z.string().optional(),
    metadata: record.optional(),
    parallelToolCalls: z.boolean().optional(),
    strictJsonSchema: z.boolean().optional(),
    verbosity: z.string().optional(),
    logprobs: z.boolean().optional(),
    topLogprobs: z.int().min(0).max(20).optional(),
    logitBias: z.record(z.string(), z.number()).optional(),
    minP: z.number().optional(),
    topA: z.number().optional(),
    repetitionPenalty: z.number().optional(),
    modalities: strings.optional(),
    imageConfig: record.optional(),
    prediction: record.optional(),
    serviceTier: z.string().optional(),
    transforms: strings.optional(),
    cacheControl: cacheControl.optional(),
    usage: record.optional(),
    extraBody: record.optional(),
  });
}

/**
 * Checks chat options of one source.
 *
 * @param source where they come from, as the caller wrote it: `providerOptions.falOpenRouter`, `defaults`, …
 * @throws InvalidArgumentError which names the option and says what is expected. Keys that are not known are not checked.
 */
export function validateChatOptions(options: unknown, source: string): FalOpenRouterChatOptions {
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
  const issue = result.error.issues[0];
  const name = [source, ...(issue?.path ?? [])].join('.');
  throw new InvalidArgumentError({
    argument: name,
    message: `Invalid provider option \`${name}\`: ${issue?.message ?? 'wrong type'}.`,
    cause: result.error,
  });
}
