import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../bench/report/write-markdown.js';
import { putSummary, readSummary } from '../bench/report/write-summary.js';
import { listFiles } from './list-files.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

const SCRIPTS = readScripts();

/**
 * Regions `// #region NAME` … `// #endregion` of the examples, by name: what the docs may show. The older generations, which have
 * aliases in this repository, are `ai` there.
 */
function readRegions(): Map<string, string> {
  const regions = new Map<string, string>();
  const files = listFiles(join(ROOT, 'examples'));
  for (const file of files.filter(name => /\.tsx?$/.test(name))) {
    const source = readFileSync(join(ROOT, 'examples', file), 'utf8');
    for (const [, name, body] of source.matchAll(
      /^[^\S\n]*\/\/ #region (\S+)\n([\s\S]*?)^[^\S\n]*\/\/ #endregion/gm,
    )) {
      if (name !== undefined && body !== undefined) {
        regions.set(name, body.trim().replaceAll(/'ai-v[456]'/g, "'ai'"));
      }
    }
  }
  return regions;
}

/** The TypeScript blocks of a page that name no example they were taken from, or differ from it; links and commands to nowhere. */
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
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (!/^[a-z]+:/.test(target)) problems.push(...checkLink(page, target));
  }
  problems.push(...checkCommands(page, text));
  return problems;
}

/** A link to a file of this repository, or to a heading in one. */
function checkLink(page: string, target: string): string[] {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(ROOT, file))) return [`${page}: no file for the link ${target}`];
  if (anchor === undefined || !file.endsWith('.md')) return [];
  const text = readFileSync(join(ROOT, file), 'utf8');
  const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => toAnchor(heading));
  return anchors.includes(anchor) ? [] : [`${page}: no heading for the link ${target}`];
}

/** `npm run NAME` without such a script, and `npm run example -- NAME` without such an example. The chat has scripts of its own. */
function checkCommands(page: string, text: string): string[] {
  const problems: string[] = [];
  for (const [, name = ''] of text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)) {
    if (!SCRIPTS.has(name)) problems.push(`${page}: there is no script for "npm run ${name}"`);
  }
  for (const [, name = ''] of text.matchAll(/\bnpm run example -- ([a-z][\w/-]*)/g)) {
    if (!existsSync(join(ROOT, `examples/${name}.ts`)))
      problems.push(`${page}: there is no example "${name}"`);
  }
  return problems;
}

/** Those of this repository and of the chat in it. */
function readScripts(): Set<string> {
  const manifests = ['package.json', 'examples/next-chat/package.json'].map(
    file => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { scripts: Record<string, string> },
  );
  return new Set(manifests.flatMap(({ scripts }) => Object.keys(scripts)));
}

function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

/** The README's figures are those of the run that is kept. */
function checkFigures(): string[] {
  const page = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const report = JSON.parse(readFileSync(join(ROOT, 'bench/results/latest.json'), 'utf8')) as Report;
  return readSummary(page) === readSummary(putSummary(page, report))
    ? []
    : ['README.md: the table of performance differs from bench/results/latest.json'];
}

const PAPERS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'examples/next-chat/README.md',
];
const docs = readdirSync(join(ROOT, 'docs')).filter(file => file.endsWith('.md'));
const pages = [...PAPERS, ...docs.map(file => join('docs', file))];
const regions = readRegions();
const problems = [...pages.flatMap(page => checkPage(page, regions)), ...checkFigures()];
console.log(problems.length === 0 ? `${pages.length} pages agree with the examples.` : problems.join('\n'));
process.exitCode = problems.length === 0 ? 0 : 1;
