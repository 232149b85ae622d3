import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build } from 'esbuild';
import { findSpread } from '../measure/statistics.js';
import type { ResultRow, Scenario } from './scenario.js';

/** Kilobytes of 1,000 bytes, minified and compressed: own code with the packages left out, and all in. */
export function createBundleScenario(): Scenario {
  return {
    name: 'bundle size',
    run: async ({ workbench }) => {
      const own = (entry: string): string => path.join(workbench.packageFolder, 'dist', entry);
      const entries = {
        factory: '@ai-sdk/openai-compatible',
        openrouter: '@openrouter/ai-sdk-provider',
        fal: own('index.js'),
        'fal-v3': own('v3.js'),
        'fal-v2': own('v2.js'),
        'fal-v1': own('v1.js'),
      };
      const rows: ResultRow[] = [];
      for (const [subject, entry] of Object.entries(entries)) {
        const file = path.isAbsolute(entry) ? entry : import.meta.resolve(entry).replace('file://', '');
        rows.push(createRow(`${subject}, own code`, await measureBundle(file, 'external')));
        rows.push(createRow(`${subject}, all in`, await measureBundle(file, 'bundle')));
      }
      rows.push(createRow('fal, own code, loaded at first', await measureFirstLoad(entries.fal)));
      return { name: 'bundle size', unit: 'kB minified and gzipped', rows };
    },
  };
}

const OPTIONS = {
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'error',
} as const;

async function measureBundle(entry: string, packages: 'external' | 'bundle'): Promise<number> {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [entry], packages });
  return outputFiles.reduce((size, { contents }) => size + measureGzip(contents), 0);
}

/** What a page has to load before it can make a model, where the bundler splits at `import()`: the rest comes with the first call. */
async function measureFirstLoad(entry: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: [entry],
    packages: 'external',
    splitting: true,
    metafile: true,
    outdir: path.dirname(entry),
  });
  const files = new Map(outputFiles.map(({ path: file, contents }) => [path.basename(file), contents]));
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([file, output]) => [path.basename(file), output]),
  );
  const loaded = new Set([path.basename(entry)]);
  // A set visits what is added while it is walked.
  for (const file of loaded) {
    for (const { kind, path: imported, external } of outputs.get(file)?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) loaded.add(path.basename(imported));
    }
  }
  return [...loaded].reduce((size, file) => size + measureGzip(files.get(file)), 0);
}

export function measureGzip(contents: Uint8Array = new Uint8Array()): number {
  return gzipSync(contents, { level: 9 }).length / 1000;
}

function createRow(subject: string, value: number): ResultRow {
  return { subject, values: [value], spread: findSpread([value]) };
}
