import type { z } from 'zod';
import type { FalOpenRouterChatOptions } from '../../src/chat/chat-options.js';
import type { FalOpenRouterProviderSettings } from '../../src/settings.js';

/** A tool of the suite; every generation takes the same zod schema. */
export interface SuiteTool {
  description: string;
  schema: z.ZodObject<z.ZodRawShape>;
  execute: (input: Record<string, unknown>) => unknown;
}

/** One call, in words that every generation has. */
export interface SuiteCall {
  settings: FalOpenRouterProviderSettings;
  modelId?: string;
  /** Either a prompt or messages that an earlier call gave. */
  prompt?: string;
  messages?: unknown[];
  system?: string;
  tools?: Record<string, SuiteTool>;
  maxSteps?: number;
  maxRetries?: number;
  maxOutputTokens?: number;
  topK?: number;
  stopSequences?: string[];
  abortSignal?: AbortSignal;
  headers?: Record<string, string>;
  options?: FalOpenRouterChatOptions;
}

/** What a call came to, in words that every generation has. */
export interface SuiteResult {
  text: string;
  reasoningText: string;
  finishReason: string;
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  toolCalls: string[];
  toolResults: unknown[];
  stepCount: number;
  metadata: Record<string, unknown> | undefined;
  warnings: string[];
  responseId: string | undefined;
  responseModelId: string | undefined;
  /** Messages of the answer, to go on with. */
  messages: unknown[];
  /** Errors that came as stream parts. */
  errors: unknown[];
}

/** The real `ai` package of one generation, behind one face, so that one suite runs for all. */
export interface SuiteClient {
  readonly name: string;
  generate(call: SuiteCall): Promise<SuiteResult>;
  stream(call: SuiteCall): Promise<SuiteResult>;
  generateObject(call: SuiteCall & { schema: z.ZodObject<z.ZodRawShape> }): Promise<unknown>;
  streamObject(call: SuiteCall & { schema: z.ZodObject<z.ZodRawShape> }): Promise<unknown>;
  /** Creates every kind of model, which must not throw without a key. */
  createModels(settings: FalOpenRouterProviderSettings): unknown[];
}

/** The fields of a message or prompt that a call has. */
export function pickPrompt({ prompt, messages }: SuiteCall): { prompt: string } | { messages: never[] } {
  // Messages come from the same generation's earlier answer; the suite does not look inside.
  return messages === undefined ? { prompt: prompt ?? 'Hello' } : { messages: messages as never[] };
}

/** Drops `undefined` fields, which exact option types refuse. */
export function compact<FIELDS extends object>(
  fields: FIELDS,
): { [KEY in keyof FIELDS]: NonNullable<FIELDS[KEY]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [KEY in keyof FIELDS]: NonNullable<FIELDS[KEY]> };
}
