import { expect, it } from 'vitest';
import { createFalOpenRouter } from '../src/index.js';

/** Calls a model whose signal is aborted so many turns of the microtask queue behind the question for its key. */
async function abortBehindKey(turns: number): Promise<'sent' | 'sent after the abort' | 'not sent'> {
  const controller = new AbortController();
  const { signal } = controller;
  let outcome: 'sent' | 'sent after the abort' | 'not sent' = 'not sent';
  const abortLater = async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await undefined;
    controller.abort();
  };
  const provider = createFalOpenRouter({
    apiKey: () => {
      void abortLater();
      return 'a:b';
    },
    fetch: () => {
      outcome = signal.aborted ? 'sent after the abort' : 'sent';
      return new Promise(() => {});
    },
  });
  const call = provider('openai/gpt-4.1').doGenerate({ prompt: [], abortSignal: signal });
  const reason: unknown = await call.catch((error: unknown) => error);
  expect(reason).toBe(signal.reason);
  return outcome;
}

it('nothing is sent after an abort, wherever between key and request it comes', async () => {
  const outcomes: string[] = [];
  for (let turns = 0; turns < 40; turns += 1) outcomes.push(await abortBehindKey(turns));
  expect(outcomes[0]).toBe('not sent');
  expect(outcomes).not.toContain('sent after the abort');
  expect(outcomes.at(-1)).toBe('sent');
});
