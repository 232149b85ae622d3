import type { Verdict } from '../goals.js';
import { findRatio } from '../measure/statistics.js';
import type { Machine } from '../prepare/describe-machine.js';
import type { GrowthResult, ScenarioResult } from '../scenarios/scenario.js';
import { formatNumber, formatSpread } from './format-numbers.js';

export interface Report {
  readonly machine: Machine;
  readonly results: readonly ScenarioResult[];
  readonly growth: readonly GrowthResult[];
  readonly verdicts: readonly Verdict[];
}

const SUBJECTS = `- \`floor\`: decode the bytes, split, \`JSON.parse\`, in a plain loop. For requests: \`JSON.stringify\` of the finished body.
- \`hop\`: the floor, read from a response and handed on through one \`ReadableStream\`. No provider that parses every chunk can do with less;
  this one reads only the word in which a chunk differs from the one before (\`src/chat/chunk-parser.ts\`). In \`unlike\` no two chunks have the same envelope, so that it can't.
- \`factory\`: \`@ai-sdk/openai-compatible\`. \`openrouter\`: \`@openrouter/ai-sdk-provider\`.
- \`fal\`: this package (V4, AI SDK 7); \`fal-v3\`, \`fal-v2\`, \`fal-v1\`: its entries for AI SDK 6, 5 and 4.`;

const METHOD = `Each subject runs in a process of its own, on one core, with V8 on a single thread; the processes take turns in rounds.
Numbers are CPU time (\`process.cpuUsage\`), the median of the rounds with least and most in brackets. Ratios are taken round by round. Before
anything is measured, and in each block, a subject must show that it decoded or sent everything. It is warm by then: 0.3 s of CPU, 1.5 s where it
sends large requests, until its heap has its size.`;

/** The report as a page to read. */
export function writeMarkdown({ machine, results, growth, verdicts }: Report): string {
  const sections = [
    '# Benchmark',
    describe(machine),
    '## Subjects and method',
    SUBJECTS,
    METHOD,
    'Repeat it with `npm run bench`; `npm run bench -- --quick` takes less than a minute, `--only NAME` runs the scenarios whose name contains `NAME`.',
    ...(verdicts.length > 0 ? ['## Goals', writeGoals(verdicts)] : []),
    ...results.flatMap(result => [`## ${result.name}`, writeRows(result)]),
    ...growth.flatMap(result => [
      `## ${result.name}`,
      `![${result.title}](${fileName(result)})`,
      writeGrowth(result),
    ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The plot's file, beside the page. */
export function fileName({ name }: GrowthResult): string {
  return `${name.replaceAll(' ', '-')}.svg`;
}

function describe(machine: Machine): string {
  const packages = Object.entries(machine.packages).map(([name, version]) => `\`${name}\` ${version}`);
  return `${machine.date} UTC · ${machine.processor}, ${machine.cores} cores, ${machine.memory} · ${machine.system} · Node ${machine.node} (V8 ${machine.engine})${
    machine.isPinned ? '' : ', not pinned to a core'
  } · ${packages.join(', ')}`;
}

function writeGoals(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ scenario, subject, base, limit, spread, isMet }) => [
    scenario,
    base === undefined ? subject : `${subject} / ${base}`,
    formatSpread(spread),
    `≤ ${limit}`,
    isMet ? 'pass' : '**FAIL**',
  ]);
  return writeTable(['scenario', 'what', 'measured', 'goal', ''], rows);
}

function writeRows({ unit, rows }: ScenarioResult): string {
  const peers = ['factory', 'openrouter', 'hop', 'before'].filter(
    name => rows.length > 1 && rows.some(({ subject }) => subject === name),
  );
  return writeTable(
    ['subject', unit, ...peers.map(peer => `of ${peer}`)],
    rows.map(({ subject, values, spread }) => [
      subject,
      formatSpread(spread),
      ...peers.map(peer => {
        const bases = rows.find(row => row.subject === peer)?.values ?? [];
        return peer === subject ? '' : formatNumber(findRatio(values, bases).median);
      }),
    ]),
  );
}

function writeGrowth({ series, sizeLabel, costLabel }: GrowthResult): string {
  const sizes = series[0]?.points.map(({ x }) => x) ?? [];
  return writeTable(
    [`${costLabel} at ${sizeLabel}`, ...sizes.map(size => size.toLocaleString('en')), 'exponent'],
    series.map(({ subject, points, exponent }) => [
      subject,
      ...points.map(({ y }) => formatNumber(y)),
      exponent.toFixed(2),
    ]),
  );
}

function writeTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const lines = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}
