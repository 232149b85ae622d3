import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installNode } from '../runtimes/kits.js';
import { packTarball } from '../pack-tarball.js';
import { runCommand } from '../runtimes/run-command.js';
import { HOST_NODE } from '../runtimes/versions.js';
import type { Play, Report } from './program/play.js';

const HERE = fileURLToPath(new URL('./', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const DEPENDENCIES = ['ai@7.0.173', '@ai-sdk/workflow@2.0.43', 'workflow@5.0.0-beta.52', 'zod@4.1.8'];

/** Compiles and runs workflows without a server. */
const HARNESS = '@workflow/vitest@5.0.0-beta.52';

/** The agent asks for exact versions, older than ours: of two copies the compiler takes one, and the types differ. */
const OVERRIDES = {
  '@ai-sdk/workflow': {
    ai: '7.0.173',
    '@ai-sdk/provider': '4.0.38',
    '@ai-sdk/provider-utils': '5.0.81',
  },
};

/** A project with the packed tarball, the agent of `@ai-sdk/workflow`, and workflows of the example and of this test. */
export async function createProject(parent: string): Promise<string> {
  const tarball = await packTarball(parent);
  const folder = mkdtempSync(join(parent, 'project-'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', overrides: OVERRIDES }),
  );
  // Peers are left out: vitest and vite are needed by the harness's plugin alone, the others by frameworks.
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--legacy-peer-deps'];
  await runCommand({
    file: 'npm',
    parameters: ['install', ...flags, tarball, ...DEPENDENCIES, HARNESS],
    folder,
    timeout: 240_000,
  });
  const workflows = join(folder, 'workflows');
  mkdirSync(workflows);
  copyFileSync(join(ROOT, 'examples/workflow/weather-agent.ts'), join(workflows, 'weather-agent.ts'));
  copyFileSync(join(HERE, 'program/scenes.ts'), join(workflows, 'scenes.ts'));
  await build({
    entryPoints: [join(HERE, 'program/main.ts')],
    outdir: folder,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  return folder;
}

/** Checks the types of the workflows, which import what this repository does not install. Gives what the compiler says. */
export async function checkTypes(folder: string): Promise<string> {
  const types = join(ROOT, 'node_modules/@types');
  const compilerOptions = { typeRoots: [types], types: ['node'], noEmit: true };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: ['workflows'] }),
  );
  return await runCommand({
    file: process.execPath,
    parameters: [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder],
    folder,
    timeout: 60_000,
  });
}

/** Runs workflows one after the other on the local world, whose data are below `folder` afterwards. */
export async function play(
  folder: string,
  plays: Play[],
  { baseURL, key }: { baseURL: string; key: string },
): Promise<Map<string, Report>> {
  const reports = new Map<string, Report>();
  await runCommand({
    file: await installNode(HOST_NODE),
    parameters: ['main.js', JSON.stringify(plays)],
    folder,
    // Compressed, what is stored could not be searched.
    environment: { EMULATOR_URL: baseURL, FAL_API_KEY: key, WORKFLOW_DISABLE_COMPRESSION: '1' },
    timeout: 60_000,
    onLine: line => {
      if (!line.startsWith('{')) return;
      const report = JSON.parse(line) as Report;
      reports.set(report.name, report);
    },
  });
  return reports;
}
