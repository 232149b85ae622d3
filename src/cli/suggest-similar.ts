/** The word that was probably meant: the one that begins or ends like it, else the nearest, at most two letters away. */
export function suggestSimilar(word: string, known: readonly string[]): string | undefined {
  if (word === '') return undefined;
  const begun = known.filter(candidate => candidate.startsWith(word));
  if (begun.length === 1) return begun[0];
  // `--api-key` where the option names what the key is for. Of `--verify`, `--no-verify` is the contrary.
  const ended = known.filter(candidate => candidate.endsWith(`-${word}`) && candidate !== `no-${word}`);
  if (ended.length === 1) return ended[0];
  const [nearest] = known
    .map(candidate => ({ candidate, distance: countEdits(word, candidate) }))
    .filter(({ distance }) => distance <= 2)
    .sort((left, right) => left.distance - right.distance);
  return nearest?.candidate;
}

/** Letters to insert, delete or replace until one word is the other (Levenshtein), row by row. */
function countEdits(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_cell, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column += 1) {
      const replaced = (previous[column] ?? 0) + (letter === to[column] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
