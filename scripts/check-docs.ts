import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from './list-files.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Regions `// #region NAME` … `// #endregion` of the examples, by name: what the docs may show. */
function readRegions(): Map<string, string> {
  const regions = new Map<string, string>();
  const files = listFiles(join(ROOT, 'examples'));
  for (const file of files.filter(name => /\.tsx?$/.test(name))) {
    const source = readFileSync(join(ROOT, 'examples', file), 'utf8');
    for (const [, name, body] of source.matchAll(
      /^[^\S\n]*\/\/ #region (\S+)\n([\s\S]*?)^[^\S\n]*\/\/ #endregion/gm,
    )) {
      if (name !== undefined && body !== undefined) regions.set(name, body.trim());
    }
  }
  return regions;
}

/** The TypeScript blocks of a page that name no example they were taken from, or differ from it; and links to nowhere. */
function checkPage(page: string, regions: ReadonlyMap<string, string>): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const problems: string[] = [];
  for (const match of text.matchAll(/^(<!-- example: (\S+) -->\n+)?```(tsx?)\n([\s\S]*?)^```/gm)) {
    const [, , name, , code = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    if (name === undefined)
      problems.push(`${page}:${line}: a code block without "<!-- example: NAME -->" before it`);
    else if (regions.get(name) !== code.trim())
      problems.push(`${page}:${line}: differs from the region "${name}" of the examples`);
  }
  const headings = new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => toAnchor(heading)));
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (target.startsWith('#')) {
      if (!headings.has(target.slice(1))) problems.push(`${page}: no heading for the link ${target}`);
    } else if (
      !/^[a-z]+:/.test(target) &&
      !existsSync(join(ROOT, dirname(page), target.split('#')[0] ?? ''))
    ) {
      problems.push(`${page}: no file for the link ${target}`);
    }
  }
  return problems;
}

function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

const docs = existsSync(join(ROOT, 'docs'))
  ? readdirSync(join(ROOT, 'docs')).filter(file => file.endsWith('.md'))
  : [];
const pages = ['README.md', 'CONTRIBUTING.md', ...docs.map(file => join('docs', file))].filter(page =>
  existsSync(join(ROOT, page)),
);
const regions = readRegions();
const problems = pages.flatMap(page => checkPage(page, regions));
console.log(problems.length === 0 ? `${pages.length} pages agree with the examples.` : problems.join('\n'));
process.exitCode = problems.length === 0 ? 0 : 1;
