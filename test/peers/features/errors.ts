import { orElse, type Feature, type FeatureGroup } from '../feature.js';
import { describeError, type Trial } from '../trial.js';
import { chunk, finish } from '../wire.js';

/** What the error of a call says to whoever reads it. */
async function readComplaint(trial: Trial, mode: 'generate' | 'stream', prompt = 'Hello'): Promise<string> {
  if (mode === 'generate') return trial.generate({ prompt }).then(() => 'no error', describeError);
  return (await trial.stream({ prompt })).errors[0] ?? 'no error';
}

function complaintFeature(name: string, prompt: string, words: string, isHeadline = false): Feature {
  return {
    name,
    isHeadline,
    find: async trial => {
      const complaint = await readComplaint(trial, 'generate', prompt);
      return orElse(complaint.includes(words), `it says "${complaint}"`);
    },
  };
}

const OVERLOADED = { error: { code: 503, message: 'Overloaded' } };

export const errors: FeatureGroup = {
  title: 'Errors',
  features: [
    complaintFeature(
      'The upstream’s own words (`metadata.raw`) instead of “Provider returned error”',
      'emulate:error-503',
      'The model is overloaded',
      true,
    ),
    complaintFeature('fal’s own words (`detail`)', 'emulate:error-403', 'Exhausted balance', true),
    complaintFeature('The field that fal’s validation refused', 'emulate:error-422', 'messages'),
    complaintFeature('fal’s request id in the message', 'emulate:error-403', '00000000-0000-4000-8000'),
    {
      name: 'An error in a plain answer with status 200 rejects with its message',
      find: async trial => {
        trial.emulator.answer({ json: OVERLOADED });
        const complaint = await readComplaint(trial, 'generate');
        return orElse(complaint.includes('Overloaded'), `it says "${complaint}"`);
      },
    },
    {
      name: 'An error in a plain answer with status 200 is tried again when it may pass',
      find: async trial => {
        trial.emulator.answer({ json: OVERLOADED });
        const { text } = await trial.generate({ maxRetries: 1 });
        return orElse(text !== '', 'no text came');
      },
    },
    {
      name: 'An error in JSON with status 200, where a stream was asked for, is told in its words',
      find: async trial => {
        trial.emulator.answer({ json: OVERLOADED });
        const complaint = await readComplaint(trial, 'stream');
        return orElse(complaint.includes('Overloaded'), `it says "${complaint}"`);
      },
    },
    {
      isHeadline: true,
      name: 'An error as the first event of a stream is tried again (`maxRetries`)',
      find: async trial => {
        trial.emulator.answer({ events: [OVERLOADED], done: false });
        const { text, errors: found } = await trial.stream({ maxRetries: 1 });
        return orElse(text !== '', `it was not: "${found[0]}"`);
      },
    },
    {
      isHeadline: true,
      name: '`error: null` in a chunk is no error',
      find: async trial => {
        const events = [{ ...chunk({ content: 'Hi' }), error: null }, finish()];
        trial.emulator.answer({ events });
        const { text, errors: found } = await trial.stream({});
        return orElse(text === 'Hi' && found.length === 0, `it is: "${found[0]}"`);
      },
    },
    {
      name: 'fal’s `X-Fal-Retryable: false` is obeyed',
      find: async trial => {
        trial.emulator.answer({
          status: 503,
          headers: { 'x-fal-retryable': 'false' },
          json: { detail: 'Final' },
        });
        await trial.generate({ maxRetries: 1 }).catch(() => {});
        return orElse(trial.emulator.requests.length === 1, 'it was tried again');
      },
    },
    {
      name: 'A `finish_reason: "error"` is the finish reason `error`',
      find: async trial => {
        trial.emulator.answer({ events: [chunk({ content: 'Hi' }), finish('error')] });
        const { finishReason } = await trial.stream({});
        return orElse(finishReason === 'error', `it is \`${finishReason}\``);
      },
    },
  ],
};
