import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPECTED } from './expected.js';
import type { Feature, Finding } from './feature.js';
import { listFeatures, SUBJECTS } from './features.js';
import { findFeature } from './find-feature.js';
import { renderHeadlines, renderTables, renderVersions } from './render-table.js';

const features = listFeatures();

/** A finding that has the expected words is reduced to them; any other stays whole, to be seen. */
function reduceTo(expected: Finding | undefined, finding: Finding): Finding {
  const hasWords = typeof expected === 'string' && typeof finding === 'string' && finding.includes(expected);
  return hasWords ? expected : finding;
}

it('expects something of every feature, and of no other', () => {
  expect(Object.keys(EXPECTED).toSorted()).toEqual(features.map(({ name }) => name).toSorted());
});

describe.each(features)('$name', feature => {
  it.each(SUBJECTS.map((subject, column) => ({ subject, column })))(
    '$subject.packageName',
    async ({ subject, column }) => {
      const expected = EXPECTED[feature.name]?.[column];
      expect(reduceTo(expected, await findFeature(feature, subject))).toBe(expected);
    },
  );
});

describe('pages', () => {
  /** What the tests above hold true. */
  const comparison = new Map<Feature, readonly Finding[]>(
    features.map(feature => [feature, EXPECTED[feature.name] ?? []]),
  );
  /** Prettier aligns tables; what they say is compared. */
  const readCells = (text: string): string[] =>
    text
      .split('\n')
      .filter(line => line.startsWith('|') && !/^[|\s-]+$/.test(line))
      .map(line => line.replaceAll(/\s*\|\s*/g, '|'));
  const readPage = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  const readmeTable = /<!-- comparison -->\n([\s\S]*?)<!-- \/comparison -->/.exec(readPage('README.md'))?.[1];

  it('docs/comparison.md shows the comparison, and the versions that it was made with', () => {
    const page = readPage('docs/comparison.md');
    expect(readCells(page)).toEqual(readCells(renderVersions() + renderTables(comparison)));
  });

  it('the README shows its headlines', () => {
    expect(readCells(readmeTable ?? '')).toEqual(readCells(renderHeadlines(comparison)));
  });
});
