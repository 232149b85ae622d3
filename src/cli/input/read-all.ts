import type { TerminalInput } from '../terminal.js';

/** All of what is piped in, as text. */
export async function readAll(input: TerminalInput): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Buffer | string));
  return Buffer.concat(chunks).toString('utf8');
}
