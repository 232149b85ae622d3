import { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.js';
import { VERSIONS } from './versions.js';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/runtimes/', import.meta.url));

/**
 * Installs packages of the registry into a folder of their own, once, and gives that folder. No script of theirs is run:
 * the wrappers `node`, `bun` and `deno` would fetch what the packages for one platform hold.
 */
export async function installKit(packages: string[], moreFlags: string[] = []): Promise<string> {
  const folder = join(CACHE, packages.join('+').replaceAll('/', '-'));
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  // Under another name until it is whole.
  const draft = mkdtempSync(join(CACHE, '.draft-'));
  writeFileSync(join(draft, 'package.json'), JSON.stringify({ private: true }));
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--legacy-peer-deps'];
  await runCommand({
    file: 'npm',
    parameters: ['install', ...flags, ...moreFlags, ...packages],
    folder: draft,
    timeout: 240_000,
  });
  renameSync(draft, folder);
  return folder;
}

const PLATFORM = `${process.platform}-${process.arch}`;

export async function installNode(version: string): Promise<string> {
  const name = `node-${PLATFORM}`;
  return join(await installKit([`${name}@${version}`]), 'node_modules', name, 'bin/node');
}

export async function installBun(): Promise<string> {
  const name = `@oven/bun-${PLATFORM.replace('arm64', 'aarch64')}`;
  return join(await installKit([`${name}@${VERSIONS.bun}`]), 'node_modules', name, 'bin/bun');
}

export async function installDeno(): Promise<string> {
  const name = `@deno/${PLATFORM}${process.platform === 'linux' ? '-glibc' : ''}`;
  return join(await installKit([`${name}@${VERSIONS.deno}`]), 'node_modules', name, 'deno');
}
