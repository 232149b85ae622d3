import type { PayloadName, SubjectName } from '../job.js';
import { createMeasuredScenario } from './measured-scenario.js';
import type { Scenario } from './scenario.js';

const LARGE_READ = 16_384;

const DECODERS: readonly SubjectName[] = [
  'floor',
  'hop',
  'factory',
  'openrouter',
  'fal',
  'fal-v3',
  'fal-v2',
  'fal-v1',
];

/** From bytes to parts: each payload with one event a read, as a model speaks, and in large reads, as a relay or a fast model does. */
export function listStreamScenarios(): Scenario[] {
  const payloads: readonly PayloadName[] = ['text', 'reasoning', 'tools', 'unlike'];
  return [
    ...payloads.map(payload => createDecodeScenario(payload, 0)),
    ...payloads.map(payload => createDecodeScenario(payload, LARGE_READ)),
    createMeasuredScenario({
      name: 'streamText',
      unit: 'µs of CPU per chunk',
      subjects: ['factory', 'openrouter', 'fal'],
      job: { kind: 'stream-text', payload: 'text', chunks: 2000, readSize: 0, streams: 2 },
      rounds: 24,
    }),
  ];
}

function createDecodeScenario(payload: PayloadName, readSize: number): Scenario {
  return createMeasuredScenario({
    name: readSize === 0 ? payload : `${payload} in 16 KiB reads`,
    unit: 'µs of CPU per chunk',
    subjects: DECODERS,
    job: { kind: 'decode', payload, chunks: 2000, readSize, streams: readSize === 0 ? 4 : 10 },
    rounds: 24,
    isQuick: payload === 'text' && readSize === 0,
  });
}
