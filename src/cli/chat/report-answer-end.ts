import { createPaint } from '../style.js';
import { writeLine, type Terminal } from '../terminal.js';
import type { Answer } from './conversation.js';
import { readCost } from './to-json-answer.js';

/** Says under an answer how it ended, what it took, and what went wrong. Into a pipe goes none of it: it is no part of the answer. */
export function reportAnswerEnd(answer: Answer, terminal: Terminal, { isUsageShown = true } = {}): void {
  const { warnings, error, isStopped, finish } = answer;
  const paint = createPaint(terminal.errors, terminal);
  for (const warning of warnings) writeLine(terminal.errors, `${paint('yellow', 'Warning:')} ${warning}`);
  const remark = isStopped ? 'Stopped.' : error === undefined ? describeFinish(finish) : undefined;
  if (remark !== undefined) writeLine(terminal.errors, paint('dim', remark));
  if (error !== undefined) writeLine(terminal.errors, `${paint('red', 'Error:')} ${error}`);
  if (isUsageShown && finish?.usage.raw !== undefined) {
    const stream = terminal.output.isTTY === true ? terminal.output : terminal.errors;
    writeLine(stream, createPaint(stream, terminal)('dim', renderUsage(answer)));
  }
}

/** Such as `12 tokens in, 34 out (20 of them thinking), $0.000123, 1.2 s`. */
export function renderUsage({ finish, seconds }: Pick<Answer, 'finish' | 'seconds'>): string {
  const input = finish?.usage.inputTokens.total;
  const output = finish?.usage.outputTokens;
  const thinking = output?.reasoning ? ` (${output.reasoning} of them thinking)` : '';
  const cost = readCost(finish);
  return [
    input === undefined ? undefined : `${input} ${input === 1 ? 'token' : 'tokens'} in`,
    output?.total === undefined ? undefined : `${output.total} out${thinking}`,
    cost === undefined ? undefined : formatCost(cost),
    `${seconds.toFixed(1)} s`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** US dollars, to the millionth: answers of small models cost less than a hundredth of a cent. */
export function formatCost(cost: number): string {
  return cost > 0 && cost < 0.000001 ? '<$0.000001' : `$${cost.toFixed(6)}`;
}

function describeFinish(finish: Answer['finish']): string | undefined {
  switch (finish?.finishReason.unified) {
    case 'length':
      return 'The answer was cut off at the token limit.';
    case 'content-filter':
      return 'A content filter of the model ended the answer.';
    default:
      return undefined;
  }
}
