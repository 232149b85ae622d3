import { BASE_URL_OPTION, readBaseUrl } from '../base-url-option.js';
import { defineCommand, type Command } from '../command.js';
import { EXIT, UsageError } from '../exit.js';
import { readInstallation } from '../packages/read-installation.js';
import { createPaint } from '../style.js';
import { writeLine } from '../terminal.js';
import { checkKey } from './check-key.js';
import { checkNode } from './check-node.js';
import { checkPackages } from './check-packages.js';
import { checkRequest } from './check-request.js';
import { renderFinding, summarizeFindings, type Finding } from './finding.js';

/** Looks at all that has to be right, and says what is not and what to do about it. */
export const doctor: Command = defineCommand({
  name: 'doctor',
  description: [
    'Looks at Node, at the AI SDK in this folder and which entry belongs to it, at duplicate and mismatched @ai-sdk packages,',
    'and at the key; then sends one request for one token. What is wrong comes with its remedy. The key is never shown.',
    'The exit code is 1 when something is broken.',
  ],
  options: { 'base-url': BASE_URL_OPTION },
  examples: ['doctor'],
  async run({ values, words }, terminal) {
    if (words.length > 0) throw new UsageError('doctor takes options only.');
    const baseUrl = readBaseUrl(values['base-url']);
    const paint = createPaint(terminal.output, terminal);
    const findings: Finding[] = [];
    const report = (...found: readonly Finding[]): void => {
      findings.push(...found);
      for (const finding of found) writeLine(terminal.output, renderFinding(finding, paint));
    };
    report(checkNode(terminal.nodeVersion), ...checkPackages(readInstallation(terminal.directory)));
    const { findings: keyFindings, key } = await checkKey(terminal);
    report(...keyFindings);
    if (key !== undefined) report(await checkRequest(key, baseUrl, terminal));
    writeLine(terminal.output, `\n${summarizeFindings(findings)}`);
    return findings.some(({ level }) => level === 'broken') ? EXIT.failure : EXIT.ok;
  },
});
