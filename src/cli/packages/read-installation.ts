import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCopies, type PackageCopy } from './find-copies.js';
import { readPackage, readPackageFile, type PackageFacts } from './read-package.js';

/** What is installed of the AI SDK for a program in some folder. */
export interface Installation {
  /** The `ai` that the program gets. */
  readonly sdk: PackageFacts | undefined;
  /** Version of the `@ai-sdk/provider` that this `ai` gets. */
  readonly sdkProvider: string | undefined;
  /** Version of the `@ai-sdk/provider` that this package gets. */
  readonly ownProvider: string | undefined;
  /** The `@ai-sdk` packages that the program's own `package.json` names. */
  readonly siblings: readonly PackageFacts[];
  readonly copies: readonly PackageCopy[];
}

export function readInstallation(directory: string): Installation {
  const sdk = readPackage('ai', directory);
  const own = dirname(fileURLToPath(import.meta.url));
  const siblings = Object.keys(findProject(directory)?.dependencies ?? {})
    .filter(name => name.startsWith('@ai-sdk/'))
    .flatMap(name => {
      const facts = readPackage(name, directory);
      return facts === undefined ? [] : [{ ...facts, name }];
    });
  return {
    sdk,
    sdkProvider: sdk && readPackage('@ai-sdk/provider', sdk.directory)?.version,
    ownProvider: readPackage('@ai-sdk/provider', own)?.version,
    siblings,
    copies: findCopies(directory),
  };
}

/** The nearest `package.json`, upwards. */
function findProject(directory: string): PackageFacts | undefined {
  const parent = dirname(directory);
  return (
    readPackageFile(join(directory, 'package.json')) ??
    (parent === directory ? undefined : findProject(parent))
  );
}
