import type { Report } from './write-markdown.js';
import { formatNumber } from './format-numbers.js';

/** The rows of the README's table: what a person cares for, and the scenario that measured it. */
const ROWS: ReadonlyArray<readonly [label: string, scenario: string, unit: string]> = [
  ['a chunk of text', 'text', 'µs'],
  ['a chunk of reasoning, with details', 'reasoning', 'µs'],
  ['a piece of a tool call', 'tools', 'µs'],
  ['a chunk of text, in reads of 16 KiB', 'text in 16 KiB reads', 'µs'],
  ['a chunk of text, through `streamText`', 'streamText', 'µs'],
  ['a request with an image of 10 MB', 'request with a 10 MB image (base64)', 'ms'],
  ['a request with 2,000 messages, 10 MB', 'request with 2,000 messages and calls (10 MB)', 'ms'],
  ['the import', 'import', 'ms'],
  ['the import and the first answer', 'import and first answer', 'ms'],
];

const SUBJECTS = { factory: '`@ai-sdk/openai-compatible`', openrouter: '`@openrouter/ai-sdk-provider`' };

/** The table that the README shows of a full run. */
export function writeSummary({ results }: Pick<Report, 'results'>): string {
  const rows = ROWS.map(([label, scenario, unit]) => {
    const measured = results.find(({ name }) => name === scenario)?.rows ?? [];
    const cells = [...Object.keys(SUBJECTS), 'fal'].map(name => {
      const median = measured.find(({ subject }) => subject === name)?.spread.median ?? NaN;
      return `${formatNumber(median)} ${unit}`;
    });
    return [label, ...cells];
  });
  const head = ['CPU of …', ...Object.values(SUBJECTS), '`ai-sdk-fal-openrouter`'];
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |\n`).join('');
}

const SECTION = /(<!-- performance -->\n)[\s\S]*?(<!-- \/performance -->)/;

/** A page with the table of a run between its marks, where it has such marks. */
export function putSummary(page: string, report: Pick<Report, 'results'>): string {
  return page.replace(SECTION, (_section, start: string, end: string) =>
    [start, '\n', writeSummary(report), '\n', end].join(''),
  );
}

/** What the table between the marks of a page says, whatever its columns' widths. */
export function readSummary(page: string): string {
  return (SECTION.exec(page)?.[0] ?? '').replaceAll(/ +|-+/g, ' ');
}
