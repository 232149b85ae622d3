import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'dist'));

// A file that left src must not stay in dist: the package ships what src says now.
rmSync(folder, { recursive: true, force: true });

// The types mirror src. The code comes in a few files: each file that a process has to load costs it half a millisecond.
execFileSync(
  process.execPath,
  [
    path.join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    path.join(root, 'tsconfig.build.json'),
    '--outDir',
    folder,
  ],
  { stdio: 'inherit' },
);
const bundle = await rolldown({
  cwd: root,
  input: {
    index: 'src/index.ts',
    v1: 'src/v1.ts',
    v2: 'src/v2.ts',
    v3: 'src/v3.ts',
    'cli/main': 'src/cli/main.ts',
  },
  external: /^[^./]/, // packages and Node's own modules
  platform: 'neutral',
});
await bundle.write({ dir: folder, sourcemap: true, chunkFileNames: 'chunks/[name].js' });
await bundle.close();
