import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../scripts/list-files.js';

/** How the local world writes bytes into its JSON files. */
const BYTES = /"__type": ?"Uint8Array",\s*"data": ?"([^"]*)"/g;

/**
 * All that the local world of `workflow` has stored: each file as it is, and what it keeps as bytes once more as text.
 *
 * @throws Error for bytes in a form that can't be read here, such as compressed ones: a search would find nothing in them.
 */
export function readStore(folder: string): string[] {
  return listFiles(folder).flatMap(file => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [text, ...Array.from(text.matchAll(BYTES), ([, data = '']) => decodeBytes(file, data))];
  });
}

function decodeBytes(file: string, data: string): string {
  const text = Buffer.from(data, 'base64').toString('utf8');
  if (!text.startsWith('devl')) throw new Error(`${file} has bytes of the form "${text.slice(0, 4)}".`);
  return text;
}
