import type { Feature, FeatureGroup, Finding } from './feature.js';
import { FEATURES, SUBJECTS } from './features.js';
import { findFeature } from './find-feature.js';

/** What was found, by feature, in the order of the subjects. */
export type Comparison = ReadonlyMap<Feature, readonly Finding[]>;

/** Tries every feature with every package. */
export async function compare(): Promise<Comparison> {
  const comparison = new Map<Feature, Finding[]>();
  for (const { features } of FEATURES) {
    for (const feature of features) {
      const findings: Finding[] = [];
      for (const subject of SUBJECTS) findings.push(await findFeature(feature, subject));
      comparison.set(feature, findings);
    }
  }
  return comparison;
}

/** The packages and their versions, as a Markdown table. */
export function renderVersions(): string {
  const rows = SUBJECTS.map(({ packageName, version }) => [`\`${packageName}\``, version]);
  return renderMarkdown(['package', 'version'], rows);
}

/** The comparison as Markdown: a heading and a table of yes and no for each group. */
export function renderTables(comparison: Comparison): string {
  const tables = FEATURES.map(group => `### ${group.title}\n\n${renderGroup(group, comparison)}`);
  return tables.join('\n');
}

/** The rows that the README shows, as one table. */
export function renderHeadlines(comparison: Comparison): string {
  const features = FEATURES.flatMap(group => group.features).filter(({ isHeadline }) => isHeadline === true);
  return renderGroup({ title: '', features }, comparison);
}

/** For each “no”, what happened instead. */
export function renderReasons(comparison: Comparison): string {
  const lines: string[] = [];
  for (const [{ name }, findings] of comparison) {
    for (const [column, finding] of findings.entries())
      if (finding !== true) lines.push(`${name}\n  ${SUBJECTS[column]?.packageName}: ${finding}`);
  }
  return `${lines.join('\n')}\n`;
}

function renderGroup({ features }: FeatureGroup, comparison: Comparison): string {
  const heads = SUBJECTS.map(({ packageName }) => `\`${packageName}\``);
  const rows = features.map(feature => {
    const findings = comparison.get(feature) ?? [];
    return [feature.name, ...findings.map(finding => (finding === true ? 'yes' : 'no'))];
  });
  return renderMarkdown(['', ...heads], rows);
}

function renderMarkdown(heads: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const renderRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [heads, heads.map(() => '---'), ...rows].map(renderRow).join('');
}
