import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

it.each(['abc', '65536', '80.5', '1e3', ''])(
  'refuses --port=%s in words, and shows its usage',
  async port => {
    const program = spawn(process.execPath, ['--import', 'tsx', 'test/emulator/cli.ts', `--port=${port}`], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    program.stderr.setEncoding('utf8').on('data', (chunk: string) => void (errors += chunk));
    // An emulator that took the port would run until it is stopped.
    const timer = setTimeout(() => program.kill(), 10_000);
    const [code] = (await once(program, 'close')) as [number | null];
    clearTimeout(timer);
    expect(errors).toMatch(/^--port must be a whole number from 0 to 65535\.\nUsage: npm run emulator/);
    expect(code).toBe(1);
  },
);
