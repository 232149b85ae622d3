import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { EMULATOR_KEY, startEmulator, type Emulator } from '../emulator/index.js';
import {
  createFakeTerminal,
  createFolder,
  run,
  type CliResult,
  type FakeTerminalOptions,
} from './fake-terminal.js';

const REPLY =
  'This is the emulator, not fal. You asked: “Hello”. No model has read it: a script chose these words, and it will choose the same ones every time.';
const environment = { FAL_API_KEY: EMULATOR_KEY };

let emulator: Emulator;
beforeAll(async () => void (emulator = await startEmulator()));
afterEach(() => emulator.reset());
afterAll(() => emulator.close());

function chat(parameters: readonly string[], options: FakeTerminalOptions = {}): Promise<CliResult> {
  return run(['chat', '--base-url', emulator.baseURL, ...parameters], { environment, ...options });
}

describe('chat with a prompt', () => {
  it('writes the answer alone into a pipe, and tokens and cost beside it', async () => {
    const { code, output, errors } = await chat(['Hello'], { piped: '' });
    expect([code, output]).toEqual([0, `${REPLY}\n`]);
    expect(errors).toMatch(/^\d+ tokens in, \d+ out \(\d+ of them thinking\), \$0\.\d{6}, \d+\.\d s\n$/);
  });

  it('shows thinking dimmed on a terminal, then the answer, then tokens and cost', async () => {
    const { code, output, errors } = await chat(['Hello', '--reasoning', 'low']);
    expect([code, errors]).toEqual([0, '']);
    expect(output.startsWith('\u001B[2mStep 1: the user')).toBe(true);
    expect(output).toContain(`\u001B[22m\n\n${REPLY}\n\u001B[2m`);
    expect(stripVTControlCharacters(output)).toMatch(/\n\d+ tokens in.* s\n$/);
  });

  it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('has no styles with %j', async styles => {
    const { output } = await chat(['Hello'], { environment: { ...environment, ...styles } });
    expect(output).not.toContain('\u001B');
    expect(output).toMatch(/^Thinking: Step 1: /);
    expect(output).toContain(`\n\n${REPLY}\n`);
  });

  it('reads the prompt from a pipe', async () => {
    const { output } = await chat([], { piped: 'Hello\n' });
    expect(output).toBe(`${REPLY}\n`);
  });

  it('leaves the pipe alone where there is a prompt, and its help says so', async () => {
    const { output } = await chat(['Hello'], { piped: 'Not this.\n' });
    expect(output).toBe(`${REPLY}\n`);
    const help = await run(['chat', '--help']);
    expect(help.output).toContain('(standard input is read only where no prompt is given)');
  });

  it('sends model, reasoning level and instructions', async () => {
    await chat(
      ['--model', 'fal-openrouter/openai/gpt-5', '--reasoning=high', '--system', 'Be brief.', 'Hello', 'you'],
      { piped: '' },
    );
    expect(emulator.requests.map(({ body }) => body)).toMatchObject([
      {
        model: 'openai/gpt-5',
        reasoning: { effort: 'high' },
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hello you' },
        ],
      },
    ]);
  });

  it('prints one JSON object', async () => {
    const { code, output, errors } = await chat(['--json', 'Hello']);
    expect([code, errors]).toEqual([0, '']);
    expect(JSON.parse(output)).toEqual({
      text: REPLY,
      reasoning: expect.stringMatching(/^Step 1: /) as unknown,
      usage: {
        inputTokens: expect.any(Number) as unknown,
        outputTokens: expect.any(Number) as unknown,
        reasoningTokens: expect.any(Number) as unknown,
        cachedInputTokens: expect.any(Number) as unknown,
      },
      cost: expect.any(Number) as unknown,
      finishReason: 'stop',
      model: 'google/gemini-2.5-flash',
      requestId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
    });
  });

  it('has the sources in its JSON', async () => {
    const { output } = await chat(['--json', 'emulate:citations']);
    expect(JSON.parse(output)).toMatchObject({
      sources: [
        { url: 'https://example.com/emulated/one', title: 'Emulated source one' },
        { url: 'https://example.com/emulated/two', title: 'Emulated source two' },
      ],
    });
  });

  it('escapes in its JSON what steers a terminal, and says the same', async () => {
    const content = 'a\u001B[31m\u007F\u0080\u009B31m\u009F\u00A0\u202Eb\u2066\u200F';
    emulator.answer({ events: [{ choices: [{ delta: { content }, finish_reason: 'stop' }] }] });
    const { output } = await chat(['--json', 'x']);
    expect(output).toContain(
      String.raw`"a\u001b[31m\u007f\u0080\u009b31m\u009f${'\u00A0'}\u202eb\u2066\u200f"`,
    );
    expect(JSON.parse(output)).toMatchObject({ text: content });
  });

  it('tells of what the model can not do, and goes on', async () => {
    const { code, errors } = await chat(['--model', 'openai/gpt-4.1', '--reasoning', 'high', 'Hello'], {
      piped: '',
    });
    expect(code).toBe(0);
    expect(errors).toContain('Warning: openai/gpt-4.1 is known as a model that does not reason.');
  });

  it('lists sources on a terminal, and names the type of a file', async () => {
    const sources = await chat(['emulate:citations']);
    expect(sources.output).toContain('[1] Emulated source one https://example.com/emulated/one');
    const file = await chat(['emulate:image']);
    expect(file.errors).toContain(
      'The answer has a file of type image/png: use the package in a program to save it.\n',
    );
  });

  it('lets no model steer the terminal, and changes nothing in a pipe', async () => {
    const content = 'a\u001B]0;title\u0007b\r\nc';
    const events = [{ choices: [{ delta: { content }, finish_reason: 'stop' }] }];
    emulator.answer({ events }, { events });
    expect((await chat(['x'])).output).toContain('a]0;titleb\nc\n');
    expect((await chat(['x'], { piped: '' })).output).toBe(`${content}\n`);
  });

  it('finds the key in .env.local', async () => {
    const directory = createFolder();
    writeFileSync(join(directory, '.env'), 'FAL_API_KEY=wrong:key\n');
    writeFileSync(join(directory, '.env.local'), `FAL_API_KEY="${EMULATOR_KEY}"\n`);
    const { code } = await chat(['Hello'], { directory, environment: {}, piped: '' });
    expect(code).toBe(0);
  });
});

describe('chat when it fails', () => {
  it.each([
    {
      name: 'an error before the answer',
      prompt: 'emulate:error-403',
      output: '',
      errors: /^Error: User is locked\. .*billing.*\(status 403.*\)\n$/,
    },
    {
      name: 'an error in the middle',
      prompt: 'emulate:error-mid-stream',
      output: /^This is the emulator.*\n$/,
      errors: /^Error: Emulated: The emulated model broke down.* Try again\.\n$/,
    },
    {
      name: 'a broken connection',
      prompt: 'emulate:cut',
      output: /^This is the emulator.*\n$/,
      errors: /^Error: The connection broke before the answer was complete.* Try again\.\n$/,
    },
  ])('ends with 1 and one line after $name', async ({ prompt, output, errors }) => {
    const result = await chat([prompt], { piped: '' });
    expect(result.code).toBe(1);
    expect(result.output).toMatch(output);
    expect(result.errors).toMatch(errors);
  });

  it('ends with 1 after an answer that ends without a reason', async () => {
    emulator.answer({ events: [{ choices: [{ delta: { content: 'So far' } }] }], done: false });
    const { code, output, errors } = await chat(['Hello'], { piped: '' });
    expect([code, output]).toEqual([1, 'So far\n']);
    expect(errors).toMatch(/^Error: The connection broke before .* Try again\.\n$/);
  });

  it('prints what came as JSON, and nothing where nothing came', async () => {
    const cut = await chat(['--json', 'emulate:error-mid-stream'], { piped: '' });
    expect(cut.code).toBe(1);
    expect(JSON.parse(cut.output)).toMatchObject({
      finishReason: 'error',
      text: expect.stringMatching(/^This/),
    });
    const none = await chat(['--json', 'emulate:error-500'], { piped: '' });
    expect([none.code, none.output]).toEqual([1, '']);
    expect(none.errors).toMatch(/^Error: .*\n$/);
  });

  it('says that an answer was cut, and ends well', async () => {
    const { code, errors } = await chat(['emulate:length'], { piped: '' });
    expect(code).toBe(0);
    expect(errors).toContain('The answer was cut off at the token limit.');
  });

  it('names the address and the cause when there is no connection', async () => {
    const closed = await startEmulator();
    await closed.close();
    const { code, errors } = await run(['chat', '--base-url', closed.baseURL, 'Hello'], {
      environment,
      piped: '',
    });
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^Error: Cannot connect to http:\/\/127.*: connect ECONNREFUSED .* Check the connection/,
    );
  });

  it('sends whoever has no key to onboard', async () => {
    const { code, errors } = await chat(['Hello'], { environment: {} });
    expect(code).toBe(1);
    expect(errors).toContain(
      'No fal key was found: run `npx ai-sdk-fal-openrouter onboard`, or set FAL_API_KEY.',
    );
  });

  it.each([
    {
      name: 'no prompt in the pipe',
      parameters: [],
      piped: ' \n',
      errors: 'There is no prompt: write it after the command, or pipe it in.',
    },
    {
      name: 'JSON of a conversation',
      parameters: ['--json'],
      piped: undefined,
      errors: 'There is no prompt',
    },
    {
      name: 'an unknown level',
      parameters: ['--reasoning', 'hard', 'x'],
      piped: '',
      errors: 'is one of: none',
    },
    {
      name: 'a model without a name',
      parameters: ['--model', 'fal-openrouter/', 'x'],
      piped: '',
      errors: 'model id',
    },
  ])('ends with 2 for $name', async ({ parameters, piped, errors }) => {
    const result = await chat(parameters, piped === undefined ? {} : { piped });
    expect(result.code).toBe(2);
    expect(result.errors).toContain(errors);
    expect(result.errors).toContain('chat --help');
  });

  it('ends with 130 when it is stopped, after what came of the answer', async () => {
    emulator.answer({ events: [{ choices: [{ delta: { content: 'So far' } }] }], done: false, hang: true });
    const terminal = createFakeTerminal({ environment });
    const running = runCli(['chat', '--base-url', emulator.baseURL, 'Hello'], terminal);
    await terminal.see('So far');
    terminal.interrupt();
    expect(await running).toBe(130);
    expect(terminal.outputText()).toBe('So far\n');
    expect(await emulator.requests[0]?.outcome).toBe('aborted');
  });
});
