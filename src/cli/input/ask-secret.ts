import { createInterface } from 'node:readline';
import { Interruption } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { QuietOutput } from './quiet-output.js';

/**
 * Asks for a line and does not show what is typed.
 *
 * @returns an empty text for Ctrl-D.
 * @throws Interruption for Ctrl-C.
 */
export async function askSecret(question: string, { input, errors }: Terminal): Promise<string> {
  const output = new QuietOutput(errors);
  output.isQuiet = true;
  const lines = createInterface({ input, output, terminal: true, historySize: 0 });
  // Only now has the terminal stopped echoing: an answer that is faster would be seen.
  errors.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
      lines.once('SIGINT', () => reject(new Interruption()));
    });
  } finally {
    lines.close();
    errors.write('\n');
  }
}
