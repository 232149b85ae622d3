import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startEmulator, type Emulator } from '../../test/emulator/index.js';

// Runs Next.js on fal where a key is set, else on this repository's emulator. An app of your own has no such file:
// it says `next dev`, `next build` and `next start`.

const [command = 'dev', ...rest] = process.argv.slice(2);

// The package is linked from this repository, so it has to be built, which its install does. The .npmrc of this folder
// would hold it back from that.
const repository = new URL('../../', import.meta.url);
if (!existsSync(new URL('dist/index.js', repository)) || !existsSync(new URL('node_modules/', repository))) {
  console.log('Installing and building the package two folders above, once …');
  const install = ['ci', '--ignore-scripts=false', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', install, { cwd: repository, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

// Next.js would read it too, but only after it is decided whether there is a key.
if (existsSync('.env.local')) process.loadEnvFile('.env.local');
const { FAL_API_KEY, FAL_KEY, FAL_KEY_ID, FAL_KEY_SECRET } = process.env;
const hasKey = Boolean(FAL_API_KEY || FAL_KEY || (FAL_KEY_ID && FAL_KEY_SECRET));

let emulator: Emulator | undefined;
if (command === 'build' || process.env['EMULATOR_BASE_URL']) {
  // A build asks nobody, and an emulator that runs already has been named, as the browser test does.
} else if (hasKey) {
  console.log('A key is set: this chat runs on fal and costs what fal charges for it.');
} else {
  emulator = await startEmulator({ chunkDelay: 25 });
  process.env['FAL_API_KEY'] = emulator.key;
  process.env['EMULATOR_BASE_URL'] = emulator.baseURL;
  console.log('No key is set: this chat runs on the emulator of this repository, not on fal.');
}

const next = spawn(
  process.execPath,
  [createRequire(import.meta.url).resolve('next/dist/bin/next'), command, ...rest],
  { stdio: 'inherit' },
);
// Ctrl-C reaches Next.js by itself: this process only has to outlive it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => next.kill());
next.on('exit', code => {
  process.exitCode = code ?? 0;
  void emulator?.close();
});
