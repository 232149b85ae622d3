export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function findSpread(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
  return { median, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}

/** The ratio of two subjects in each round: what disturbs the machine disturbs both. */
export function findRatio(values: readonly number[], bases: readonly number[]): Spread {
  return findSpread(values.map((value, round) => value / (bases[round] ?? NaN)));
}

/** The exponent with which `ys` grow with `xs`: the slope on log-log paper; 1 is linear. */
export function findExponent(points: ReadonlyArray<{ readonly x: number; readonly y: number }>): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const meanX = logs.reduce((sum, { x }) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, { y }) => sum + y, 0) / logs.length;
  const above = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return above / logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
