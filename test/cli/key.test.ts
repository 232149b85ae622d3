import { describe, expect, it } from 'vitest';
import { isUsableKey, resolveApiKey } from '../../src/api-key.js';
import { checkKeyForm, cleanPastedKey } from '../../src/cli/key/clean-pasted-key.js';
import { describeLack, findKeys } from '../../src/cli/key/find-key.js';
import { EMULATOR_KEY } from '../emulator/index.js';

describe('cleanPastedKey', () => {
  it.each([
    'id:secret',
    '  id:secret\r\n',
    'Key id:secret',
    'key   id:secret ',
    'Bearer id:secret',
    'bearer  id:secret\n',
    '"Bearer id:secret"',
    '"id:secret"',
    `'Key id:secret'`,
    'FAL_KEY=id:secret',
    'export FAL_API_KEY="id:secret"\n',
    'Authorization: Key id:secret',
    'Authorization: Bearer id:secret',
  ])('finds the key in %j', pasted => {
    expect(cleanPastedKey(pasted)).toBe('id:secret');
  });

  it('leaves nothing of what is none', () => {
    expect(['', '  ', 'Key ', 'Bearer', 'FAL_KEY=', '""'].map(cleanPastedKey)).toEqual(Array(6).fill(''));
  });
});

describe('checkKeyForm', () => {
  it.each([
    { key: EMULATOR_KEY, kind: 'known', remark: '' },
    { key: EMULATOR_KEY.toUpperCase(), kind: 'known', remark: '' },
    {
      key: EMULATOR_KEY.slice(0, -1),
      kind: 'unusual',
      remark:
        'The key does not look like a fal key (UUID, colon, 32 hexadecimal digits). Did you copy all of it?',
    },
    { key: 'sk-or-v1-0123', kind: 'unusual', remark: 'one of OpenRouter' },
    { key: 'sk-0123', kind: 'unusual', remark: 'one of another service' },
    { key: 'fal_sk_0123', kind: 'unusual', remark: 'no colon' },
    { key: '', kind: 'unusable', remark: 'empty' },
    { key: 'id:sec\nret', kind: 'unusable', remark: 'line break' },
    { key: 'id:sec\tret', kind: 'unusable', remark: 'control character' },
    { key: 'id:sec€ret', kind: 'unusable', remark: 'Latin-1' },
  ])('says of $key that it is $kind', ({ key, kind, remark }) => {
    const form = checkKeyForm(key);
    expect(form.kind).toBe(kind);
    expect('remark' in form ? form.remark : '').toContain(remark);
  });
});

it.each([
  { name: 'a key', key: EMULATOR_KEY, isUsable: true },
  { name: 'Latin-1', key: 'id:secr\u00E9t', isUsable: true },
  { name: 'a blank inside', key: 'id: secret', isUsable: true },
  { name: 'a tab inside', key: 'id:\tsecret', isUsable: false },
  { name: 'a line break inside', key: 'id:\nsecret', isUsable: false },
  { name: 'a control character', key: 'id:\u007Fsecret', isUsable: false },
  { name: 'a character outside Latin-1', key: 'id:secr€t', isUsable: false },
])('onboard and a request agree on $name', async ({ key, isUsable }) => {
  expect(isUsableKey(key)).toBe(isUsable);
  expect(checkKeyForm(key).kind !== 'unusable').toBe(isUsable);
  const isResolved = await resolveApiKey(key).then(
    () => true,
    () => false,
  );
  expect(isResolved).toBe(isUsable);
});

describe('findKeys', () => {
  it.each([
    { name: 'none', sources: [{}, {}], expected: [] },
    {
      name: 'the environment before a file',
      sources: [{ FAL_API_KEY: ' one ' }, { FAL_API_KEY: 'two' }],
      expected: ['one FAL_API_KEY in place 0', 'two FAL_API_KEY in place 1'],
    },
    {
      name: 'the better variable before the better place',
      sources: [{ FAL_KEY: 'one' }, { FAL_API_KEY: 'Key two' }],
      expected: ['two FAL_API_KEY in place 1', 'one FAL_KEY in place 0'],
    },
    {
      name: 'an empty variable as none',
      sources: [{ FAL_API_KEY: ' ' }, { FAL_KEY: 'two' }],
      expected: ['two FAL_KEY in place 1'],
    },
    {
      name: 'two halves, wherever they are',
      sources: [{ FAL_KEY_ID: 'id' }, { FAL_KEY_SECRET: 'secret' }],
      expected: ['id:secret FAL_KEY_ID in place 0 with FAL_KEY_SECRET in place 1'],
    },
    { name: 'half a key as none', sources: [{ FAL_KEY_ID: 'id' }], expected: [] },
  ])('takes $name', ({ sources, expected }) => {
    const found = findKeys(sources.map((variables, index) => ({ place: `place ${index}`, variables })));
    expect(found.map(({ key, origin }) => `${key} ${origin}`)).toEqual(expected);
  });
});

describe('describeLack', () => {
  it.each([
    { variables: {}, expected: 'No fal key was found' },
    { variables: { FAL_KEY_ID: 'id' }, expected: 'FAL_KEY_ID is set, and FAL_KEY_SECRET is not' },
    { variables: { FAL_KEY_SECRET: 'secret' }, expected: 'FAL_KEY_SECRET is set, and FAL_KEY_ID is not' },
  ])('says $expected', ({ variables, expected }) => {
    expect(describeLack([{ place: 'the environment', variables }])).toBe(expected);
  });
});
