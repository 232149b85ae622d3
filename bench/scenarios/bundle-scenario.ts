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
      return { name: 'bundle size', unit: 'kB minified and gzipped', rows };
    },
  };
}

async function measureBundle(entry: string, packages: 'external' | 'bundle'): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    packages,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  const [output] = outputFiles;
  return gzipSync(output?.contents ?? '', { level: 9 }).length / 1000;
}

function createRow(subject: string, value: number): ResultRow {
  return { subject, values: [value], spread: findSpread([value]) };
}
