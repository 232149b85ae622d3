import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findGitRisk } from '../env-file/find-git-risk.js';
import { checkKeyForm } from '../key/clean-pasted-key.js';
import {
  describeLack,
  ENV_FILES,
  findKeys,
  KEY_ADVICE,
  readSources,
  type FoundKey,
} from '../key/find-key.js';
import type { Terminal } from '../terminal.js';
import type { Finding } from './finding.js';

const KEYS_PAGE = 'https://fal.ai/dashboard/keys';

/** The key that a program here would send, and what is to say about it and about the files with keys in them. */
export async function checkKey(
  terminal: Terminal,
): Promise<{ readonly findings: readonly Finding[]; readonly key: string | undefined }> {
  const sources = readSources(terminal);
  const keys = findKeys(sources);
  const [found] = keys;
  if (found === undefined) {
    const remedy = `${KEY_ADVICE.replace('run', 'Run')} (${KEYS_PAGE}).`;
    return { findings: [{ level: 'broken', text: describeLack(sources), remedy }], key: undefined };
  }
  const form = describeForm(found);
  const files = ENV_FILES.filter(name => keys.some(({ place }) => place === name));
  const risks = await Promise.all(files.map(name => checkFile(name, terminal.directory)));
  return {
    findings: [form, ...describeOthers(keys), ...risks.flat()],
    key: form.level === 'broken' ? undefined : found.key,
  };
}

/** Says where the key is and whether it looks like one; never what it is. */
export function describeForm({ key, origin, place }: FoundKey): Finding {
  const form = checkKeyForm(key);
  const remedy = `Copy it again from ${KEYS_PAGE}.`;
  if (form.kind === 'unusable') return { level: 'broken', text: `${origin}: ${form.remark}`, remedy };
  if (form.kind === 'unusual') return { level: 'warning', text: `${origin}: ${form.remark}`, remedy };
  const isFile = ENV_FILES.some(name => name === place);
  // Vite reads the file as well, but not into `process.env`, where the package looks.
  const remark = isFile ? `; Node reads it with --env-file=${place}, Next.js by itself` : '';
  return { level: 'fine', text: `The key is ${origin}, and has the right form${remark}` };
}

/** Different keys at several places: which one is sent is easily mistaken. */
export function describeOthers([found, ...others]: readonly FoundKey[]): Finding[] {
  return others
    .filter(({ key }) => key !== found?.key)
    .map(({ origin }) => ({
      level: 'warning',
      text: `${origin} is another key, and is not used: ${found?.origin} wins`,
      remedy: 'Remove one of them.',
    }));
}

async function checkFile(name: string, directory: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  // Windows has no such modes, and reports all files as open.
  if (process.platform !== 'win32' && (statSync(join(directory, name)).mode & 0o077) !== 0) {
    findings.push({
      level: 'warning',
      text: `${name} has a key in it, and others on this machine can read it`,
      remedy: `Run \`chmod 600 ${name}\`.`,
    });
  }
  const risk = await findGitRisk(name, directory);
  if (risk !== undefined) findings.push({ level: 'warning', ...risk });
  return findings;
}
