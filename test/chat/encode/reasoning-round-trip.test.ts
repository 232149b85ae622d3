import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerOf,
  chunkOf,
  endWith,
  playStream,
  playWhole,
  respondWithJson,
  respondWithStream,
  toEvents,
} from '../play-answer.js';
import type { JsonObject } from './capture.js';
import { detailStream } from './details-arbitrary.js';
import { encodeDetails, raiseContent, turnOf, type PromptMessage } from './raise-content.js';

const call = { id: 'call-1', type: 'function', function: { name: 'find', arguments: '{}' } };
const question: PromptMessage = { role: 'user', content: [{ type: 'text', text: 'And then?' }] };

/** What of the details the route wants back: all but the texts whose format demands a signature that they lack. */
function keepWanted(details: readonly JsonObject[]): JsonObject[] | undefined {
  const demanding = new Set<unknown>(['anthropic-claude-v1', 'google-gemini-v1', null, undefined]);
  const wanted = details.filter(
    ({ type, format, signature }) =>
      type !== 'reasoning.text' || signature !== undefined || !demanding.has(format),
  );
  return wanted.length === 0 ? undefined : wanted;
}

/** An id is that of an item in the formats of a Responses API; elsewhere a detail is the same item as its equal. */
function nameItem(detail: JsonObject): unknown {
  return String(detail['format']).endsWith('responses-v1') ? detail['id'] : JSON.stringify(detail);
}

describe('what comes goes back, in order, once', () => {
  it('streamed, for any sequence of details in any split', async () => {
    await fc.assert(
      fc.asyncProperty(detailStream, fc.boolean(), async ({ details, deltas }, hasCalls) => {
        const calls = hasCalls ? [chunkOf({ tool_calls: [{ index: 0, ...call }] })] : [];
        const events = [...deltas.map(delta => chunkOf(delta)), ...calls, ...endWith('stop')];
        const { content } = await playStream(respondWithStream(toEvents(...events)));
        const turn = raiseContent(content);
        const wanted = keepWanted(details);
        // Of a turn that was nothing but reasoning, and of that nothing that goes back, no message is left.
        const saysMore = hasCalls || deltas.some(delta => delta['content']);
        expect(await encodeDetails([question, turn])).toEqual(wanted || saysMore ? [wanted] : []);
      }),
      { numRuns: 200 },
    );
  });

  it('as a whole answer', async () => {
    await fc.assert(
      fc.asyncProperty(detailStream, async ({ details }) => {
        const body = answerOf({ content: 'Done', reasoning_details: details, tool_calls: [call] });
        const { content } = await playWhole(respondWithJson(body));
        expect(await encodeDetails([question, raiseContent(content)])).toEqual([keepWanted(details)]);
      }),
      { numRuns: 100 },
    );
  });

  it('in every turn of a conversation, each item in one of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(detailStream, { minLength: 2, maxLength: 4 }), async streams => {
        const turns: PromptMessage[] = [];
        for (const { deltas } of streams) {
          const events = [
            ...deltas.map(delta => chunkOf(delta)),
            chunkOf({ content: 'Done' }),
            ...endWith('stop'),
          ];
          const { content } = await playStream(respondWithStream(toEvents(...events)));
          turns.push(question, raiseContent(content));
        }
        const sentIds = new Set<unknown>();
        const expected = streams.map(({ details }) => {
          const fresh = details.filter(
            detail => detail['id'] === undefined || !sentIds.has(nameItem(detail)),
          );
          for (const detail of details) sentIds.add(nameItem(detail));
          return keepWanted(fresh);
        });
        expect(await encodeDetails(turns)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an empty list', () => {
  it.each<[string, JsonObject[]]>([
    ['beside a call', [{ reasoning_details: [], tool_calls: [{ index: 0, ...call }] }]],
    [
      'beside plain reasoning and a call',
      [{ reasoning: 'Hm.', reasoning_details: [] }, { tool_calls: [{ index: 0, ...call }] }],
    ],
    ['beside text', [{ reasoning_details: [], content: 'Done' }]],
  ])('comes back: %s', async (_name, deltas) => {
    const events = [...deltas.map(delta => chunkOf(delta)), ...endWith('stop')];
    const { content } = await playStream(respondWithStream(toEvents(...events)));
    expect(await encodeDetails([raiseContent(content)])).toEqual([[]]);
  });
});

it('plain reasoning without details sends none back', async () => {
  const events = [chunkOf({ reasoning: 'Hm.' }), chunkOf({ content: 'Done' }), ...endWith('stop')];
  const { content } = await playStream(respondWithStream(toEvents(...events)));
  const turn = raiseContent(content);
  expect(turn).toEqual(turnOf({ type: 'reasoning', text: 'Hm.' }, { type: 'text', text: 'Done' }));
  expect(await encodeDetails([turn])).toEqual([undefined]);
});
