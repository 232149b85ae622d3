import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where and with what a run was made. */
export interface Machine {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  readonly engine: string;
  readonly isPinned: boolean;
  readonly packages: Readonly<Record<string, string>>;
}

export function describeMachine(node: string, isPinned: boolean): Machine {
  const versions = JSON.parse(execFileSync(node, ['-p', 'JSON.stringify(process.versions)']).toString()) as {
    node: string;
    v8: string;
  };
  const names = ['@ai-sdk/openai-compatible', '@openrouter/ai-sdk-provider', 'ai'];
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    processor: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: versions.node,
    engine: versions.v8,
    isPinned,
    packages: Object.fromEntries(names.map(name => [name, readVersion(name)])),
  };
}

function readVersion(name: string): string {
  const text = readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
