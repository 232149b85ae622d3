import { readFileSync } from 'node:fs';

/** The version of a package as it is installed here. */
export function readVersion(packageName: string): string {
  const path = new URL(`../../../node_modules/${packageName}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return version;
}
