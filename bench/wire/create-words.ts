const VOCABULARY =
  'the model reads a stream of words and says what it thinks, “näher” am Text, "quoted" and plain; 漢字 too, with numbers like 3.14 and\nnew lines'.split(
    / /,
  );

/** Tokens as models say them: a few characters each, some with quotes, line breaks or characters beyond ASCII. */
export function createWords(count: number): string[] {
  return Array.from({ length: count }, (_, position) => ` ${VOCABULARY[position % VOCABULARY.length] ?? ''}`);
}

const CODE = `export function measure(values: number[]): string {
  const total = values.reduce((sum, value) => sum + value, 0);
  return \`"\${total}" of \${values.length}\\n\`;
}

`;

/** Source code of exactly `length` characters: what agents send most, with the quotes and line breaks that need escaping. */
export function createCode(length: number): string {
  return CODE.repeat(Math.ceil(length / CODE.length)).slice(0, length);
}
