import {
  APICallError,
  convertToModelMessages,
  createUIMessageStreamResponse,
  isStepCount,
  RetryError,
  safeValidateUIMessages,
  streamText,
  toUIMessageStream,
  type TextStreamPart,
  type ToolSet,
} from 'ai';
import type { FalOpenRouterMetadata } from 'ai-sdk-fal-openrouter';
import { z } from 'zod';
import type { AnswerMetadata, ChatMessage } from '@/lib/chat-message';
import { falOpenRouter } from '@/lib/fal-open-router';
import { tools } from '@/lib/tools';

export const maxDuration = 300;

const requestSchema = z.object({
  messages: z.array(z.unknown()),
  modelId: z.string(),
  effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).optional(),
  usesTools: z.boolean(),
  searchesWeb: z.boolean(),
});

// #region next-chat-route
export async function POST(request: Request): Promise<Response> {
  const body = requestSchema.safeParse(await request.json().catch(() => undefined));
  if (!body.success) return refuse(z.prettifyError(body.error));
  const { modelId, effort, usesTools, searchesWeb } = body.data;
  const history = await safeValidateUIMessages<ChatMessage>({ messages: body.data.messages });
  if (!history.success) return refuse(history.error.message);
  const messages = history.data;
  const capabilities = falOpenRouter.capabilities(modelId);

  const result = streamText({
    model: falOpenRouter(modelId),
    // Whole messages, so that the thinking of earlier turns goes back as it came. What a stopped answer left half done
    // is left out.
    messages: await convertToModelMessages(messages, { tools, ignoreIncompleteToolCalls: true }),
    tools,
    activeTools: usesTools && capabilities?.tools !== false ? ['weather', 'bookTable'] : [],
    toolApproval: { bookTable: 'user-approval' },
    // Approvals come back from the browser; with a secret, forged ones are refused.
    experimental_toolApprovalSecret: process.env['TOOL_APPROVAL_SECRET'],
    stopWhen: isStepCount(5),
    abortSignal: request.signal, // the stop button ends the request to fal, too
    providerOptions: {
      falOpenRouter: {
        ...(effort !== undefined && { reasoningEffort: effort }),
        ...(searchesWeb && { plugins: [{ id: 'web' }] }),
        ...(capabilities?.outputModalities.includes('image') && { modalities: ['image', 'text'] }),
      },
    },
    onError: ({ error }) => console.error(error),
  });

  return createUIMessageStreamResponse({
    stream: toUIMessageStream<typeof tools, ChatMessage>({
      stream: result.stream,
      originalMessages: messages, // an approved call goes on in the message that asked for it
      sendReasoning: true,
      sendSources: true,
      messageMetadata: createMetadataCollector(modelId, messages.at(-1)),
      onError: describeError,
      redactToolErrors: false, // the model has read them, and its thinking may be bound to what it read
    }),
  });
}
// #endregion

function refuse(reason: string): Response {
  return new Response(`This page sent a malformed request: ${reason}`, { status: 400 });
}

/** Adds up the steps of an answer, those before an approval included. */
function createMetadataCollector(model: string, lastMessage: ChatMessage | undefined) {
  const sum: AnswerMetadata = { ...(lastMessage?.role === 'assistant' && lastMessage.metadata), model };
  return ({ part }: { part: TextStreamPart<ToolSet> }): AnswerMetadata | undefined => {
    if (part.type === 'start') return { model };
    if (part.type === 'finish') return { finishReason: part.finishReason };
    if (part.type !== 'finish-step') return undefined;
    const { inputTokens = 0, outputTokens = 0, outputTokenDetails } = part.usage;
    sum.inputTokens = (sum.inputTokens ?? 0) + inputTokens;
    sum.outputTokens = (sum.outputTokens ?? 0) + outputTokens;
    sum.reasoningTokens = (sum.reasoningTokens ?? 0) + (outputTokenDetails.reasoningTokens ?? 0);
    const metadata = part.providerMetadata?.['falOpenRouter'] as FalOpenRouterMetadata | undefined;
    const cost = metadata?.usage?.cost;
    if (cost !== undefined) sum.cost = (sum.cost ?? 0) + cost;
    return { ...sum };
  };
}

/** The errors of the package and the SDK say what happened and hold no secret, so the person may read them. */
function describeError(error: unknown): string {
  const cause = RetryError.isInstance(error) ? error.lastError : error;
  if (APICallError.isInstance(cause)) return cause.message;
  return cause instanceof Error ? cause.message : 'The answer ended with an error that has no words.';
}
