import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run } from './fake-terminal.js';

const PAGE = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');

it('docs/cli.md shows what `models` prints today', async () => {
  const [, word = '', shown] = /^\$ npx ai-sdk-fal-openrouter models (\S+)\n([^]*?)^```/m.exec(PAGE) ?? [];
  expect((await run(['models', word], { environment: { NO_COLOR: '1' } })).output).toBe(shown);
});

it.each(['onboard', 'models', 'chat', 'doctor'])('docs/cli.md names every option of %s', async command => {
  const { output } = await run([command, '--help']);
  const options = [...output.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
  expect(options.filter(option => option !== undefined && !PAGE.includes(option))).toEqual([]);
});
