import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EMULATOR_KEY, startEmulator, type AnswerScript, type Emulator } from '../emulator/index.js';
import { main } from './main.js';
import type { Question } from './question.js';
import { QUESTIONS } from './questions.js';
import { plainAnswer } from './questions/plain-answer.js';
import { streamedAnswer } from './questions/streamed-answer.js';
import { runLive, type Outcome } from './run-live.js';
import { Scrubber } from './scrub.js';

/** Where the emulator is known to be unlike what the dialect says of the route. */
const UNLIKE_FAL = [
  'POST /responses is there',
  'an unknown model is refused (400 or 404) in OpenRouter’s form',
  'tools on a model without them get 404 and “No endpoints found”',
  'refusals carry `x-fal-error-type`',
  'a field that nobody knows passes through fal (so new fields of OpenRouter work)',
  'POST /responses takes the OpenAI Responses form',
];

let directory: string;
let printed: string[] = [];
const print = (text: string): void => void printed.push(text);
beforeAll(async () => {
  for (const name of ['FAL_API_KEY', 'FAL_KEY', 'FAL_KEY_ID', 'FAL_KEY_SECRET']) delete process.env[name];
  directory = await mkdtemp(join(tmpdir(), 'live-'));
});
afterEach(() => {
  printed = [];
});
afterAll(() => rm(directory, { recursive: true }));

describe('against the emulator', () => {
  it('asks every question, and saves what came without key, and with its source', async () => {
    const out = join(directory, 'all');
    const exitCode = await main(['--emulator', '--out', out], print);
    const output = printed.join('\n');
    expect(output.match(/(?<=^ {2}differs {3}).+/gm)).toEqual(UNLIKE_FAL);
    expect(output).not.toContain('not asked,');
    expect(exitCode).toBe(0);
    expect(printed[0]).toContain("nothing of this is fal's");

    const files = await readdir(out);
    const names = files.map(file => file.replace(/-\d+\.json$/, ''));
    expect([...new Set(names)].toSorted()).toEqual(
      [...QUESTIONS.map(({ name }) => name), 'report.md'].toSorted(),
    );
    for (const file of files) {
      const text = await readFile(join(out, file), 'utf8');
      expect(text).toMatch(/^[^\n]*\n[^\n]*\n?[^\n]*nothing of this is fal's/);
      expect(text).not.toContain(EMULATOR_KEY.split(':')[1]);
      expect(text).not.toContain('user_emulator');
    }
  });

  it('keeps what came word for word, so that it can become a fixture', async () => {
    const out = join(directory, 'stream');
    await main(['--emulator', '--only', 'streamed-answer', '--out', out], print);
    const { request, response } = JSON.parse(await readFile(join(out, 'streamed-answer-1.json'), 'utf8')) as {
      request: { body: { stream: boolean } };
      response: { status: number; headers: Record<string, string>; text: string };
    };
    expect(request.body.stream).toBe(true);
    expect(response.status).toBe(200);
    expect(response.headers).toEqual({
      'cache-control': 'no-cache',
      'content-type': 'text/event-stream',
      'x-fal-request-id': expect.stringMatching(/^0{8}-0{4}-4000-8000-\d{12}$/),
    });
    expect(response.text).toMatch(/^: OPENROUTER PROCESSING\n\ndata: \{"id":""[\s\S]+data: \[DONE\]\n\n$/);
  });

  it('asks nothing that could cost more than is left', async () => {
    const out = join(directory, 'poor');
    expect(await main(['--emulator', '--max-cost', '0', '--out', out], print)).toBe(0);
    expect((await readdir(out)).filter(file => !file.startsWith('endpoints-'))).toEqual(['report.md']);
    expect(printed.join('\n')).toContain('refusals: not asked, it can cost $0.0005, and $0.0000 are left');
  });
});

describe('the command', () => {
  it('says what to set when there is no key, and asks nobody', async () => {
    const out = join(directory, 'none');
    expect(await main(['--out', out], print)).toBe(1);
    expect(printed.join('\n')).toContain('FAL_API_KEY');
    expect(printed.join('\n')).toContain('--emulator');
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });

  it.each([
    { argv: ['--emulator', '--only', 'weather'], complaint: 'There is no question "weather"' },
    { argv: ['--emulator', '--max-cost', 'much'], complaint: '--max-cost must be a number' },
    { argv: ['--emulator', '--max-cost=-1'], complaint: '--max-cost must be a number' },
  ])('refuses $argv', async ({ argv, complaint }) => {
    expect(await main(argv, print)).toBe(1);
    expect(printed[0]).toContain(complaint);
  });
});

describe('a run', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ strict: false });
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.close());

  const run = (questions: Question[], maxCost = 1): Promise<Outcome[]> => {
    const scrubber = new Scrubber([emulator.key]);
    const recorder = { directory: join(directory, 'run'), source: 'A test.', scrubber };
    return runLive({ access: emulator, questions, maxCost, recorder, onOutcome: () => {} });
  };
  const listVerdicts = ([outcome]: Outcome[]): Record<string, string> =>
    Object.fromEntries(outcome?.facts.map(({ claim, verdict }) => [claim, verdict]) ?? []);

  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  const answerWith = (cost: number | undefined): AnswerScript => ({
    json: { choices: [{ message: { role: 'assistant', content: 'ok' } }], usage: { ...usage, cost } },
  });

  it('counts what the answers say they cost', async () => {
    emulator.answer(answerWith(0.04));
    const [first, second] = await run([plainAnswer, streamedAnswer], 0.0401);
    expect(first?.cost).toBe(0.04);
    expect(second?.skipped).toContain('$0.0001 are left');
    expect(emulator.requests).toHaveLength(1);
  });

  it('counts the limit where an answer does not say what it cost', async () => {
    emulator.answer(answerWith(undefined));
    const outcomes = await run([plainAnswer]);
    expect(outcomes[0]?.cost).toBe(plainAnswer.costLimit);
    expect(listVerdicts(outcomes)).toMatchObject({ 'usage has cost, in US dollars': 'differs' });
  });

  it('sees what is unlike the dialect, and what an answer can’t tell', async () => {
    const chunk = { id: 'gen-1', provider: 'One', model: 'one/model', error: null };
    const delta = { role: '', content: 'ok' };
    emulator.answer({
      events: [{ ...chunk, choices: [{ index: 0, delta, finish_reason: 'stop' }], usage }],
      done: false,
    });
    expect(listVerdicts(await run([streamedAnswer]))).toEqual({
      'a stream is `text/event-stream`': 'holds',
      'comment lines `: OPENROUTER PROCESSING` keep the connection open': 'unsettled',
      'the first chunk is a placeholder with empty id, model and choices': 'differs',
      'all other chunks have id, provider and model': 'holds',
      'a stream carries `x-fal-request-id`': 'holds',
      'the role of each delta is `assistant`': 'differs',
      'one chunk has the finish reason': 'holds',
      'the last chunk has the usage': 'holds',
      'usage comes in a chunk of its own, not in that of the finish reason': 'differs',
      'the usage of a stream has its cost': 'differs',
      'no chunk has an `error`, not even null': 'differs',
      'the stream ends with `[DONE]`': 'differs',
    });
  });

  it('shows and saves no key, even where an answer repeats it', async () => {
    emulator.answer({ status: 418, json: { detail: `Who is ${emulator.key}?` } });
    const [outcome] = await run([streamedAnswer]);
    expect(outcome?.facts[0]?.seen).toBe('418: "Who is scrubbed?"');
    const saved = await readFile(join(directory, 'run', 'streamed-answer-1.json'), 'utf8');
    expect(saved).toContain('Who is scrubbed?');
  });

  it('goes on when a question fails', async () => {
    const broken: Question = {
      name: 'broken',
      costLimit: 0.01,
      ask: () => Promise.reject(new Error('No network')),
    };
    const [first, second] = await run([broken, plainAnswer]);
    expect(first?.facts).toEqual([
      { claim: 'the question can be asked', verdict: 'unsettled', seen: 'Error: No network' },
    ]);
    expect(second?.facts.length).toBeGreaterThan(5);
  });
});
