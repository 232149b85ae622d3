import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPackageFile } from './read-package.js';

/** One installed copy of a package. */
export interface PackageCopy {
  /** The name it is imported by: of an alias, the alias. */
  readonly name: string;
  readonly version: string;
  readonly directory: string;
}

/**
 * Finds all copies of the packages of the AI SDK that are installed for a folder: in its `node_modules` and those of the folders
 * above it, in those within packages, and in pnpm's store. A copy that is linked from several places counts once.
 */
export function findCopies(directory: string): PackageCopy[] {
  const copies = new Map<string, PackageCopy>();
  for (const modules of listModuleFolders(directory)) visitModules(modules, copies, new Set());
  return [...copies.values()].sort((left, right) => left.directory.localeCompare(right.directory));
}

function listModuleFolders(directory: string): string[] {
  const parent = dirname(directory);
  const above = parent === directory ? [] : listModuleFolders(parent);
  return [join(directory, 'node_modules'), ...above];
}

function visitModules(modules: string, copies: Map<string, PackageCopy>, visited: Set<string>): void {
  const real = resolveFolder(modules);
  if (real === undefined || visited.has(real)) return;
  visited.add(real);
  for (const entry of listFolders(real)) {
    if (entry === '.pnpm') {
      for (const stored of listFolders(join(real, entry))) {
        visitModules(join(real, entry, stored, 'node_modules'), copies, visited);
      }
    } else if (entry.startsWith('@')) {
      for (const name of listFolders(join(real, entry)))
        visitPackage(real, `${entry}/${name}`, copies, visited);
    } else if (!entry.startsWith('.')) {
      visitPackage(real, entry, copies, visited);
    }
  }
}

function visitPackage(
  modules: string,
  name: string,
  copies: Map<string, PackageCopy>,
  visited: Set<string>,
): void {
  const directory = resolveFolder(join(modules, name));
  if (directory === undefined) return;
  if ((name === 'ai' || name.startsWith('@ai-sdk/')) && !copies.has(directory)) {
    const facts = readPackageFile(join(directory, 'package.json'));
    if (facts !== undefined) copies.set(directory, { name, version: facts.version, directory });
  }
  visitModules(join(directory, 'node_modules'), copies, visited);
}

function listFolders(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function resolveFolder(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}
