import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { findSpread } from '../measure/statistics.js';
import { measureGzip } from './bundle-scenario.js';
import type { ResultRow, Scenario } from './scenario.js';

const SOURCE = path.resolve(import.meta.dirname, '../../src');

/** The folders that the main entry is made of; what lies in none of them is the rest. */
const ROOMS = ['catalog', 'chat/encode', 'chat/decode', 'chat', 'errors', 'image', 'embedding', ''];

/**
 * Where the bytes of the main entry are: what each room adds to those above it, module by module minified and all compressed
 * as one. A bundler that makes one module of them needs some 5 % less.
 */
export function createBundleRoomsScenario(): Scenario {
  return {
    name: 'own code by room',
    run: async () => {
      const files = await listModules();
      const rows: ResultRow[] = [];
      let text = '';
      let size = 0;
      for (const room of ROOMS) {
        const own = files.filter(file => findRoom(file) === room);
        text += (await Promise.all(own.map(minify))).join('');
        const grown = measureGzip(Buffer.from(text));
        rows.push(createRow(room === '' ? 'provider, settings, key, sending' : room, grown - size));
        size = grown;
      }
      rows.push(createRow('all', size));
      return { name: 'own code by room', unit: 'kB minified and gzipped', rows };
    },
  };
}

async function listModules(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [path.join(SOURCE, 'index.ts')],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    write: false,
    metafile: true,
    absWorkingDir: SOURCE,
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
}

function findRoom(file: string): string {
  return ROOMS.find(room => file.startsWith(room === '' ? room : `${room}/`)) ?? '';
}

async function minify(file: string): Promise<string> {
  const source = readFileSync(path.join(SOURCE, file), 'utf8');
  const { code } = await transform(source, { loader: 'ts', minify: true, format: 'esm', target: 'es2022' });
  return code;
}

function createRow(subject: string, value: number): ResultRow {
  return { subject, values: [value], spread: findSpread([value]) };
}
