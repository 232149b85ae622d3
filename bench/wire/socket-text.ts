/** What the benchmark asks a stream for, and what tells its answer from all others. */
export function nameSocketStream(number: number): string {
  return `stream ${number}`;
}

/** The pieces of a stream's answer. */
export function composeSocketPieces(question: string, chunks: number): string[] {
  return Array.from({ length: chunks }, (_, position) => `${question}, piece ${position}\n`);
}

export function composeSocketText(question: string, chunks: number): string {
  return composeSocketPieces(question, chunks).join('');
}
