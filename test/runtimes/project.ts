import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { runCommand } from './run-command.js';
import { PROJECT_DEPENDENCIES } from './versions.js';

const HERE = fileURLToPath(new URL('./', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAMS = [
  'ai-sdk-7',
  'ai-sdk-6',
  'ai-sdk-5',
  'ai-sdk-4',
  'scenes',
  'assignment',
  'describe-error',
  'report',
  'respond',
];
const ENTRIES = ['main', 'worker', 'edge-function', 'page'];
const HOSTS = ['workerd', 'edge-runtime', 'proxy', 'reach-emulator'];

/** Files of a project that has installed the packed tarball, the programs among them. */
export interface Project {
  folder: string;
  /** For runtimes with a file system and `node_modules`: takes the assignment as its first argument. */
  main: string;
  /** Whole programs in one file, by what they are for. */
  worker: string;
  edgeFunction: string;
  page: string;
  host(name: 'workerd' | 'edge-runtime' | 'proxy' | 'reach-emulator'): string;
}

/** Packs this package, installs it below `parent` beside all four generations, and makes the programs ready to run there. */
export async function createProject(parent: string): Promise<Project> {
  const tarball = await packTarball(parent);
  const folder = mkdtempSync(join(parent, 'project-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await runCommand({
    file: 'npm',
    parameters: ['install', ...flags, tarball, ...PROJECT_DEPENDENCIES],
    folder,
    timeout: 120_000,
  });
  await transpile(folder);
  const bundles = join(folder, 'bundles');
  await bundle(join(folder, 'worker.js'), bundles, 'esm');
  await bundle(join(folder, 'edge-function.js'), bundles, 'iife');
  await bundle(join(folder, 'page.js'), bundles, 'esm');
  return {
    folder,
    main: join(folder, 'main.js'),
    worker: join(bundles, 'worker.js'),
    edgeFunction: join(bundles, 'edge-function.js'),
    page: join(bundles, 'page.js'),
    host: name => join(folder, `hosts/${name}.js`),
  };
}

/** Packs this package into `folder` and gives the path of the file. */
export async function packTarball(folder: string): Promise<string> {
  // `prepare` builds, so what is packed is what src says now.
  const output = await runCommand({
    file: 'npm',
    parameters: ['pack', '--json', '--pack-destination', folder],
    folder: ROOT,
    timeout: 120_000,
  });
  const [packed] = JSON.parse(output) as [{ filename: string }];
  return join(folder, packed.filename);
}

/** Takes the types off, file by file: what is imported comes from the project's own `node_modules`. */
async function transpile(folder: string): Promise<void> {
  const shared = { format: 'esm', target: 'es2022', logLevel: 'error' } as const;
  await build({
    ...shared,
    entryPoints: [...PROGRAMS, ...ENTRIES].map(name => join(HERE, `programs/${name}.ts`)),
    outdir: folder,
  });
  await build({
    ...shared,
    entryPoints: HOSTS.map(name => join(HERE, `hosts/${name}.ts`)),
    outdir: join(folder, 'hosts'),
  });
}

async function bundle(entry: string, outdir: string, format: 'esm' | 'iife'): Promise<void> {
  await build({
    entryPoints: [entry],
    outdir,
    format,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  });
}
