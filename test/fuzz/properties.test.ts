import { APICallError } from '@ai-sdk/provider';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFalOpenRouter } from '../../src/index.js';
import { userPrompt } from '../chat/encode/capture.js';
import { generate, respondWithJson } from '../chat/play-answer.js';
import { watchUnhandledRejections } from '../chat/watch-process.js';
import { createCheckedDice, happens, type Dice } from './dice.js';
import { generateAnswer } from './generate-answer.js';
import { mutateValue } from './mutate-events.js';
import { createDamagedAnswer, playDamaged, playSound } from './play-round.js';
import { PLAYERS } from './players.js';

const RUNS = { numRuns: 250 };

watchUnhandledRejections();

describe.each(PLAYERS)('$name', player => {
  it('loses nothing of an answer that keeps to the dialect, in any form and split', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async generator => {
        const { ending, broken } = await playSound(createCheckedDice(generator), player);
        expect({ ending, broken }).toEqual({ ending: 'streamed', broken: [] });
      }),
      RUNS,
    );
  });

  it('keeps the rules whatever was damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async generator => {
        const { broken } = await playDamaged(createCheckedDice(generator), player);
        expect(broken).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a plain answer', () => {
  it('gives content, or an APICallError, whatever was damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async generator => {
        const dice = createCheckedDice(generator);
        let answer: unknown = joinAnswer(dice);
        for (let count = 1 + dice.roll(3); count > 0; count -= 1) answer = mutateValue(dice, answer);
        expect(await findBroken(respondWithJson(answer))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a stream whose chunks are handed on too', () => {
  // These are parsed plainly; those of other streams are filled into the form of earlier ones.
  it('says what the same stream says without them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async generator => {
        const createAnswer = createDamagedAnswer(createCheckedDice(generator));
        expect(await tellParts(createAnswer(), false)).toBe(await tellParts(createAnswer(), true));
      }),
      RUNS,
    );
  });
});

/** All that a stream says, chunks left out, as a text. Ids that are made up for a call are told by their order. */
async function tellParts(answer: Response, includeRawChunks: boolean): Promise<string> {
  const { languageModel } = createFalOpenRouter({
    apiKey: 'id:secret',
    fetch: () => Promise.resolve(answer),
  });
  const parts: unknown[] = [];
  try {
    const { stream } = await languageModel('x/y').doStream({ prompt: userPrompt, includeRawChunks });
    for await (const part of stream) if (part.type !== 'raw') parts.push(part);
  } catch (error) {
    parts.push(String(error));
  }
  const ids = new Map<unknown, number>();
  return JSON.stringify(parts, (key, value: unknown) => {
    if (key !== 'id' && key !== 'toolCallId') return value;
    if (!ids.has(value)) ids.set(value, ids.size);
    return ids.get(value);
  });
}

async function findBroken(answer: Response): Promise<string[]> {
  let result: Awaited<ReturnType<typeof generate>>;
  try {
    result = await generate(answer);
  } catch (error) {
    return APICallError.isInstance(error) ? [] : [`threw ${String(error)}`];
  }
  const ids = result.content.flatMap(part => (part.type === 'tool-call' ? [part.toolCallId] : []));
  const isCut = ['length', 'content-filter', 'error'].includes(result.finishReason.unified);
  return [
    ...(new Set(ids).size === ids.length ? [] : ['two calls with one id']),
    ...(isCut && ids.length > 0 ? ['a call in an answer that was cut'] : []),
  ];
}

/** A whole answer of the deltas of a stream: the last of each key, which is enough to be damaged. */
function joinAnswer(dice: Dice): object {
  const message: Record<string, unknown> = {};
  for (const event of generateAnswer(dice).events) {
    const [choice] = (event as { choices?: Array<{ delta?: object }> }).choices ?? [];
    Object.assign(message, choice?.delta);
  }
  const usage = { prompt_tokens: 3, prompt_tokens_details: { cached_tokens: 1 } };
  const choice = { index: 0, message, finish_reason: happens(dice, 2) ? 'stop' : 'tool_calls' };
  return { id: 'gen-1', model: 'x/y', created: 1, choices: [choice], usage };
}
