import { EXIT } from '../exit.js';
import { createPaint } from '../style.js';
import { writeLine, type Terminal } from '../terminal.js';
import { AnswerView } from './answer-view.js';
import type { Answer, Conversation } from './conversation.js';
import { LineReader } from './line-reader.js';
import { formatCost, reportAnswerEnd } from './report-answer-end.js';
import { readCost } from './to-json-answer.js';

/** What to type instead of Ctrl-D, as in other conversations with a model. */
const LEAVING: ReadonlySet<string> = new Set(['/exit', '/quit']);

/** Asks and answers until the person ends it; gives the exit code. An answer that fails ends nothing: they can ask again. */
export async function talk(conversation: Conversation, terminal: Terminal): Promise<number> {
  const { errors } = terminal;
  const paint = createPaint(errors, terminal);
  writeLine(
    errors,
    paint(
      'dim',
      `${conversation.modelId}. Ctrl-C stops an answer; /exit, /quit or Ctrl-D ends the conversation.`,
    ),
  );
  const reader = new LineReader(terminal);
  const answers: Answer[] = [];
  try {
    for (;;) {
      const reply = await reader.ask();
      if (reply.kind === 'question' && !LEAVING.has(reply.text.trim())) {
        if (reply.text.trim() !== '') answers.push(await answer(reply.text, conversation, reader, terminal));
        continue;
      }
      // Ctrl-C and Ctrl-D leave the cursor behind the prompt.
      if (reply.kind !== 'question') writeLine(errors);
      if (answers.length > 1) writeLine(errors, paint('dim', renderTotal(answers)));
      return reply.kind === 'interrupt' ? EXIT.interrupted : EXIT.ok;
    }
  } finally {
    reader.close();
  }
}

async function answer(
  question: string,
  conversation: Conversation,
  reader: LineReader,
  terminal: Terminal,
): Promise<Answer> {
  const controller = new AbortController();
  const view = new AnswerView(terminal);
  const given = await reader.whileAnswering(
    () => controller.abort(),
    () => conversation.ask(question, view, controller.signal),
  );
  view.end();
  reportAnswerEnd(given, terminal);
  writeLine(terminal.errors);
  return given;
}

/** Such as `3 answers, $0.001234`. What an answer cost that was stopped, nobody says. */
function renderTotal(answers: readonly Answer[]): string {
  const costs = answers.flatMap(({ finish }) => readCost(finish) ?? []);
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const unknown = answers.length - costs.length;
  const remark = unknown === 0 ? '' : ` (cost unknown for ${unknown})`;
  return `${answers.length} answers, ${formatCost(total)}${remark}`;
}
