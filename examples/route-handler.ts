// #region route-handler
// app/api/chat/route.ts
import { convertToModelMessages, createUIMessageStreamResponse, streamText, toUIMessageStream } from 'ai';
import type { UIMessage } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

export async function POST(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as { messages: UIMessage[] };
  const result = streamText({
    model: falOpenRouter('google/gemini-2.5-flash'),
    messages: await convertToModelMessages(messages),
    reasoning: 'low',
  });
  const stream = toUIMessageStream({ stream: result.stream, sendReasoning: true, sendSources: true });
  return createUIMessageStreamResponse({ stream });
}
// #endregion

const response = await POST(
  new Request('http://localhost/api/chat', {
    method: 'POST',
    body: JSON.stringify({ messages: [{ id: '1', role: 'user', parts: [{ type: 'text', text: 'Hello' }] }] }),
  }),
);
console.log((await response.text()).split('\n').filter(Boolean).slice(0, 5).join('\n'));
