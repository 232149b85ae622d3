import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writeEnvVariable } from '../../src/cli/env-file/write-env-file.js';
import { createFolder } from './fake-terminal.js';

// Node's modules can't be spied on from outside. All of it is real until a test says otherwise.
vi.mock('node:fs/promises', async importOriginal => {
  const original = await importOriginal<typeof files>();
  return { ...original, rename: vi.fn(original.rename) };
});

const LINE = 'FAL_API_KEY=id:secret\n';

const write = (path: string): Promise<void> => writeEnvVariable(path, 'FAL_API_KEY', 'id:secret');

function refuse(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error('Refused by the test.'), { code }));
}

describe('writeEnvVariable on its way', () => {
  it('has a draft beside the file, closed to others from the start', async () => {
    const path = join(createFolder(), '.env');
    writeFileSync(path, 'A=1\n', { mode: 0o644 });
    vi.mocked(files.rename).mockImplementationOnce((draft, target) => {
      expect(statSync(draft).mode & 0o777).toBe(0o600);
      expect(readFileSync(draft, 'utf8')).toBe(`A=1\n${LINE}`);
      renameSync(draft, target);
      return Promise.resolve();
    });
    await write(path);
    expect(readFileSync(path, 'utf8')).toBe(`A=1\n${LINE}`);
  });

  it.each([
    { code: 'EPERM', reason: 'you may not: look at its owner and mode' },
    { code: 'EBUSY', reason: 'EBUSY' },
  ])('leaves the old file whole and no draft where the last step fails: $code', async ({ code, reason }) => {
    const folder = createFolder();
    const path = join(folder, '.env');
    writeFileSync(path, 'A=1\n');
    vi.mocked(files.rename).mockImplementationOnce(() => refuse(code));
    await expect(write(path)).rejects.toThrow(`${path} can't be written: ${reason}.`);
    expect(readdirSync(folder)).toEqual(['.env']);
    expect(readFileSync(path, 'utf8')).toBe('A=1\n');
  });

  it.each(['a file', 'a link to one'])('touches no draft that is there already: %s', async kind => {
    const folder = createFolder();
    const path = join(folder, '.env');
    const draft = join(folder, `..env.${process.pid}.tmp`);
    const other = kind === 'a file' ? draft : join(folder, 'other');
    writeFileSync(other, 'mine', { mode: 0o644 });
    if (other !== draft) symlinkSync('other', draft);
    await expect(write(path)).rejects.toThrow(`${path} can't be written: ${draft} is in the way; remove it.`);
    expect([readFileSync(other, 'utf8'), readFileSync(draft, 'utf8')]).toEqual(['mine', 'mine']);
    expect(readdirSync(folder)).not.toContain('.env');
  });
});

describe('writeEnvVariable through links', () => {
  it.each([
    { name: 'one', links: { '.env': 'new.env' }, target: 'new.env' },
    { name: 'one up and down', links: { '.env': './real/../real/new.env' }, target: 'real/new.env' },
    { name: 'a chain', links: { '.env': 'real/a', 'real/a': 'b', 'real/b': '../c' }, target: 'c' },
    {
      name: 'a folder that is a link itself',
      links: { '.env': 'folder/../new.env', folder: 'real/deep' },
      target: 'real/new.env',
    },
  ])('makes what is missing behind $name, and leaves all links', async ({ links, target }) => {
    const root = createFolder();
    mkdirSync(join(root, 'real/deep'), { recursive: true });
    for (const [name, to] of Object.entries(links)) symlinkSync(to, join(root, name));
    await write(join(root, '.env'));
    expect(lstatSync(join(root, target)).isFile()).toBe(true);
    expect(readFileSync(join(root, target), 'utf8')).toBe(LINE);
    expect(Object.keys(links).filter(name => !lstatSync(join(root, name)).isSymbolicLink())).toEqual([]);
  });

  it('makes what an absolute link leads to', async () => {
    const [here, there] = [createFolder(), createFolder()];
    symlinkSync(join(there, 'new.env'), join(here, '.env'));
    await write(join(here, '.env'));
    expect(readFileSync(join(there, 'new.env'), 'utf8')).toBe(LINE);
  });

  it('names the file behind the link where that is what is wrong', async () => {
    const folder = createFolder();
    symlinkSync('no/such.env', join(folder, '.env'));
    symlinkSync('.env.circle', join(folder, '.env.circle'));
    await expect(write(join(folder, '.env'))).rejects.toThrow(
      /no\/such\.env, to which .*\.env leads, can't be written: its folder does not exist; create it first\.$/,
    );
    await expect(write(join(folder, '.env.circle'))).rejects.toThrow('it is a link that leads in a circle.');
    expect(readdirSync(folder).sort()).toEqual(['.env', '.env.circle']);
  });
});
