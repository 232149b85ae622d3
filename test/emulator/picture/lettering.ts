/** Five columns and seven rows to a letter. */
const LETTERS: Record<string, string[]> = {
  A: ['.###.', '#...#', '#...#', '#####', '#...#', '#...#', '#...#'],
  C: ['.####', '#....', '#....', '#....', '#....', '#....', '.####'],
  D: ['####.', '#...#', '#...#', '#...#', '#...#', '#...#', '####.'],
  E: ['#####', '#....', '#....', '####.', '#....', '#....', '#####'],
  I: ['.###.', '..#..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  L: ['#....', '#....', '#....', '#....', '#....', '#....', '#####'],
  M: ['#...#', '##.##', '#.#.#', '#.#.#', '#...#', '#...#', '#...#'],
  P: ['####.', '#...#', '#...#', '####.', '#....', '#....', '#....'],
  R: ['####.', '#...#', '#...#', '####.', '#.#..', '#..#.', '#...#'],
  T: ['#####', '..#..', '..#..', '..#..', '..#..', '..#..', '..#..'],
  U: ['#...#', '#...#', '#...#', '#...#', '#...#', '#...#', '.###.'],
};
const LETTER_WIDTH = 6;

export const CAPTION = 'EMULATED PICTURE';
/** Dots that it is wide and high. */
export const CAPTION_WIDTH: number = CAPTION.length * LETTER_WIDTH - 1;
export const CAPTION_HEIGHT = 7;

/** Whether the caption has a dot there. */
export function hasDot(column: number, row: number): boolean {
  const letter = LETTERS[CAPTION[Math.floor(column / LETTER_WIDTH)] ?? ''];
  return letter?.[row]?.[column % LETTER_WIDTH] === '#';
}
