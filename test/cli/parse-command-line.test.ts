import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/parse-command-line.js';
import { suggestSimilar } from '../../src/cli/suggest-similar.js';

const options = {
  model: { type: 'string', placeholder: '<reference>', description: '' },
  'base-url': { type: 'string', description: '' },
  json: { type: 'boolean', description: '' },
} as const;

describe('parseCommandLine', () => {
  it.each([
    { name: 'nothing', line: [], values: {}, words: [] },
    { name: 'words', line: ['why', 'not'], values: {}, words: ['why', 'not'] },
    { name: 'a value behind', line: ['--model', 'a/b', 'hi'], values: { model: 'a/b' }, words: ['hi'] },
    { name: 'a value with =', line: ['hi', '--model=a/b'], values: { model: 'a/b' }, words: ['hi'] },
    { name: 'a value that looks like an option, with =', line: ['--model=-x'], values: { model: '-x' } },
    { name: 'a flag', line: ['--json', 'hi'], values: { json: true }, words: ['hi'] },
    { name: 'the last of two', line: ['--model', 'a', '--model', 'b'], values: { model: 'b' } },
    { name: 'words behind --', line: ['--', '--json', '-x'], values: {}, words: ['--json', '-x'] },
    { name: 'a lone dash', line: ['-'], values: {}, words: ['-'] },
  ])('reads $name', ({ line, values, words = [] }) => {
    expect(parseCommandLine(line, options)).toEqual({ values, words });
  });

  it.each([
    { line: ['--modle', 'x'], message: 'There is no option --modle. Did you mean --model?' },
    { line: ['--base'], message: 'There is no option --base. Did you mean --base-url?' },
    { line: ['--nothing-like-it'], message: 'There is no option --nothing-like-it.' },
    { line: ['--toString'], message: 'There is no option --toString.' },
    { line: ['-j'], message: 'There is no option -j. Did you mean --json?' },
    { line: ['-m', 'x'], message: 'There is no option -m. Did you mean --model?' },
    { line: ['--model'], message: '--model needs a value: --model <reference>.' },
    { line: ['--model='], message: '--model needs a value: --model <reference>.' },
    { line: ['--base-url', ' '], message: '--base-url needs a value: --base-url <value>.' },
    { line: ['--model', '--json'], message: '--model needs a value: --model <reference>.' },
    { line: ['--json=secret'], message: '--json takes no value.' },
  ])('refuses $line', ({ line, message }) => {
    expect(() => parseCommandLine(line, options)).toThrow(message);
  });

  it.each([
    { line: ['-j'], message: 'There is no option -j. Did you mean --j?' },
    { line: ['-jx'], message: 'There is no option -j. Did you mean --j?' },
  ])('takes no single dash for two, even for an option of one letter: $line', ({ line, message }) => {
    const short = { j: { type: 'boolean', description: '' } } as const;
    expect(parseCommandLine(['--j'], short).values).toEqual({ j: true });
    expect(() => parseCommandLine(line, short)).toThrow(message);
  });

  it('quotes no value, which may be a key', () => {
    expect(() => parseCommandLine(['--modle=id:secret'], options)).toThrow(/^(?!.*secret)/);
  });
});

describe('suggestSimilar', () => {
  it.each([
    { word: 'chta', expected: 'chat' },
    { word: 'do', expected: 'doctor' },
    { word: 'onbord', expected: 'onboard' },
    { word: '', expected: undefined },
    { word: 'deploy', expected: undefined },
    { word: 'api-key', expected: 'fal-openrouter-api-key' },
    { word: 'key', expected: 'fal-openrouter-api-key' },
    // No word of it, either of two, the contrary.
    { word: 'r-api-key', expected: undefined },
    { word: 'file', expected: undefined },
    { word: 'verify', expected: undefined },
  ])('takes "$word" for $expected', ({ word, expected }) => {
    const commands = ['onboard', 'models', 'chat', 'doctor'];
    const known = [...commands, 'fal-openrouter-api-key', 'env-file', 'log-file', 'no-verify'];
    expect(suggestSimilar(word, known)).toBe(expected);
  });
});
