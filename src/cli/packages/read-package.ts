import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What is read of a `package.json`. */
export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  /** Its folder. */
  readonly directory: string;
  /** Ranges by name: dependencies, and development and peer dependencies as well. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package that a program in this folder would get. `undefined` when it is not installed. */
export function readPackage(name: string, directory: string): PackageFacts | undefined {
  try {
    // The resolver of Node, not a walk: it knows workspaces, links and Plug'n'Play.
    const path = createRequire(join(directory, 'package.json')).resolve(`${name}/package.json`);
    return readPackageFile(path);
  } catch {
    return undefined;
  }
}

/** `undefined` for a file that is missing or no `package.json`. */
export function readPackageFile(path: string): PackageFacts | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
  if (!isRecord(content)) return undefined;
  const { name, version } = content;
  return {
    name: typeof name === 'string' ? name : '',
    version: typeof version === 'string' ? version : '',
    directory: dirname(path),
    dependencies: Object.fromEntries(
      ['peerDependencies', 'devDependencies', 'dependencies'].flatMap(kind => listRanges(content[kind])),
    ),
  };
}

function listRanges(ranges: unknown): [string, string][] {
  return isRecord(ranges)
    ? Object.entries(ranges).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
