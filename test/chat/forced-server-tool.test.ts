import * as ai7 from 'ai';
import * as ai4 from 'ai-v4';
import * as ai5 from 'ai-v5';
import * as ai6 from 'ai-v6';
import { describe, expect, it } from 'vitest';
import { createFalOpenRouter } from '../../src/index.js';
import { createFalOpenRouter as createV1 } from '../../src/v1.js';
import { createFalOpenRouter as createV2 } from '../../src/v2.js';
import { createFalOpenRouter as createV3 } from '../../src/v3.js';
import { answerOf, chunkOf, endWith, respondWithJson, respondWithStream, toEvents } from './play-answer.js';

const citation = { type: 'url_citation', url_citation: { url: 'https://a.example', title: 'A' } };
const cited = { content: 'Sunny.', annotations: [citation] };
const counted = { usage: { prompt_tokens: 1, server_tool_use_details: { web_search_requests: 2 } } };
const FORCED = ['required', { type: 'tool', toolName: 'search' }] as const;

/** Plays one message with the facts of its answer, whole or streamed, whichever is asked for. */
function createFetch(message: object, facts: object = {}, reason = 'stop'): typeof globalThis.fetch {
  return (_input, init) => {
    const isStream = String(init?.body).includes('"stream":true');
    const events = toEvents(chunkOf(message), { choices: [], ...facts }, ...endWith(reason));
    const whole = answerOf(message, { finish_reason: reason }, facts);
    return Promise.resolve(isStream ? respondWithStream(events) : respondWithJson(whole));
  };
}

describe('a tool of the route that the caller demands', () => {
  it.each([
    { name: 'cites a page', message: cited, facts: {}, result: {} },
    {
      name: 'counts it in its usage',
      message: { content: 'Sunny.' },
      facts: counted,
      result: { webSearchRequests: 2 },
    },
  ])('is told of in AI SDK 7 where the answer $name', async ({ message, facts, result }) => {
    const provider = createFalOpenRouter({ apiKey: 'a:b', fetch: createFetch(message, facts) });
    for (const toolChoice of FORCED) {
      const call = {
        model: provider('openai/gpt-4.1'),
        tools: { search: provider.tools.webSearch() },
        toolChoice,
        prompt: 'Weather?',
      };
      const whole = await ai7.generateText(call);
      const streamed = ai7.streamText(call);
      for (const { text, toolCalls, toolResults, finishReason } of [
        whole,
        {
          text: await streamed.text,
          toolCalls: await streamed.toolCalls,
          toolResults: await streamed.toolResults,
          finishReason: await streamed.finishReason,
        },
      ]) {
        expect([text, finishReason]).toEqual(['Sunny.', 'stop']);
        expect(toolCalls).toMatchObject([{ toolName: 'search', input: {}, providerExecuted: true }]);
        expect(toolCalls[0]?.invalid).not.toBe(true);
        expect(toolResults).toMatchObject([{ toolName: 'search', output: result, providerExecuted: true }]);
      }
    }
  });

  it('takes no call and no result back into the next request', async () => {
    const requests: string[] = [];
    const play = createFetch(cited);
    const provider = createFalOpenRouter({
      apiKey: 'a:b',
      fetch: (input, init) => {
        requests.push(String(init?.body));
        return play(input, init);
      },
    });
    const model = provider('openai/gpt-4.1');
    const tools = { search: provider.tools.webSearch() };
    const first = await ai7.generateText({ model, tools, toolChoice: 'required', prompt: 'Weather?' });
    const messages = [...first.responseMessages, { role: 'user' as const, content: 'And now?' }];
    await ai7.generateText({ model, tools, messages });
    expect(JSON.parse(requests[1] ?? '')).toMatchObject({
      messages: [
        { role: 'assistant', content: 'Sunny.' },
        { role: 'user', content: 'And now?' },
      ],
    });
  });

  it.each([
    ['the answer shows nothing of it', { content: 'Sunny.' }, 'stop', 'required'],
    ['nobody demanded it', cited, 'stop', 'auto'],
    ['the answer was cut', cited, 'length', 'required'],
  ] as const)('is not told of where %s', async (_name, message, reason, type) => {
    const provider = createFalOpenRouter({ apiKey: 'a:b', fetch: createFetch(message, {}, reason) });
    const { content } = await provider('openai/gpt-4.1').doGenerate({
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'Weather?' }] }],
      tools: [{ type: 'provider', id: 'openrouter.web_search', name: 'search', args: {} }],
      toolChoice: { type },
    });
    expect(content.map(part => part.type)).not.toContain('tool-call');
  });

  it('answers in the older generations too', async () => {
    const settings = { apiKey: 'a:b', fetch: createFetch(cited) };
    const [v1, v2, v3] = [createV1(settings), createV2(settings), createV3(settings)];
    const call = { toolChoice: 'required', prompt: 'Weather?' } as const;
    const six = await ai6.generateText({ ...call, model: v3(), tools: { search: v3.tools.webSearch() } });
    const five = await ai5.generateText({ ...call, model: v2(), tools: { search: v2.tools.webSearch() } });
    const four = await ai4.generateText({ ...call, model: v1(), tools: { search: v1.tools.webSearch() } });
    for (const { text, finishReason, steps, sources } of [six, five, four]) {
      expect([text, finishReason, steps.length]).toEqual(['Sunny.', 'stop', 1]);
      expect(sources).toHaveLength(1);
    }
    for (const { toolCalls } of [six, five])
      expect(toolCalls).toMatchObject([{ toolName: 'search', providerExecuted: true }]);
    expect(four.toolCalls).toEqual([]);
  });
});
