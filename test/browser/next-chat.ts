import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

const FOLDER = fileURLToPath(new URL('../../examples/next-chat/', import.meta.url));

/** What a program needs to run at all: above all no key. */
const BARE_ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  NEXT_TELEMETRY_DISABLED: '1',
};

/** Those that run now: none of them may outlive the tests, however these end. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach(signal));
process.once('disconnect', () => running.forEach(signal)); // Vitest itself was killed
process.once('SIGTERM', () => process.exit(143));

export interface ChatServer {
  readonly url: string;
  /** What it has printed. */
  readonly output: string;
  stop(): Promise<void>;
}

/** Installs the example where that was not done yet, and builds it with no key in the environment. */
export function buildChat(): void {
  // `npm ci` would stop at the lock file's copy of this repository's own dependencies, which is old after each change.
  if (!existsSync(join(FOLDER, 'node_modules'))) {
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund']);
  }
  run('npm', ['run', 'build']);
}

function run(command: string, parameters: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, parameters, {
    cwd: FOLDER,
    env: BARE_ENVIRONMENT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')} failed:\n${stdout}\n${stderr}`);
}

/** `npm run dev` or `npm start` on a free port, as soon as the page is served. */
export async function startChat(
  script: 'dev' | 'start',
  environment: Record<string, string> = {},
): Promise<ChatServer> {
  const port = await findFreePort();
  const child = spawn('npm', ['run', script, '--', '--port', String(port), '--hostname', '127.0.0.1'], {
    cwd: FOLDER,
    env: { ...BARE_ENVIRONMENT, ...environment },
    detached: true, // a group of its own, so that npm's children end with it
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const server: ChatServer = {
    url: `http://127.0.0.1:${port}`,
    get output() {
      return output;
    },
    stop: () => stop(child),
  };
  await waitForPage(server, child);
  return server;
}

async function waitForPage(server: ChatServer, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400 && child.exitCode === null; tries += 1) {
    const response = await fetch(server.url).catch(() => undefined);
    if (response?.ok) return;
    await wait(200);
  }
  await stop(child);
  throw new Error(`The chat did not start:\n${server.output}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise(resolve => {
    child.once('exit', resolve);
  });
  signal(child);
  await ended;
}

/** To npm and all that it started. */
function signal({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a pipe's name
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}
