import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMULATOR_KEY, startEmulator, type Emulator } from '../emulator/index.js';
import { createFolder } from './fake-terminal.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TSX = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href;
const COMMAND = [process.execPath, '--import', TSX, join(ROOT, 'src/cli/main.ts')];

let emulator: Emulator;
beforeAll(async () => void (emulator = await startEmulator({ chunkDelay: 5 })));
afterAll(() => emulator.close());

interface Started {
  readonly type: (keys: string) => void;
  readonly end: () => void;
  /** Waits for a text behind what was seen before. */
  readonly see: (text: string) => Promise<void>;
  readonly result: Promise<{ code: number | null; output: string; errors: string }>;
}

function start(command: readonly string[], environment: Record<string, string> = {}): Started {
  const [file = '', ...parameters] = command;
  const child = spawn(file, parameters, {
    cwd: createFolder(),
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...environment },
  });
  let output = '';
  let errors = '';
  let seen = 0;
  const watchers = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    for (const watcher of watchers) watcher();
  });
  child.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
  return {
    type: keys => void child.stdin.write(keys),
    end: () => void child.stdin.end(),
    see: text =>
      new Promise(resolve => {
        const watch = (): void => {
          const position = output.indexOf(text, seen);
          if (position === -1) return;
          seen = position + text.length;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    result: new Promise(resolve => {
      child.on('close', code => resolve({ code, output, errors }));
    }),
  };
}

const withKey = { FAL_API_KEY: EMULATOR_KEY };
const chat = [...COMMAND, 'chat', '--base-url'];

describe('the program', () => {
  it('begins with a line that makes it one', () => {
    expect(readFileSync(join(ROOT, 'src/cli/main.ts'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('answers a piped question, and ends', async () => {
    const program = start([...chat, emulator.baseURL], withKey);
    program.type('Hello\n');
    program.end();
    const { code, output, errors } = await program.result;
    expect(code).toBe(0);
    expect(output).toMatch(/^This is the emulator.*\n$/);
    expect(errors).toMatch(/^\d+ tokens in/);
  });

  it('ends with 2 after wrong usage, and with 1 after a failure', async () => {
    expect(await start([...COMMAND, 'chat', '--what'], withKey).result).toMatchObject({
      code: 2,
      output: '',
    });
    expect(await start([...COMMAND, 'chat', 'Hello']).result).toMatchObject({ code: 1, output: '' });
  });

  it('writes to another file that is not there yet, and Node does not take that for its own', async () => {
    const key = ['--no-verify', '--fal-openrouter-api-key', EMULATOR_KEY];
    const onboard = start([...COMMAND, 'onboard', ...key, '--file', 'my.env']);
    expect(await onboard.result).toMatchObject({ code: 0, output: expect.stringContaining('is in my.env') });
  });

  it('does not mind when nobody reads to the end', async () => {
    const shell = start(['sh', '-c', `"$@" | head -n 1`, 'sh', ...COMMAND, 'models']);
    expect(await shell.result).toMatchObject({ code: 0, errors: '' });
  });
});

/** A command line in a pseudo-terminal, through util-linux's `script`. */
function inTerminal(command: readonly string[]): string[] {
  const quoted = command.map(word => `'${word}'`).join(' ');
  return ['script', '--quiet', '--return', '--flush', '--command', quoted, '/dev/null'];
}

const hasScript = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

describe.skipIf(!hasScript)('the program in a terminal', () => {
  it('stops the answer at Ctrl-C, goes on with the conversation, and ends with Ctrl-D', async () => {
    const program = start(inTerminal([...chat, emulator.baseURL]), withKey);
    await program.see('> ');
    program.type('emulate:slow Hello\r');
    await program.see('This is');
    program.type('\u0003');
    await program.see('Stopped.');
    await program.see('> ');
    program.type('Again\r');
    await program.see('every time.');
    await program.see('> ');
    program.type('\u0004');
    const { code, output } = await program.result;
    expect(code).toBe(0);
    expect(output).toContain('You asked: “Again”.');
    expect(await emulator.requests.at(-2)?.outcome).toBe('aborted');
  });

  it('ends with 130 at Ctrl-C at the empty prompt', async () => {
    const program = start(inTerminal([...chat, emulator.baseURL]), withKey);
    await program.see('> ');
    program.type('\u0003');
    expect(await program.result).toMatchObject({ code: 130 });
  });

  it('ends with 130 at Ctrl-C in the one answer that was asked for', async () => {
    const program = start(inTerminal([...chat, emulator.baseURL, 'emulate:slow']), withKey);
    await program.see('This is');
    program.type('\u0003');
    const { code, output } = await program.result;
    expect(code).toBe(130);
    expect(output).toContain('Stopped.');
  });

  it('takes a key without an echo', async () => {
    const program = start(inTerminal([...COMMAND, 'onboard', '--base-url', emulator.baseURL]));
    await program.see('not shown): ');
    program.type(`${EMULATOR_KEY}\r`);
    const { code, output } = await program.result;
    expect(code).toBe(0);
    expect(output).toContain('FAL_API_KEY is in .env.local');
    expect(output).not.toContain(EMULATOR_KEY.slice(-8));
  });
});
