import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connectToRoute } from './connect-to-route.js';
import { listFiles } from './list-files.js';

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));

/** Names of the examples, as they are given on the command line. */
function listExamples(): string[] {
  return listFiles(EXAMPLES)
    .filter(file => file.endsWith('.ts') && !/^(support|next-chat|workflow)\b/.test(file))
    .map(file => file.replace(/\.ts$/, ''))
    .sort();
}

const name = process.argv[2] ?? '';
const file = new URL(`../examples/${name}.ts`, import.meta.url);
const usage = [
  'Run `npm run example -- NAME` with one of:',
  ...listExamples().map(example => `  ${example}`),
];
if (name === '') {
  console.log(usage.join('\n'));
} else if (!existsSync(file)) {
  console.error([`There is no example "${name}".`, ...usage].join('\n'));
  process.exitCode = 1;
} else {
  const route = await connectToRoute();
  console.log(`${route.description}\n`);
  try {
    await import(file.href);
  } finally {
    await route.close();
  }
}
