import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** What git makes of a file that should stay here. */
export type GitRisk =
  /** git ignores it, or there is no repository or no git. */
  | 'none'
  /** The next `git add .` takes it. */
  | 'not-ignored'
  /** It is in the repository already, whatever `.gitignore` says. */
  | 'tracked';

/** Asks git whether it would commit a file. */
export async function findGitRisk(path: string): Promise<GitRisk> {
  if ((await runGit(['check-ignore', '-q'], path)) !== 1) return 'none';
  return (await runGit(['ls-files', '--error-unmatch'], path)) === 0 ? 'tracked' : 'not-ignored';
}

/** The risk in words, and how to take it away. `undefined` where there is none. */
export function describeGitRisk(risk: GitRisk, path: string): { text: string; remedy: string } | undefined {
  const name = basename(path);
  switch (risk) {
    case 'none':
      return undefined;
    case 'not-ignored':
      return { text: `git would commit ${path}`, remedy: `Add ${name} to .gitignore.` };
    case 'tracked':
      return {
        text: `git has ${path} in the repository`,
        remedy: `Run \`git rm --cached ${path}\`, add ${name} to .gitignore, and make a new key if it was ever committed.`,
      };
  }
}

/** The exit code; without git there is none. */
function runGit(parameters: readonly string[], path: string): Promise<number | undefined> {
  return new Promise(resolve => {
    const git = execFile('git', [...parameters, '--', basename(path)], { cwd: dirname(path) }, () => {
      resolve(git.exitCode ?? undefined);
    });
  });
}
