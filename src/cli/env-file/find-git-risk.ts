import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { findLinkTarget } from './find-link-target.js';

/** A file with a key in it that git would publish, and how to take the risk away. */
export interface GitRisk {
  readonly text: string;
  readonly remedy: string;
}

/**
 * Asks git whether it would commit what is written in a file: of a link, what it leads to.
 *
 * @param file as the person calls it, seen from the folder.
 * @returns `undefined` where git ignores the file, and where there is no repository or no git.
 */
export async function findGitRisk(file: string, directory: string): Promise<GitRisk | undefined> {
  const path = resolve(directory, file);
  const target = await findLinkTarget(path);
  if ((await runGit(['check-ignore', '-q'], target)) !== 1) return undefined;
  const isLink = target !== path;
  const shown = isLink ? relative(await realpath(directory), target) : file;
  const where = isLink ? `${shown} (to which ${file} leads)` : shown;
  const name = basename(target);
  if ((await runGit(['ls-files', '--error-unmatch'], target)) !== 0) {
    return { text: `git would commit ${where}`, remedy: `Add ${name} to .gitignore.` };
  }
  // The file may be in another repository than this folder.
  const remove =
    shown.startsWith('..') || isAbsolute(shown)
      ? `git -C ${dirname(shown)} rm --cached ${name}`
      : `git rm --cached ${shown}`;
  return {
    text: `git has ${where} in the repository`,
    remedy: `Run \`${remove}\`, add ${name} to .gitignore, and make a new key if it was ever committed.`,
  };
}

/** The exit code; without git there is none. */
function runGit(parameters: readonly string[], path: string): Promise<number | undefined> {
  return new Promise(settle => {
    const git = execFile('git', [...parameters, '--', basename(path)], { cwd: dirname(path) }, () => {
      settle(git.exitCode ?? undefined);
    });
  });
}
