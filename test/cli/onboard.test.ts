import { execFileSync } from 'node:child_process';
import {
  readFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
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

const SECRET = EMULATOR_KEY.split(':')[1] ?? '';
const LINE = `FAL_API_KEY=${EMULATOR_KEY}\n`;

let emulator: Emulator;
beforeAll(async () => void (emulator = await startEmulator()));
afterEach(() => emulator.reset());
afterAll(() => emulator.close());

/** Runs `onboard` against the emulator, and makes sure that no run ever shows the key. */
async function onboard(
  parameters: readonly string[],
  { environment, ...options }: FakeTerminalOptions = {},
): Promise<CliResult> {
  const result = await run(['onboard', '--base-url', emulator.baseURL, ...parameters], {
    environment: { NO_COLOR: '1', ...environment },
    ...options,
  });
  expect(result.output + result.errors).not.toContain(SECRET);
  return result;
}

const byFlag = ['--fal-openrouter-api-key', EMULATOR_KEY];

describe('onboard', () => {
  it('tries the key with one token, writes it, and says how to go on', async () => {
    const directory = createFolder();
    const { code, output, errors } = await onboard(byFlag, { directory });
    expect([code, errors]).toEqual([0, '']);
    expect(readFileSync(join(directory, '.env.local'), 'utf8')).toBe(LINE);
    expect(statSync(join(directory, '.env.local')).mode & 0o777).toBe(0o600);
    expect(emulator.requests.map(({ body }) => [body['model'], body['max_tokens']])).toEqual([
      ['google/gemini-2.5-flash', 1],
    ]);
    expect(output).toContain('The key works: google/gemini-2.5-flash answered.');
    expect(output).toContain(
      [
        'npm install ai-sdk-fal-openrouter ai@7',
        '',
        `import { generateText } from 'ai';`,
        `import { falOpenRouter } from 'ai-sdk-fal-openrouter';`,
        '',
        `const { text } = await generateText({ model: falOpenRouter('google/gemini-2.5-flash'), prompt: 'Hello!' });`,
        'console.log(text);',
        '',
        'Save this as hello.mjs and run: node --env-file=.env.local hello.mjs (Next.js reads .env.local by itself)\n',
      ].join('\n'),
    );
  });

  it('takes the key from standard input, and cleans it', async () => {
    const directory = createFolder();
    const { code } = await onboard([], { directory, piped: `Key ${EMULATOR_KEY}\r\n` });
    expect(code).toBe(0);
    expect(readFileSync(join(directory, '.env.local'), 'utf8')).toBe(LINE);
  });

  it('takes a key that is pasted with the scheme of other services', async () => {
    const directory = createFolder();
    const pasted = ['--fal-openrouter-api-key', `Bearer ${EMULATOR_KEY}`];
    const { code, errors } = await onboard(pasted, { directory });
    expect([code, errors]).toEqual([0, '']);
    expect(readFileSync(join(directory, '.env.local'), 'utf8')).toBe(LINE);
  });

  it('asks for the key and does not show it', async () => {
    const terminal = createFakeTerminal();
    const running = runCli(['onboard', '--base-url', emulator.baseURL], terminal);
    await terminal.see('it is not shown): ');
    terminal.type(`${EMULATOR_KEY}\r`);
    expect(await running).toBe(0);
    expect(terminal.outputText() + terminal.errorsText()).not.toContain(SECRET);
    expect(readFileSync(join(terminal.directory, '.env.local'), 'utf8')).toBe(LINE);
  });

  it.each([
    { keys: '\u0003', name: 'Ctrl-C', code: 130, errors: '' },
    { keys: '\u0004', name: 'Ctrl-D', code: 1, errors: 'The key is empty.' },
    { keys: '\r', name: 'nothing', code: 1, errors: 'The key is empty.' },
  ])('ends with $code when it is answered with $name', async ({ keys, code, errors }) => {
    const terminal = createFakeTerminal();
    const running = runCli(['onboard', '--base-url', emulator.baseURL], terminal);
    await terminal.see('it is not shown): ');
    terminal.type(keys);
    expect(await running).toBe(code);
    expect(terminal.errorsText()).toContain(errors);
    expect(existsSync(join(terminal.directory, '.env.local'))).toBe(false);
  });

  it.each(['--file', '--env-file'])(
    'replaces an older key in the file that %s names, and keeps the rest',
    async name => {
      const directory = createFolder();
      writeFileSync(join(directory, 'my.env'), 'A=1\nexport FAL_API_KEY="old"\n# end');
      const { code, output } = await onboard([...byFlag, name, 'my.env'], { directory });
      expect(code).toBe(0);
      expect(readFileSync(join(directory, 'my.env'), 'utf8')).toBe(`A=1\nexport ${LINE}# end`);
      expect(existsSync(join(directory, '.env.local'))).toBe(false);
      expect(output).toContain('node --env-file=my.env hello.mjs\n');
    },
  );

  it('shows the entry that belongs to the AI SDK that is installed', async () => {
    const directory = createFolder();
    mkdirSync(join(directory, 'node_modules/ai'), { recursive: true });
    writeFileSync(join(directory, 'node_modules/ai/package.json'), '{"name":"ai","version":"5.0.1"}');
    const { output } = await onboard(byFlag, { directory });
    expect(output).toContain(`from 'ai-sdk-fal-openrouter/v2';`);
    expect(output).not.toContain('npm install');
  });

  it('writes nothing when the key is refused', async () => {
    const directory = createFolder();
    const wrong = `${EMULATOR_KEY.slice(0, -1)}0`;
    const { code, errors } = await onboard(['--fal-openrouter-api-key', wrong], { directory });
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^Error: The key was refused, and nothing was written: No user found for Key ID and Secret.*\n$/,
    );
    expect(errors).not.toContain(wrong);
    expect(existsSync(join(directory, '.env.local'))).toBe(false);
  });

  it.each([
    {
      name: 'an account without credit: the key is right',
      answer: { status: 403, json: { detail: 'User is locked. Reason: Exhausted balance.' } },
      code: 0,
      errors:
        'Warning: The key is accepted, but there was no answer: User is locked. Reason: Exhausted balance.',
    },
    {
      name: 'a route that is down: nobody knows',
      answer: { status: 502, text: '<html><title>Bad gateway</title></html>' },
      code: 1,
      errors: 'nothing was written (--no-verify writes it all the same)',
    },
    {
      name: 'a server that quotes the key',
      answer: { status: 401, json: { detail: `No such key: ${EMULATOR_KEY}` } },
      code: 1,
      errors: 'No such key: <key>',
    },
  ])('handles $name', async ({ answer, code, errors }) => {
    const directory = createFolder();
    emulator.answer(answer);
    const result = await onboard(byFlag, { directory });
    expect(result.code).toBe(code);
    expect(result.errors).toContain(errors);
    expect(existsSync(join(directory, '.env.local'))).toBe(code === 0);
  });

  it('warns of an unusual form, and writes it untried when told to', async () => {
    const directory = createFolder();
    const { code, errors } = await onboard(['--fal-openrouter-api-key', 'fal_key', '--no-verify'], {
      directory,
    });
    expect(code).toBe(0);
    expect(errors).toContain('Warning: The key has no colon');
    expect(readFileSync(join(directory, '.env.local'), 'utf8')).toBe('FAL_API_KEY=fal_key\n');
    expect(emulator.requests).toEqual([]);
  });

  it('warns of another key in the environment, which wins', async () => {
    const other = await onboard(byFlag, { environment: { FAL_API_KEY: 'other:key' } });
    const same = await onboard(byFlag, { environment: { FAL_API_KEY: ` Key ${EMULATOR_KEY}` } });
    expect(other.errors).toContain('FAL_API_KEY is set to another key in your environment');
    expect(other.errors).not.toContain('other:key');
    expect(same.errors).toBe('');
    // Taken off what is pasted, not off what a program finds in its environment: there it is sent, and refused.
    const scheme = await onboard(byFlag, { environment: { FAL_API_KEY: `Bearer ${EMULATOR_KEY}` } });
    expect(scheme.errors).toContain('FAL_API_KEY is set to another key in your environment');
  });

  it('warns when git would commit the file', async () => {
    const directory = createFolder();
    const git = (...parameters: string[]): unknown => execFileSync('git', parameters, { cwd: directory });
    git('init', '-q');
    const untracked = await onboard(byFlag, { directory });
    git('add', '.env.local');
    const tracked = await onboard(byFlag, { directory });
    git('rm', '-q', '--cached', '.env.local');
    writeFileSync(join(directory, '.gitignore'), '.env*\n');
    const ignored = await onboard(byFlag, { directory });
    expect(untracked.errors).toContain('git would commit .env.local. Add .env.local to .gitignore.');
    expect(tracked.errors).toContain('Run `git rm --cached .env.local`');
    expect(ignored.errors).toBe('');
  });

  describe('through a link', () => {
    /** A repository with a link in its folder `app`. */
    function createLink(target: string): { directory: string; git: (...parameters: string[]) => unknown } {
      const root = createFolder();
      const directory = join(root, 'app');
      const git = (...parameters: string[]): unknown => execFileSync('git', parameters, { cwd: directory });
      mkdirSync(join(directory, 'config'), { recursive: true });
      mkdirSync(join(root, 'config'));
      symlinkSync(target, join(directory, '.env.local'));
      git('init', '-q', root);
      writeFileSync(join(directory, '.gitignore'), '.env.local\n');
      return { directory, git };
    }

    it('asks git about the file that is written, not about the link', async () => {
      const { directory, git } = createLink('config/shared.env');
      writeFileSync(join(directory, 'config/shared.env'), 'A=1\n');
      const untracked = await onboard(byFlag, { directory });
      git('add', 'config/shared.env');
      const tracked = await onboard(byFlag, { directory });
      git('rm', '-q', '--cached', 'config/shared.env');
      writeFileSync(join(directory, '.gitignore'), '*.env\n');
      const ignored = await onboard(byFlag, { directory });
      expect(readFileSync(join(directory, 'config/shared.env'), 'utf8')).toBe(`A=1\n${LINE}`);
      expect(untracked.errors).toBe(
        'Warning: git would commit config/shared.env (to which .env.local leads). Add shared.env to .gitignore.\n',
      );
      expect(tracked.errors).toMatch(
        /^Warning: git has config\/shared\.env \(to which \.env\.local leads\) in the repository\. Run `git rm --cached config\/shared\.env`, add shared\.env to/,
      );
      expect(ignored.errors).toBe('');
    });

    it('makes the file that is missing behind the link, and asks about that', async () => {
      const { directory } = createLink('config/new.env');
      const { code, errors } = await onboard(byFlag, { directory });
      expect(code).toBe(0);
      expect(lstatSync(join(directory, '.env.local')).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(directory, 'config/new.env'), 'utf8')).toBe(LINE);
      expect(errors).toContain('git would commit config/new.env');
    });

    it.each([
      { name: 'by the way from here', isAbsolute: false },
      { name: 'by its whole path', isAbsolute: true },
    ])('gives a command that works for a file elsewhere, linked $name', async ({ isAbsolute }) => {
      const { directory, git } = createLink('../config/shared.env');
      const file = isAbsolute ? join(realpathSync(directory), '../config/shared.env') : '.env.local';
      writeFileSync(join(directory, '../config/shared.env'), '');
      git('add', '../config/shared.env');
      git(
        '-c',
        'user.name=x',
        '-c',
        'user.email=x@x.example',
        'commit',
        '-q',
        '-m',
        'Shared',
        '--no-gpg-sign',
      );
      const { errors } = await onboard([...byFlag, '--file', file], { directory });
      const [, command = ''] = /Run `git ([^`]*)`/.exec(errors) ?? [];
      expect(command).toMatch(/^-C \S*config rm --cached shared\.env$/);
      git(...command.split(' '));
      expect(String(git('ls-files', ':/'))).not.toContain('shared.env');
    });
  });

  it.each([
    { name: 'a key without its option', parameters: [EMULATOR_KEY] },
    { name: 'an option of another name', parameters: ['--key', EMULATOR_KEY] },
    { name: 'an address that is none', parameters: [...byFlag, '--base-url', 'localhost'] },
  ])('refuses $name, and does not quote the key', async ({ parameters }) => {
    const { code, errors } = await onboard(parameters, { piped: '' });
    expect(code).toBe(2);
    expect(errors).toMatch(/^Error: .*See `npx ai-sdk-fal-openrouter onboard --help`\.\n$/);
  });

  it.each([
    {
      name: 'a key without its option',
      parameters: [EMULATOR_KEY],
      errors: 'onboard takes options only: pass the key with --fal-openrouter-api-key.',
    },
    {
      name: 'the end of the option alone',
      parameters: ['--api-key', EMULATOR_KEY],
      errors: 'There is no option --api-key. Did you mean --fal-openrouter-api-key?',
    },
  ])('says how the key is given to whoever gives $name', async ({ parameters, errors }) => {
    expect((await onboard(parameters, { piped: '' })).errors).toContain(errors);
  });

  it('refuses to run without a key', async () => {
    const { code, errors } = await onboard([], { piped: ' \n' });
    expect(code).toBe(2);
    expect(errors).toContain('There is no key');
  });

  it('refuses a key that no request can carry', async () => {
    const { code, errors } = await onboard([], { piped: 'id:one\nid:two\n' });
    expect(code).toBe(1);
    expect(errors).toContain('has a line break');
    expect(errors).not.toContain('id:one');
  });

  it('refuses a key with a tab inside untried, as a request would', async () => {
    const directory = createFolder();
    const { code, errors } = await onboard(['--no-verify'], { directory, piped: 'id:one\ttwo' });
    expect([code, existsSync(join(directory, '.env.local'))]).toEqual([1, false]);
    expect(errors).toContain('a control character');
  });
});
