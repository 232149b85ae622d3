import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Files below a folder, as paths relative to it, with `/`. Folders that hold what was installed or built are left out: the
 * chat example links to this repository, so a walk into them would not end.
 */
export function listFiles(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap(entry => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' || entry.name === '.next' ? [] : listFiles(folder, path);
  });
}
