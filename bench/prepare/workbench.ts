import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE = path.join(ROOT, 'node_modules/.cache/bench');

/** Folder and programs that the measured processes use. It lies in `node_modules`, so that packages resolve as ever. */
export interface Workbench {
  readonly node: string;
  /** The package as it is published: built as for a release, plain JavaScript. */
  readonly packageFolder: string;
  readonly worker: string;
  readonly importer: string;
  readonly answerer: string;
  readonly emulator: string;
  readonly profileFolder: string;
}

/**
 * Builds the package, of its own and not in `dist`, and the worker programs, which run without a loader.
 *
 * @param before folder of another build of this package (its `dist`), measured as the subject `before`.
 */
export async function prepareWorkbench(before: string | undefined): Promise<Workbench> {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path.join(CACHE, 'package.json'), '{ "type": "module", "private": true }\n');
  const node = installNode();
  const packageFolder = path.join(CACHE, 'node_modules/ai-sdk-fal-openrouter');
  buildPackage(packageFolder);
  const beforeFolder = path.join(CACHE, 'node_modules/before');
  rmSync(beforeFolder, { recursive: true, force: true });
  if (before !== undefined) {
    cpSync(before, path.join(beforeFolder, 'dist'), { recursive: true });
    cpSync(path.join(ROOT, 'package.json'), path.join(beforeFolder, 'package.json'));
  }
  const workers = path.join(CACHE, 'worker');
  await build({
    entryPoints: ['work', 'import', 'answer', 'emulate'].map(name =>
      path.join(import.meta.dirname, `../worker/${name}.ts`),
    ),
    outdir: workers,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    logLevel: 'warning',
  });
  return {
    node,
    packageFolder,
    worker: path.join(workers, 'work.js'),
    importer: path.join(workers, 'import.js'),
    answerer: path.join(workers, 'answer.js'),
    emulator: path.join(workers, 'emulate.js'),
    profileFolder: path.join(CACHE, 'profiles'),
  };
}

/** Node 24 from the registry's package `node`, whatever Node runs the benchmark. Installed once, some 100 MB. */
function installNode(): string {
  const folder = path.join(CACHE, 'node-24');
  const program = path.join(folder, 'node_modules/node/bin/node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const options = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts=false'];
    execFileSync('npm', ['install', '--prefix', folder, ...options, 'node@24'], { stdio: 'inherit' });
  }
  return program;
}

function buildPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs'), path.join(folder, 'dist')], {
    stdio: 'inherit',
  });
  cpSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
}
