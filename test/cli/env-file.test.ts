import * as fc from 'fast-check';
import {
  mkdirSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseEnvFile, readEnvVariables } from '../../src/cli/env-file/parse-env-file.js';
import { setEnvVariable } from '../../src/cli/env-file/set-env-variable.js';
import { writeEnvVariable } from '../../src/cli/env-file/write-env-file.js';
import { createFolder } from './fake-terminal.js';

const NAME = 'FAL_API_KEY';

describe('setEnvVariable', () => {
  it.each([
    { name: 'an empty file', before: '', after: 'FAL_API_KEY=new\n' },
    { name: 'other lines', before: 'A=1\n', after: 'A=1\nFAL_API_KEY=new\n' },
    { name: 'a last line without an end', before: 'A=1', after: 'A=1\nFAL_API_KEY=new\n' },
    { name: 'a last line that would swallow the next', before: 'A= \n', after: 'A= \n#\nFAL_API_KEY=new\n' },
    { name: 'lines of Windows', before: 'A=1\r\nB=2', after: 'A=1\r\nB=2\r\nFAL_API_KEY=new\r\n' },
    { name: 'an older line', before: 'A=1\nFAL_API_KEY=old\nB=2\n', after: 'A=1\nFAL_API_KEY=new\nB=2\n' },
    { name: 'an export', before: 'export FAL_API_KEY=old\n', after: 'export FAL_API_KEY=new\n' },
    { name: 'blanks', before: '  FAL_API_KEY = old  \n', after: '  FAL_API_KEY = new  \n' },
    { name: 'quotes', before: `FAL_API_KEY="o#ld" # mine\n`, after: 'FAL_API_KEY=new # mine\n' },
    { name: 'a comment behind', before: 'FAL_API_KEY=old # mine', after: 'FAL_API_KEY=new # mine' },
    { name: 'no value', before: 'FAL_API_KEY=\nB=2', after: 'FAL_API_KEY=new\nB=2' },
    { name: 'the end of Windows', before: 'FAL_API_KEY=old\r\nB=2\r\n', after: 'FAL_API_KEY=new\r\nB=2\r\n' },
    {
      name: 'two of them',
      before: 'FAL_API_KEY=a\nFAL_API_KEY=b\n',
      after: 'FAL_API_KEY=new\nFAL_API_KEY=new\n',
    },
    { name: 'a byte order mark', before: '\uFEFFFAL_API_KEY=old\n', after: '\uFEFFFAL_API_KEY=new\n' },
    {
      name: 'one in a comment',
      before: '# FAL_API_KEY=old\n',
      after: '# FAL_API_KEY=old\nFAL_API_KEY=new\n',
    },
    { name: 'a longer name', before: 'MY_FAL_API_KEY=x\n', after: 'MY_FAL_API_KEY=x\nFAL_API_KEY=new\n' },
    {
      name: 'one within a text of several lines',
      before: 'PEM="a\nFAL_API_KEY=x\nb"\n',
      after: 'PEM="a\nFAL_API_KEY=x\nb"\nFAL_API_KEY=new\n',
    },
    { name: 'an open quote', before: `A='x\nFAL_API_KEY=old\n`, after: `A='x\nFAL_API_KEY=new\n` },
  ])('handles $name', ({ before, after }) => {
    expect(setEnvVariable(before, NAME, 'new')).toBe(after);
  });

  it.each([
    { value: 'a b#c', written: `'a b#c'` },
    { value: `it's`, written: `"it's"` },
    { value: `it's $HOME`, written: undefined },
    { value: 'two\nlines', written: undefined },
  ])('writes $value as $written', ({ value, written }) => {
    expect(setEnvVariable('', NAME, value)).toBe(written && `${NAME}=${written}\n`);
  });

  // Without backslashes, about which readers differ.
  const createFile = (separators: readonly string[]): fc.Arbitrary<string> => {
    const line = fc
      .tuple(
        fc.constantFrom('', ' ', 'export ', '# '),
        fc.constantFrom('A', 'FAL_KEY', NAME, 'B.c-d'),
        fc.constantFrom(...separators),
        fc.stringMatching(/^[\w "'`#:.-]{0,12}$/),
      )
      .map(parts => parts.join(''));
    return fc
      .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
      .map(([lines, lineBreak]) => lines.join(lineBreak));
  };

  it('is read back by Node, and takes nothing of the rest away', () => {
    fc.assert(
      fc.property(
        createFile(['=', ' = ']),
        fc.stringMatching(/^[\da-f-]{4,20}:[\da-f]{4,20}$/),
        (before, key) => {
          // An open quote makes of the lines that follow what each reader likes.
          fc.pre(["'", '"', '`'].every(quote => !before.includes(quote)));
          // Node 22 and 24 take the next line for the value of a variable that has nothing but blanks.
          fc.pre(!/=[^\S\r\n]+[\r\n]+[^\r\n]/.test(before));
          const after = setEnvVariable(before, NAME, key) ?? '';
          expect(parseEnv(after)[NAME]).toBe(key);
          expect(readEnvVariables(after)[NAME]).toBe(key);
          const rest = (text: string): string[] =>
            text
              .split(/\r?\n/)
              .filter(kept => kept !== '' && kept !== '#' && !/^\s*(export\s+)?FAL_API_KEY\s*=/.test(kept));
          expect(rest(after)).toEqual(rest(before));
        },
      ),
    );
  });

  const bytes = fc.uint8Array({ maxLength: 60 }).map(content => Buffer.from(content).toString('latin1'));

  it('leaves every byte outside of the value alone, whatever the file is', () => {
    fc.assert(
      fc.property(fc.oneof(createFile(['=', ' = ', ' ']), bytes), text => {
        const after = setEnvVariable(text, NAME, 'new') ?? '';
        const outside = (content: string): string => {
          let kept = '';
          let position = 0;
          for (const { name, start, end } of parseEnvFile(content)) {
            if (name !== NAME) continue;
            kept += content.slice(position, start);
            position = end;
          }
          return kept + content.slice(position);
        };
        expect(after.startsWith(text) || outside(after) === outside(text)).toBe(true);
        expect(readEnvVariables(after)[NAME]).toBe('new');
      }),
    );
  });
});

describe('writeEnvVariable', () => {
  it('makes a file that only its owner reads', async () => {
    const path = join(createFolder(), '.env.local');
    await writeEnvVariable(path, NAME, 'id:secret');
    expect(readFileSync(path, 'utf8')).toBe('FAL_API_KEY=id:secret\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('closes a file that was open, keeps its bytes, and leaves nothing beside it', async () => {
    const folder = createFolder();
    const path = join(folder, '.env');
    const bytes = Buffer.from([0x41, 0x3d, 0xff, 0xfe, 0x80, 0x0d, 0x0a]);
    writeFileSync(path, bytes, { mode: 0o644 });
    await writeEnvVariable(path, NAME, 'id:secret');
    expect(readFileSync(path)).toEqual(Buffer.concat([bytes, Buffer.from('FAL_API_KEY=id:secret\r\n')]));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  it('writes through a link and leaves it one', async () => {
    const folder = createFolder();
    writeFileSync(join(folder, 'shared.env'), 'A=1\n');
    symlinkSync('shared.env', join(folder, '.env.local'));
    await writeEnvVariable(join(folder, '.env.local'), NAME, 'id:secret');
    expect(lstatSync(join(folder, '.env.local')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'shared.env'), 'utf8')).toBe('A=1\nFAL_API_KEY=id:secret\n');
  });

  it('refuses what it can not write, and says why', async () => {
    const folder = createFolder();
    mkdirSync(join(folder, 'directory'));
    writeFileSync(join(folder, 'wide.env'), Buffer.from('\uFEFFA=1\r\n', 'utf16le'));
    await expect(writeEnvVariable(join(folder, 'directory'), NAME, 'x')).rejects.toThrow('it is a folder');
    for (const path of ['no/such/.env', 'wide.env/.env']) {
      await expect(writeEnvVariable(join(folder, path), NAME, 'x')).rejects.toThrow(
        'its folder does not exist; create it first.',
      );
    }
    await expect(writeEnvVariable(join(folder, 'wide.env'), NAME, 'x')).rejects.toThrow('UTF-16');
    await expect(writeEnvVariable(join(folder, '.env'), NAME, `'"$`)).rejects.toThrow("can't hold");
    expect(readdirSync(folder).sort()).toEqual(['directory', 'wide.env']);
  });
});
