import { expect, it } from 'vitest';
import { composeLowering } from '../../src/generations/compose-lowering.js';

it('hands every part through both steps, to whoever asked for it', () => {
  const lower = composeLowering<number, number, string>(
    (part, emit) => {
      for (let count = 0; count < part; count++) emit(part * 10 + count);
    },
    (part, emit) => emit(`<${part}>`),
  );
  const first: string[] = [];
  const second: string[] = [];
  lower(2, part => first.push(part));
  lower(0, part => first.push(part));
  lower(1, part => second.push(part));
  expect([first, second]).toEqual([['<20>', '<21>'], ['<10>']]);
});
