import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandFailure } from '../exit.js';
import { findLinkTarget } from './find-link-target.js';
import { setEnvVariable } from './set-env-variable.js';

/** Mode of a file with a key in it: its owner reads and writes it, and nobody else. */
const PRIVATE_MODE = 0o600;

/**
 * Writes a variable into an env file, which is made if it is missing, and closes the file to others. A link stays one: what it
 * leads to is written, or made. A failure on the way leaves the old file whole.
 *
 * @throws CommandFailure which never quotes the value.
 */
export async function writeEnvVariable(path: string, name: string, value: string): Promise<void> {
  const target = await findLinkTarget(path);
  const older = await readOlderFile(target, path);
  if (/^(?:\xff\xfe|\xfe\xff)/.test(older)) {
    throw new CommandFailure(
      `${path} is written in UTF-16, which no reader of env files takes: save it as UTF-8.`,
    );
  }
  // Bytes, not characters: what is no UTF-8 in the rest of the file stays as it is.
  const changed = setEnvVariable(older, name, Buffer.from(value, 'utf8').toString('latin1'));
  if (changed === undefined) {
    throw new CommandFailure(
      `The key has characters that an env file can't hold: set ${name} where your program runs.`,
    );
  }
  await replaceFile(target, Buffer.from(changed, 'latin1'), path);
}

async function readOlderFile(target: string, path: string): Promise<string> {
  try {
    return await readFile(target, 'latin1');
  } catch (error) {
    if (readCode(error) === 'ENOENT') return '';
    throw refuseFile(error, path, target, 'read');
  }
}

async function replaceFile(target: string, content: Buffer, path: string): Promise<void> {
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    // Never into a file that is there: it may be open to others, a link, or the draft of another process with this number.
    await writeFile(draft, content, { mode: PRIVATE_MODE, flag: 'wx' });
    await keepOwner(target, draft);
    await rename(draft, target);
  } catch (error) {
    if (readCode(error) === 'EEXIST') {
      throw new CommandFailure(`${path} can't be written: ${draft} is in the way; remove it.`);
    }
    await rm(draft, { force: true }).catch(() => undefined);
    throw refuseFile(error, path, target, 'written');
  }
}

/** With `sudo`, the file would else belong to root, and its owner could not read it any more. */
async function keepOwner(target: string, draft: string): Promise<void> {
  try {
    const older = await stat(target);
    const newer = await stat(draft);
    if (older.uid !== newer.uid || older.gid !== newer.gid) await chown(draft, older.uid, older.gid);
  } catch (error) {
    // There is no older file, or it is somebody else's whose we can't become: then it is ours.
    if (readCode(error) !== 'ENOENT' && readCode(error) !== 'EPERM') throw error;
  }
}

function refuseFile(error: unknown, path: string, target: string, verb: string): CommandFailure {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'you may not: look at its owner and mode',
    EPERM: 'you may not: look at its owner and mode',
    EROFS: 'the disk is read-only',
    ENOENT: 'its folder does not exist; create it first',
    ENOTDIR: 'its folder does not exist; create it first',
    EISDIR: 'it is a folder: name a file with --file',
    ELOOP: 'it is a link that leads in a circle',
    ENOSPC: 'the disk is full',
  };
  const code = readCode(error);
  const link = target === path ? '' : `, to which ${path} leads,`;
  return new CommandFailure(`${target}${link} can't be ${verb}: ${reasons[code] ?? code}.`);
}

function readCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : String(error);
}
