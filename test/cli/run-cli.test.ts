import { describe, expect, it } from 'vitest';
import { describeError } from '../../src/cli/describe-error.js';
import { VERSION } from '../../src/version.js';
import { run } from './fake-terminal.js';

const COMMANDS = ['onboard', 'models', 'chat', 'doctor'];

describe('the command line', () => {
  it.each([['--help'], ['-h'], ['help']])('shows all commands with %s', async parameter => {
    const { code, output } = await run([parameter]);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(output).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it('shows the same as an error when nothing is asked for', async () => {
    const { code, output, errors } = await run([]);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(/^Usage: ai-sdk-fal-openrouter <command>/);
  });

  it.each(COMMANDS)('has help for %s, whatever else is on the line', async command => {
    for (const line of [
      [command, '--help'],
      [command, '--nonsense', '-h'],
      ['help', command],
    ]) {
      const { code, output, errors } = await run(line);
      expect([code, errors]).toEqual([0, '']);
      expect(output).toMatch(new RegExp(`^Usage: ai-sdk-fal-openrouter ${command} .*\\n\\n`));
      expect(output).toMatch(/\nOptions:\n[^]*--help[^]*\nExamples:\n[^]*\nExit codes:/);
      expect(output.split('\n').filter(shown => shown.length > 120)).toEqual([]);
    }
  });

  it('takes --help behind -- for a word', async () => {
    const { code, errors } = await run(['chat', '--', '--help']);
    expect(code).toBe(1);
    expect(errors).toContain('No fal key was found');
  });

  it.each(['--version', '-v'])('shows the version with %s', async parameter => {
    expect((await run([parameter])).output).toBe(`${VERSION}\n`);
  });

  it.each([
    { line: ['modles'], errors: 'There is no command modles. Did you mean models?' },
    { line: ['deploy'], errors: 'There is no command deploy. There are: onboard, models, chat, doctor.' },
    { line: ['--json'], errors: 'There is no option --json.' },
    { line: ['toString'], errors: 'The first word is one of: onboard, models, chat, doctor.' },
    { line: ['id0123:secret'], errors: 'The first word is one of: onboard, models, chat, doctor.' },
    {
      line: ['models', '--jsno'],
      errors: 'Did you mean --json? See `npx ai-sdk-fal-openrouter models --help`.',
    },
  ])('refuses $line in one line', async ({ line, errors }) => {
    const result = await run(line, { piped: '' });
    expect(result.code).toBe(2);
    expect(result.errors).toContain(errors);
    expect(result.errors).toMatch(/^Error: [^\n]*\n$/);
  });
});

describe('an option of another command', () => {
  const KEY_ADVICE = 'it belongs to `onboard`; run `npx ai-sdk-fal-openrouter onboard`, or set FAL_API_KEY.';

  it.each([
    { line: ['chat', '--fal-openrouter-api-key', 'id:secret', 'Hello'], advice: KEY_ADVICE },
    { line: ['doctor', '--fal-openrouter-api-key=id:secret'], advice: KEY_ADVICE },
    { line: ['doctor', '--model', 'openai/gpt-5'], advice: 'it belongs to `chat`; leave it out.' },
    { line: ['onboard', '--json'], advice: 'it belongs to `models` and `chat`; leave it out.' },
    {
      line: ['models', '--base-url', 'http://127.0.0.1'],
      advice: 'it belongs to `onboard`, `chat` and `doctor`; leave it out.',
    },
  ])('is refused with what to do instead: $line', async ({ line, advice }) => {
    const { code, output, errors } = await run(line, { piped: '' });
    const [command, parameter = ''] = line;
    const [option] = parameter.split('=');
    const help = `See \`npx ai-sdk-fal-openrouter ${command} --help\`.`;
    expect([code, output]).toEqual([2, '']);
    expect(errors).toBe(`Error: There is no option ${option} here: ${advice} ${help}\n`);
  });

  it.each([
    { line: ['chat', '--modle', 'x'], errors: 'There is no option --modle. Did you mean --model?' },
    { line: ['doctor', '--toString'], errors: 'There is no option --toString. See' },
    { line: ['doctor', '-json'], errors: 'There is no option -j. See' },
  ])('is not what nobody has: $line', async ({ line, errors }) => {
    expect((await run(line, { piped: '' })).errors).toContain(errors);
  });
});

describe('describeError', () => {
  it.each([
    { error: new Error('Two\n lines'), line: 'Two lines' },
    { error: new Error('a\u001B[31mb'), line: 'a[31mb' },
    { error: { message: 'Overloaded', isRetryable: true }, line: 'Overloaded. Try again.' },
    { error: 'a text', line: 'a text' },
    { error: new Error(''), line: 'Something failed without saying why.' },
    { error: undefined, line: 'undefined' },
    { error: new Error('The key is id:secret!'), line: 'The key is <key>!' },
  ])('makes one line of $error', ({ error, line }) => {
    expect(describeError(error, 'id:secret')).toBe(line);
  });
});
