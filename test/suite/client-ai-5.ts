import { generateObject, generateText, stepCountIs, streamObject, streamText, tool } from 'ai-v5';
import { createFalOpenRouter } from '../../src/v2.js';
import { compact, pickPrompt, type SuiteCall, type SuiteClient, type SuiteResult } from './client.js';

function createCall(call: SuiteCall) {
  const { system, maxRetries, maxOutputTokens, topK, stopSequences, abortSignal, headers } = call;
  return {
    model: createFalOpenRouter(call.settings)(call.modelId),
    ...compact({ system, maxRetries, maxOutputTokens, topK, stopSequences, abortSignal, headers }),
    ...(call.options !== undefined && { providerOptions: { falOpenRouter: compact(call.options) as never } }),
    ...pickPrompt(call),
  };
}

function createTools({ tools, maxSteps }: SuiteCall) {
  if (tools === undefined) return {};
  const entries = Object.entries(tools).map(([name, { description, schema, execute }]) => [
    name,
    tool({ description, inputSchema: schema, execute: input => execute(input) }),
  ]);
  return { tools: Object.fromEntries(entries), stopWhen: stepCountIs(maxSteps ?? 1) };
}

export const client5: SuiteClient = {
  name: 'AI SDK 5',
  generate: async call => {
    const result = await generateText({ ...createCall(call), ...createTools(call) });
    return collect(result, result.steps, []);
  },
  stream: async call => {
    const errors: unknown[] = [];
    const result = streamText({ ...createCall(call), ...createTools(call), onError: () => {} });
    let hasFinished = false;
    for await (const part of result.fullStream) {
      if (part.type === 'error') errors.push(part.error);
      hasFinished ||= part.type === 'finish';
    }
    // Without an answer the promises of the result reject with another error, or never settle.
    if (!hasFinished) throw errors[0] ?? new Error('The stream ended without a finish part.');
    const [text, finishReason, usage, response] = await Promise.all([
      result.text,
      result.finishReason,
      result.totalUsage,
      result.response,
    ]);
    const [steps, providerMetadata, warnings] = await Promise.all([
      result.steps,
      result.providerMetadata,
      result.warnings,
    ]);
    return collect(
      { text, finishReason, totalUsage: usage, response, providerMetadata, warnings },
      steps,
      errors,
    );
  },
  generateObject: async ({ schema, ...call }) =>
    (await generateObject({ ...createCall(call), schema })).object,
  streamObject: async ({ schema, ...call }) => {
    const result = streamObject({ ...createCall(call), schema, onError: () => {} });
    for await (const _partial of result.partialObjectStream);
    return result.object;
  },
  createModels: settings => {
    const provider = createFalOpenRouter(settings);
    return [
      provider(),
      provider.languageModel('openai/gpt-4.1'),
      provider.chatModel('fal-openrouter/openai/gpt-4.1'),
      provider.textEmbeddingModel('openai/text-embedding-3-small'),
      provider.imageModel('google/gemini-2.5-flash-image'),
    ];
  },
};

function collect(
  result: {
    text: string;
    finishReason: string;
    totalUsage: { inputTokens: number | undefined; outputTokens: number | undefined };
    response: { id: string; modelId: string; messages?: unknown[] };
    providerMetadata: Record<string, Record<string, unknown>> | undefined;
    warnings: unknown[] | undefined;
  },
  steps: ReadonlyArray<{
    reasoningText: string | undefined;
    toolCalls: ReadonlyArray<{ toolName: string; input: unknown }>;
    toolResults: ReadonlyArray<{ output: unknown }>;
    response: { messages: unknown[] };
  }>,
  errors: unknown[],
): SuiteResult {
  return {
    text: result.text,
    reasoningText: steps.map(step => step.reasoningText ?? '').join(''),
    finishReason: result.finishReason,
    inputTokens: result.totalUsage.inputTokens,
    outputTokens: result.totalUsage.outputTokens,
    toolCalls: steps.flatMap(step =>
      step.toolCalls.map(call => `${call.toolName}${JSON.stringify(call.input)}`),
    ),
    toolResults: steps.flatMap(step => step.toolResults.map(({ output }) => output)),
    stepCount: steps.length,
    metadata: result.providerMetadata?.['falOpenRouter'],
    warnings: (result.warnings ?? []).map(warning => JSON.stringify(warning)),
    responseId: result.response.id,
    responseModelId: result.response.modelId,
    messages: result.response.messages ?? [],
    errors,
  };
}
