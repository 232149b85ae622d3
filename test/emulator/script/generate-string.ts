import type { JsonObject } from '../types.js';
import { generateMatching } from './generate-matching.js';
import type { Place } from './generate-value.js';

const words = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron'];

const samples: Record<string, string> = {
  'date-time': '2025-06-01T12:00:00Z',
  date: '2025-06-01',
  time: '12:00:00Z',
  duration: 'PT1H',
  email: 'emulator@example.com',
  'idn-email': 'emulator@example.com',
  hostname: 'example.com',
  uri: 'https://example.com/emulated',
  url: 'https://example.com/emulated',
  uuid: '00000000-0000-4000-8000-000000000001',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

/** The first of several candidates that the schema allows: a sample of the format, the user's words, a sample word. */
export function generateString(schema: JsonObject, place: Place): string {
  const { format, pattern, minLength, maxLength } = schema;
  const expression = compilePattern(pattern);
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? maxLength : Infinity;
  const allows = (value: string) => {
    const length = [...value].length;
    return length >= least && length <= most && (expression === undefined || expression.test(value));
  };
  const borrowed = typeof format === 'string' ? undefined : borrowText(place, allows);
  if (borrowed !== undefined) return borrowed;

  const word = inventWord(place.position);
  const candidates = [
    typeof format === 'string' ? samples[format] : undefined,
    word,
    typeof pattern === 'string' ? generateMatching(pattern) : undefined,
    word.padEnd(least, 'x').slice(0, most),
  ];
  return candidates.find(candidate => candidate !== undefined && allows(candidate)) ?? word;
}

function borrowText({ hints, name }: Place, allows: (value: string) => boolean): string | undefined {
  if (/query|question|prompt|message|text$|input/i.test(name) && hints.text !== '' && allows(hints.text)) {
    return hints.text;
  }
  if (/expression|formula|calculation/i.test(name)) {
    const calculation = /\(*\d[\d.]*(?:\s*[-+*/^x×÷()]\s*\(*\d[\d.]*\)*)+/.exec(hints.text)?.[0];
    if (calculation !== undefined && allows(calculation)) return calculation;
  }
  const found = hints.names.findIndex(allows);
  return found === -1 ? undefined : hints.names.splice(found, 1)[0];
}

function inventWord(position: number): string {
  const round = Math.floor(position / words.length);
  return `${words[position % words.length] ?? 'amber'}${round === 0 ? '' : round}`;
}

function compilePattern(pattern: unknown): RegExp | undefined {
  if (typeof pattern !== 'string') return undefined;
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}
