import { happens, pick, type Dice } from './dice.js';

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  1_000_000_000,
  '',
  ' ',
  'unknown',
  'error',
  'stop',
  '[DONE]',
  '__proto__',
  'text-0',
  [],
  {},
  [null],
  [[]],
  { error: 'x' },
  { message: 'Boom', code: 502 },
  { type: 'reasoning.text', text: 'T' },
  { index: 0, id: 'a', function: { name: 'weather', arguments: '{}' } },
  '\ud800',
];

const ODD_EVENTS: readonly unknown[] = [
  '[DONE]',
  '',
  ' ',
  'null',
  '5',
  '{"broken',
  '{}',
  'Internal Server Error',
  {
    error: {
      code: 502,
      message: 'Provider returned error',
      metadata: { raw: '{"error":{"message":"Down"}}' },
    },
  },
  { error: 'x' },
  { detail: 'User is locked' },
  { choices: [{ index: 0, delta: {}, finish_reason: 'error' }] },
  { choices: [{ index: 0, error: { message: 'x' } }] },
  { choices: [{ index: 1, delta: { content: 'other' } }] },
  { choices: [{ index: 0, message: { content: 'whole', tool_calls: [{ function: { name: 'time' } }] } }] },
  { choices: [{ delta: { tool_calls: [{ function: { arguments: '}' } }] } }] },
  {
    choices: [
      { delta: { tool_calls: [{ index: 0, id: null, function: { name: 'time', arguments: ' ' } }] } },
    ],
  },
];

/** Damages a stream in one way: an event dropped, doubled, moved, put in, or changed somewhere inside. */
export function mutateEvents(dice: Dice, events: unknown[]): void {
  const position = dice.roll(Math.max(0, events.length - 1));
  switch (dice.roll(6)) {
    case 0:
      events.splice(position, 1);
      break;
    case 1:
      events.splice(position, 0, events[position]);
      break;
    case 2:
      events.splice(dice.roll(events.length), 0, ...events.splice(position, 1));
      break;
    case 3:
      events.splice(position, 0, pick(dice, ODD_EVENTS));
      break;
    default:
      events[position] = mutateValue(dice, events[position]);
  }
}

/** Changes one value somewhere inside, or a key. */
export function mutateValue(dice: Dice, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || happens(dice, 6)) return pick(dice, ODD_VALUES);
  if (Array.isArray(value)) {
    if (value.length === 0) return [pick(dice, ODD_VALUES)];
    const changed = [...(value as unknown[])];
    const position = dice.roll(changed.length - 1);
    if (happens(dice, 8)) changed.push(changed[position]);
    else changed[position] = mutateValue(dice, changed[position]);
    return changed;
  }
  const entries = Object.entries(value);
  if (entries.length === 0)
    return { [pick(dice, ['error', 'content', '__proto__'])]: pick(dice, ODD_VALUES) };
  const position = dice.roll(entries.length - 1);
  const [key, inner] = entries[position] ?? ['', undefined];
  if (happens(dice, 12)) entries.splice(position, 1);
  else if (happens(dice, 24)) entries.push(['__proto__', inner]);
  else entries[position] = [key, mutateValue(dice, inner)];
  return Object.fromEntries(entries);
}
