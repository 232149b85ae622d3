import type { LanguageModelV4Content } from '@ai-sdk/provider';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FalOpenRouterChatLanguageModel } from '../../src/chat/chat-language-model.js';
import { createFalOpenRouter } from '../../src/index.js';
import { userPrompt, type JsonObject } from '../chat/encode/capture.js';
import { detailStream } from '../chat/encode/details-arbitrary.js';
import { encodeDetails, raiseContent } from '../chat/encode/raise-content.js';
import { gatherContent } from '../chat/gather-content.js';
import {
  answerOf,
  chunkOf,
  endWith,
  readParts,
  respondWithJson,
  respondWithStream,
  toEvents,
} from '../chat/play-answer.js';

const calls = ['call-1', 'call-2'].map((id, index) => ({
  index,
  id,
  type: 'function',
  function: { name: 'find', arguments: '{}' },
}));

const fresh = createFalOpenRouter()('acme/thinker');
/** The model as a step of a durable engine gets it. */
const restored = FalOpenRouterChatLanguageModel[WORKFLOW_DESERIALIZE](
  FalOpenRouterChatLanguageModel[WORKFLOW_SERIALIZE](fresh),
);

/** Plays an answer that thinks and calls, streamed or whole. A stored model has no `fetch` of its own. */
async function ask(
  model: FalOpenRouterChatLanguageModel,
  isStream: boolean,
  details: JsonObject[],
  deltas: JsonObject[] = [{ reasoning_details: details }],
): Promise<LanguageModelV4Content[]> {
  const events = [...deltas.map(delta => chunkOf(delta)), chunkOf({ tool_calls: calls }), ...endWith('stop')];
  const body = answerOf({ content: null, reasoning_details: details, tool_calls: calls });
  const answer = isStream ? respondWithStream(toEvents(...events)) : respondWithJson(body);
  vi.stubGlobal('fetch', () => Promise.resolve(answer));
  const call = { prompt: userPrompt, headers: { authorization: 'Key a:b' } };
  if (!isStream) return (await model.doGenerate(call)).content;
  return gatherContent(await readParts((await model.doStream(call)).stream));
}

/** What the agent of `@ai-sdk/workflow` keeps of an answer for its next step. */
function keepTextsAndCalls(content: LanguageModelV4Content[]): LanguageModelV4Content[] {
  return content.filter(({ type }) => type !== 'reasoning');
}

const thought = {
  type: 'reasoning.text',
  text: 'Two and two.',
  signature: 'c2ln',
  format: 'anthropic-claude-v1',
  index: 0,
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['streamed', true],
  ['whole', false],
])('an answer of a restored model, %s', (_name, isStream) => {
  it('has its thinking on the first call too', async () => {
    const content = await ask(restored, isStream, [thought]);
    expect(content.map(part => ('providerMetadata' in part ? part.providerMetadata : undefined))).toEqual([
      { falOpenRouter: { reasoningDetails: [thought] } },
      { falOpenRouter: { reasoningDetails: [thought] } },
      undefined,
    ]);
  });

  it.each([
    ['an empty list', []],
    ['encrypted thinking', [{ type: 'reasoning.encrypted', data: 'b3BhcXVl', id: 'rs_1' }]],
    ['two signed blocks', [thought, { ...thought, text: 'Four?', signature: 'c2lo', index: 1 }]],
  ])('sends %s back, whether the reasoning parts were kept or not', async (_what, details) => {
    const content = await ask(restored, isStream, details);
    expect(await encodeDetails([raiseContent(keepTextsAndCalls(content))])).toEqual([details]);
    expect(await encodeDetails([raiseContent(content)])).toEqual([details]);
  });

  it('of a model that was never stored has it on the reasoning part alone', async () => {
    const content = await ask(fresh, isStream, [thought]);
    expect(content.filter(part => 'providerMetadata' in part)).toHaveLength(1);
  });
});

it('a signature that came behind the call goes back with its text', async () => {
  const { signature, ...unsigned } = thought;
  const late = { type: 'reasoning.text', signature, format: thought.format, index: 0 };
  const content = await ask(
    restored,
    true,
    [],
    [{ reasoning_details: [unsigned] }, { content: 'Hm.' }, { reasoning_details: [late] }],
  );
  expect(await encodeDetails([raiseContent(keepTextsAndCalls(content))])).toEqual([[thought]]);
});

it('any details go back the same with and without the reasoning parts', async () => {
  await fc.assert(
    fc.asyncProperty(detailStream, async ({ details, deltas }) => {
      const content = await ask(restored, true, details, deltas);
      const kept = await encodeDetails([raiseContent(content)]);
      expect(await encodeDetails([raiseContent(keepTextsAndCalls(content))])).toEqual(kept);
    }),
    { numRuns: 200 },
  );
});
