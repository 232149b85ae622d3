import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { HELP, readCommandLine, type CommandLine } from './command-line.js';
import { judge } from './goals.js';
import { isPinned } from './measure/worker-process.js';
import { describeMachine } from './prepare/describe-machine.js';
import { prepareWorkbench, type Workbench } from './prepare/workbench.js';
import { drawPlot } from './report/draw-plot.js';
import { formatSpread } from './report/format-numbers.js';
import { summarizeProfile } from './report/summarize-profile.js';
import { fileName, writeMarkdown, type Report } from './report/write-markdown.js';
import { putSummary } from './report/write-summary.js';
import { listScenarios } from './scenarios/list-scenarios.js';
import type { GrowthResult, Scenario, ScenarioResult } from './scenarios/scenario.js';

const RESULTS = path.join(import.meta.dirname, 'results');
const README = path.join(import.meta.dirname, '../README.md');

async function run(commandLine: CommandLine): Promise<void> {
  const { isQuick, only, before, rounds, profiles } = commandLine;
  const scenarios = selectScenarios(commandLine);
  const workbench = await prepareWorkbench(before);
  const results: ScenarioResult[] = [];
  const growth: GrowthResult[] = [];
  for (const scenario of scenarios) {
    console.log(`\n${scenario.name}`);
    rmSync(workbench.profileFolder, { recursive: true, force: true });
    const result = await scenario.run({
      workbench,
      isQuick,
      hasBefore: before !== undefined,
      profiles,
      rounds,
    });
    if ('series' in result) growth.push(result);
    else results.push(result);
    printResult(result);
    if (profiles) printProfiles(workbench);
  }
  const machine = describeMachine(workbench.node, isPinned);
  const report: Report = { machine, results, growth, verdicts: judge(results) };
  // Only a full run is a result to keep; what is left of others is for a look.
  const isPartial = isQuick || only.length > 0;
  writeReport(report, isPartial ? path.join(RESULTS, 'partial') : RESULTS);
  if (!isPartial) await updateReadme(report);
}

function selectScenarios({ isQuick, only }: CommandLine): Scenario[] {
  const scenarios = listScenarios().filter(
    scenario =>
      (!isQuick || scenario.isQuick === true) &&
      (only.length === 0 || only.some(part => scenario.name.includes(part))),
  );
  if (scenarios.length > 0) return scenarios;
  const names = listScenarios().map(({ name }) => name);
  throw new Error(`No scenario is called like "${only.join('", "')}". There are:\n  ${names.join('\n  ')}`);
}

function printResult(result: ScenarioResult | GrowthResult): void {
  if ('series' in result) {
    for (const { subject, exponent } of result.series) {
      console.log(`  ${subject.padEnd(24)} grows with n^${exponent.toFixed(2)}`);
    }
    return;
  }
  for (const { subject, spread } of result.rows) {
    console.log(`  ${subject.padEnd(24)} ${formatSpread(spread)} ${result.unit}`);
  }
  for (const { subject, base, spread, limit, isMet } of judge([result])) {
    const what = base === undefined ? subject : `${subject} / ${base}`;
    console.log(`  ${isMet ? 'pass' : 'FAIL'}  ${what}: ${formatSpread(spread)}, goal ≤ ${limit}`);
  }
}

function printProfiles({ profileFolder }: Workbench): void {
  if (!existsSync(profileFolder)) return;
  for (const subject of readdirSync(profileFolder)) {
    console.log(`\n${subject}\n${summarizeProfile(path.join(profileFolder, subject))}`);
  }
}

function writeReport(report: Report, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const page = path.join(folder, 'latest.md');
  writeFileSync(page, writeMarkdown(report));
  writeFileSync(path.join(folder, 'latest.json'), `${JSON.stringify(report, undefined, 1)}\n`);
  for (const result of report.growth) writeFileSync(path.join(folder, fileName(result)), drawPlot(result));
  const failed = report.verdicts.filter(({ isMet }) => !isMet).length;
  console.log(
    `\n${report.verdicts.length - failed} of ${report.verdicts.length} goals met; written to ${page}`,
  );
}

/** The README shows the newest full run, in the form that the format check wants. */
async function updateReadme(report: Report): Promise<void> {
  const page = putSummary(readFileSync(README, 'utf8'), report);
  writeFileSync(README, await format(page, { ...(await resolveConfig(README)), filepath: README }));
}

const commandLine = readCommandLine();
if (commandLine === undefined) console.log(HELP);
else await run(commandLine);
