const shorthands: Record<string, string> = {
  d: '1',
  w: 'a',
  s: ' ',
  D: 'a',
  W: '-',
  S: 'a',
  n: '\n',
  t: '\t',
};
const atomPattern = /\\.|\[(?:\\.|[^\]])*\]|\((?:\?:|\?<\w+>)?((?:[^()\\]|\\.)*)\)|[^\\]/suy;
const countPattern = /\{(\d+)(?:,\d*)?\}|[*+?]/y;

/**
 * A text for a simple regular expression: literals, classes, counts, groups without groups inside. The caller checks
 * whether it matches.
 */
export function generateMatching(pattern: string): string {
  const branch = firstBranch(pattern);
  let text = '';
  let offset = 0;
  while (offset < branch.length) {
    atomPattern.lastIndex = offset;
    const atom = atomPattern.exec(branch);
    if (!atom) break;
    countPattern.lastIndex = offset + atom[0].length;
    const count = countPattern.exec(branch);
    offset += atom[0].length + (count?.[0].length ?? 0);
    text += generateAtom(atom[0], atom[1]).repeat(readCount(count));
  }
  return text;
}

function firstBranch(pattern: string): string {
  return /^(?:\\.|\[(?:\\.|[^\]])*\]|\((?:[^()\\]|\\.)*\)|[^|])*/su.exec(pattern)?.[0] ?? '';
}

function readCount(count: RegExpExecArray | null): number {
  if (!count) return 1;
  if (count[1] !== undefined) return Number(count[1]);
  return count[0] === '+' ? 1 : 0;
}

function generateAtom(atom: string, group: string | undefined): string {
  if (group !== undefined) return generateMatching(group);
  if (atom === '^' || atom === '$') return '';
  if (atom === '.') return 'a';
  if (atom.startsWith('\\')) return shorthands[atom.slice(1)] ?? (atom === '\\b' ? '' : atom.slice(1));
  if (!atom.startsWith('[')) return atom;
  if (atom.startsWith('[^')) return ['a', '1', '-', ' '].find(letter => !atom.includes(letter)) ?? 'z';
  return atom[1] === '\\' ? (shorthands[atom[2] ?? ''] ?? atom[2] ?? '') : (atom[1] ?? '');
}
