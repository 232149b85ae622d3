import { readMajor } from '../packages/sdk-generations.js';
import type { Finding } from './finding.js';

/** Oldest version this package is tested with. */
const OLDEST = 20;
/** What the `@ai-sdk` packages of generation 7 declare. */
const DECLARED = 22;

export function checkNode(version: string): Finding {
  const major = readMajor(version);
  if (major < OLDEST) {
    return {
      level: 'broken',
      text: `Node ${version} is too old`,
      remedy: `Install Node ${DECLARED} or newer (${OLDEST} works too): https://nodejs.org/en/download`,
    };
  }
  if (major < DECLARED) {
    return {
      level: 'fine',
      text: `Node ${version} (AI SDK 7 declares ${DECLARED} and runs on it; npm may print a warning)`,
    };
  }
  return { level: 'fine', text: `Node ${version}` };
}
