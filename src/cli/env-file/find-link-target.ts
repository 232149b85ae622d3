import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';

/** How many links in a row Linux follows before it takes them for a circle. */
const MAX_LINKS = 40;

/**
 * The file to which a link leads in the end, whether it exists yet or not. A path that is no link, and a link that leads in a
 * circle, come back as they are.
 */
export async function findLinkTarget(path: string): Promise<string> {
  let target = path;
  for (let count = 0; count <= MAX_LINKS; count += 1) {
    const next = await readlink(target).catch(() => undefined);
    if (next === undefined) return target === path ? path : realizeFolder(target);
    // Not `join`, which takes `a/..` for nothing, where `a` may be a link to somewhere else.
    target = isAbsolute(next) ? next : `${dirname(target)}/${next}`;
  }
  return path;
}

/** `realpath`, for a file that may be missing. */
async function realizeFolder(path: string): Promise<string> {
  try {
    return join(await realpath(dirname(path)), basename(path));
  } catch {
    return path;
  }
}
