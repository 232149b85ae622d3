import type { PromptName, SubjectName } from '../job.js';
import { createMeasuredScenario } from './measured-scenario.js';
import type { Scenario } from './scenario.js';

/** The floor writes the finished body as JSON. */
const ENCODERS: readonly SubjectName[] = ['floor', 'factory', 'openrouter', 'fal'];

const IMAGE_SIZE = 10 * 2 ** 20;

export function listRequestScenarios(): Scenario[] {
  return [
    createRequestScenario('request with 2,000 messages and calls (10 MB)', 'history', 2000),
    createRequestScenario('request with a 10 MB image (bytes)', 'image-bytes', IMAGE_SIZE),
    createRequestScenario('request with a 10 MB image (base64)', 'image-base64', IMAGE_SIZE),
  ];
}

function createRequestScenario(name: string, prompt: PromptName, size: number): Scenario {
  return createMeasuredScenario({
    name,
    unit: 'ms of CPU per request',
    subjects: ENCODERS,
    job: { kind: 'request', prompt, size, messageSize: 4800, requests: 1 },
    rounds: 24,
    scale: 1000,
  });
}
