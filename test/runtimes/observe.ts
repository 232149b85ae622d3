import { expect } from 'vitest';
import { startEmulator, type Emulator, type RecordedRequest } from '../emulator/index.js';
import { drawPicture } from '../emulator/picture/draw-picture.js';
import type { Line } from './programs/report.js';

/** An emulator of one's own: tests that run side by side don't see each other's requests. */
export async function withEmulator(use: (emulator: Emulator) => Promise<void>): Promise<void> {
  // Slow enough that the first words of an answer and its last are well apart.
  const emulator = await startEmulator({ chunkDelay: 25 });
  try {
    await use(emulator);
  } finally {
    await emulator.close();
  }
}

/** The lines of a program, and whether the first of its text was there before the emulator had sent the last. */
export interface Observation {
  lines: Line[];
  isStreamed: boolean;
}

/** Runs a program and listens to it. */
export async function observe(
  emulator: Emulator,
  run: (onLine: (text: string) => void) => Promise<void>,
): Promise<Observation> {
  const lines: Line[] = [];
  let streamed: Promise<boolean> | undefined;
  await run(text => {
    // Printed by this folder's own programs.
    const line = JSON.parse(text) as Line;
    lines.push(line);
    if (line.type === 'text') streamed ??= isUnderway(emulator.requests.at(-1));
  });
  return { lines, isStreamed: (await streamed) ?? false };
}

async function isUnderway(request: RecordedRequest | undefined): Promise<boolean> {
  return request !== undefined && (await Promise.race([request.outcome, undefined])) === undefined;
}

/** What the program of every generation has to say. */
export function expectAnswer({ lines, isStreamed }: Observation): void {
  expect(lines.filter(({ type }) => type === 'failure')).toEqual([]);
  expect(joinText(lines, 'reasoning')).toContain('weather in Lisbon');
  expect(joinText(lines, 'text')).toContain('This is the emulator');
  expect(lines).toContainEqual({ type: 'tool-call', tool: 'weather', city: expect.any(String) });
  const last = lines.at(-1);
  expect(last).toEqual({ type: 'finish', steps: 2, tokens: expect.any(Number), cost: expect.any(Number) });
  if (last?.type === 'finish') expect(last.cost).toBeGreaterThan(0);
  expect(isStreamed, 'the first text arrived before the last was sent').toBe(true);
}

function joinText(lines: Line[], wanted: 'reasoning' | 'text'): string {
  return lines.map(line => (line.type === wanted && 'text' in line ? line.text : '')).join('');
}

const BROKEN = 'The connection broke before the answer was complete: .* \\[retryable\\]$';

const [, pictureData = ''] = drawPicture().split(',');
const PICTURE = new RegExp(`^image/png of ${Buffer.from(pictureData, 'base64').length} bytes$`);

/** What every scene comes to, wherever it is played. */
export const OUTCOMES: Readonly<Record<string, RegExp>> = {
  'no key': /^AI_LoadAPIKeyError: fal API key is missing\./,
  'refused request': /^AI_APICallError: User is locked\. .*\(status 403, .*\)$/,
  'refused stream':
    /^no text, finish reason none, AI_APICallError: No endpoints found that support tool use\. \(status 404, .*\)$/,
  'unreachable route': /^AI_APICallError: Cannot connect to API: … \[retryable\]$/,
  'cut request': new RegExp(`^AI_APICallError: ${BROKEN}`),
  'cut stream': new RegExp(`^some text, finish reason error, AI_StreamProviderError: ${BROKEN}`),
  abort: /^text-delta, abort$/,
  'image in and out': PICTURE,
  embedding: /^1536 numbers$/,
  'image model': PICTURE,
};

export function expectOutcomes({ lines }: Observation, outcomes = OUTCOMES): void {
  const played = lines.map(line => (line.type === 'scene' ? [line.name, line.outcome] : [line.type, line]));
  expect(Object.fromEntries(played)).toEqual(
    Object.fromEntries(
      Object.entries(outcomes).map(([name, outcome]) => [name, expect.stringMatching(outcome)]),
    ),
  );
}

/** How the answer ended that the program left in the middle, as fal would see it. */
export async function readAbortOutcome(emulator: Emulator): Promise<string | undefined> {
  return await emulator.requests.find(({ bodyText }) => bodyText.includes('Stop after the first word'))
    ?.outcome;
}
