import type { Fact, Verdict } from './fact.js';
import { NOT_ASKED } from './questions.js';
import type { Outcome } from './run-live.js';

const VERDICTS: readonly Verdict[] = ['holds', 'differs', 'unsettled'];

function countFacts(facts: readonly Fact[], verdict: Verdict): string {
  return String(facts.filter(fact => fact.verdict === verdict).length);
}

/** One question with its facts, as lines for the terminal. */
export function renderOutcome({ name, facts, cost, skipped }: Outcome): string {
  if (skipped !== undefined) return `${name}: not asked, ${skipped}\n`;
  const lines = facts.map(
    ({ verdict, claim, seen }) => `  ${verdict.padEnd(9)} ${claim}\n${' '.repeat(12)}${seen}`,
  );
  return `${name} ($${cost.toFixed(6)})\n${lines.join('\n')}\n`;
}

/** The questions with their verdicts counted, and what each cost. */
export function renderCounts(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const head = `${'question'.padEnd(width)}  holds  differs  unsettled  cost`;
  const rows = outcomes.map(({ name, facts, cost, skipped }) => {
    const counts = VERDICTS.map(verdict => countFacts(facts, verdict).padStart(verdict.length));
    return `${name.padEnd(width)}  ${skipped === undefined ? counts.join('  ') : 'not asked'.padEnd(25)}  $${cost.toFixed(6)}`;
  });
  return [head, ...rows].join('\n');
}

/** How many facts hold, and what it cost. */
export function renderSummary(outcomes: readonly Outcome[], maxCost: number): string {
  const facts = outcomes.flatMap(outcome => outcome.facts);
  const skipped = outcomes.filter(outcome => outcome.skipped !== undefined).length;
  const cost = outcomes.reduce((sum, outcome) => sum + outcome.cost, 0);
  return (
    `Facts that hold: ${countFacts(facts, 'holds')}, that differ: ${countFacts(facts, 'differs')}, ` +
    `that are not settled: ${countFacts(facts, 'unsettled')}. Questions not asked: ${skipped}. It cost $${cost.toFixed(6)} of $${maxCost}.`
  );
}

/** The whole run as a Markdown page. */
export function renderReport(source: string, outcomes: readonly Outcome[], maxCost: number): string {
  const rows = outcomes.flatMap(({ name, facts, skipped }) =>
    skipped === undefined
      ? facts.map(fact => renderRow(name, fact))
      : [`| ${name} | not asked | ${skipped} | |`],
  );
  const head = ['| question | verdict | fact | seen |', '| --- | --- | --- | --- |'];
  const notAsked = NOT_ASKED.map(entry => `- ${entry}`);
  const parts = [
    `# Facts of the route\n\n${source}`,
    renderSummary(outcomes, maxCost),
    [...head, ...rows].join('\n'),
    `Not asked, because it has to happen by itself:\n\n${notAsked.join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderRow(name: string, { verdict, claim, seen }: Fact): string {
  return `| ${[name, verdict, claim, seen].map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
