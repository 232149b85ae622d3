import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { EMULATOR_KEY, startEmulator, type Emulator } from '../emulator/index.js';
import { createFakeTerminal, type FakeTerminal } from './fake-terminal.js';

const environment = { FAL_API_KEY: EMULATOR_KEY };
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

let emulator: Emulator;
beforeAll(async () => void (emulator = await startEmulator()));
afterEach(() => emulator.reset());
afterAll(() => emulator.close());

interface Talk extends FakeTerminal {
  readonly code: Promise<number>;
  /** Types a line at the next prompt. */
  readonly say: (line: string) => Promise<void>;
}

function startTalk(...parameters: string[]): Talk {
  const terminal = createFakeTerminal({ environment });
  const code = runCli(['chat', '--base-url', emulator.baseURL, ...parameters], terminal);
  const say = async (line: string): Promise<void> => {
    await terminal.see('> ');
    terminal.type(`${line}\r`);
  };
  return { ...terminal, code, say };
}

/** Answers with some words and then nothing, for ever. */
function hang(content: string): void {
  emulator.answer({ events: [{ choices: [{ delta: { content } }] }], done: false, hang: true });
}

function listMessages(request: number): unknown {
  return emulator.requests[request]?.body['messages'];
}

describe('a conversation', () => {
  // The emulator refuses thinking that was lost or changed, as the upstreams do.
  it.each(['anthropic/claude-sonnet-4.6', 'google/gemini-2.5-flash', 'openai/gpt-5'])(
    'sends %s its thinking back',
    async model => {
      const talk = startTalk('--model', model, '--reasoning', 'high', '--system', 'Be brief.');
      await talk.say('One');
      await talk.see('tokens in');
      await talk.say('Two');
      await talk.see('tokens in');
      await talk.see('> ');
      talk.type(CTRL_D);
      expect(await talk.code).toBe(0);
      expect(listMessages(1)).toMatchObject([
        { role: 'system' },
        { role: 'user', content: 'One' },
        {
          role: 'assistant',
          content: expect.stringContaining('“One”'),
          reasoning_details: expect.any(Array) as unknown,
        },
        { role: 'user', content: 'Two' },
      ]);
      expect(talk.errorsText()).toMatch(/2 answers, \$0\.\d{6}/);
    },
  );

  it('ends with Ctrl-C at the empty prompt, after the answer was stopped by the first', async () => {
    hang('So far');
    const talk = startTalk();
    await talk.say('Hello');
    await talk.see('So far');
    talk.type(CTRL_C);
    await talk.see('Stopped.');
    await talk.see('> ');
    talk.type(CTRL_C);
    expect(await talk.code).toBe(130);
    expect(await emulator.requests[0]?.outcome).toBe('aborted');
  });

  it.each(['/exit', '/quit', ' /exit '])('ends with %j as with Ctrl-D, and says so before', async word => {
    const talk = startTalk();
    await talk.see('/exit, /quit or Ctrl-D ends the conversation.');
    await talk.say('Hello');
    await talk.see('tokens in');
    await talk.say('Hello again');
    await talk.see('tokens in');
    await talk.say(word);
    expect(await talk.code).toBe(0);
    expect(emulator.requests).toHaveLength(2);
    expect(talk.errorsText()).toMatch(/2 answers, \$0\.\d{6}/);
  });

  it('asks the model about a word that only begins like one that ends', async () => {
    const talk = startTalk();
    await talk.say('/exit codes?');
    await talk.see('tokens in');
    talk.type(CTRL_D);
    expect(await talk.code).toBe(0);
    expect(listMessages(0)).toMatchObject([{ role: 'user', content: '/exit codes?' }]);
  });

  it('keeps the text of a stopped answer, and forgets a question that got none', async () => {
    hang('So far');
    const talk = startTalk();
    await talk.say('One');
    await talk.see('So far');
    talk.interrupt();
    await talk.say('Two emulate:error-429');
    await talk.see('Error:');
    await talk.say('Three');
    await talk.see('tokens in');
    talk.type(CTRL_D);
    expect(await talk.code).toBe(0);
    expect(talk.errorsText()).toMatch(/3 answers, \$0\.\d{6} \(cost unknown for 2\)/);
    expect(listMessages(2)).toMatchObject([
      { role: 'user', content: 'One' },
      { role: 'assistant', content: 'So far' },
      { role: 'user', content: 'Three' },
    ]);
  });

  it('takes a line away at Ctrl-C and stays', async () => {
    const talk = startTalk();
    await talk.see('> ');
    talk.type('Not this');
    talk.type(CTRL_C);
    talk.type('This\r');
    await talk.see('1 token in');
    talk.type(CTRL_D);
    expect(await talk.code).toBe(0);
    expect(listMessages(0)).toMatchObject([{ role: 'user', content: 'This' }]);
  });

  it('takes lines that are pasted together for one question, and no line for none', async () => {
    const talk = startTalk();
    await talk.see('> ');
    talk.type('\r');
    await talk.see('> ');
    talk.type('One\rTwo\r');
    await talk.see('tokens in');
    talk.type(CTRL_D);
    expect(await talk.code).toBe(0);
    expect(emulator.requests).toHaveLength(1);
    expect(listMessages(0)).toMatchObject([{ role: 'user', content: 'One\nTwo' }]);
  });

  it('keeps what is typed into an answer for the next prompt, and does not show it in the answer', async () => {
    emulator.answer({
      events: ['A', 'B'].map(content => ({ choices: [{ delta: { content } }] })),
      chunkDelay: 150,
    });
    const talk = startTalk();
    await talk.say('Hello');
    await talk.see('A');
    talk.type('Next\r');
    await talk.see('B\n');
    await talk.see('> Next\n');
    await talk.see('tokens in');
    talk.type(CTRL_D);
    expect(await talk.code).toBe(0);
    expect(talk.outputText()).toContain('AB\n');
    expect(emulator.requests).toHaveLength(2);
  });
});
