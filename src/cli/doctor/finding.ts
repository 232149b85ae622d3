import type { Paint } from '../style.js';

/** One thing that was looked at. */
export interface Finding {
  /** `warning` may hurt later or elsewhere; `broken` stops programs now. */
  readonly level: 'fine' | 'warning' | 'broken';
  readonly text: string;
  /** What to do about it. */
  readonly remedy?: string;
}

const MARKS = {
  fine: ['green', '✓'],
  warning: ['yellow', '!'],
  broken: ['red', '✗'],
} as const;

/** The findings, each with its remedy below it. */
export function renderFinding({ level, text, remedy }: Finding, paint: Paint): string {
  const [style, mark] = MARKS[level];
  const line = `${paint(style, mark)} ${text}`;
  return remedy === undefined ? line : `${line}\n  → ${remedy}`;
}

/** The last line: how many are broken, and how many warnings there are. */
export function summarizeFindings(findings: readonly Finding[]): string {
  const broken = findings.filter(({ level }) => level === 'broken').length;
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const remark = warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  return broken === 0 ? `Nothing is broken${remark}.` : `${broken} broken${remark}.`;
}
