import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './runtimes/run-command.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Packs this package into a folder, and gives the tarball's path. `PACKED_TARBALL` names one that was packed before. */
export async function packTarball(folder: string): Promise<string> {
  const { PACKED_TARBALL } = process.env;
  if (PACKED_TARBALL) return PACKED_TARBALL;
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
