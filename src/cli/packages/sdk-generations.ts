import { PACKAGE_NAME } from '../package-name.js';

/** A generation of the AI SDK: the major of `ai`, what belongs to it, and the entry of this package for it. */
export interface SdkGeneration {
  readonly major: number;
  readonly entry: string;
  /** Major of `@ai-sdk/provider` that this generation is built on. */
  readonly provider: number;
  /** Major of `@ai-sdk/provider-utils` that this generation is built on. */
  readonly providerUtils: number;
}

/** The generations that this package has an entry for, newest first. */
export const SDK_GENERATIONS: readonly [SdkGeneration, ...SdkGeneration[]] = [
  { major: 7, entry: PACKAGE_NAME, provider: 4, providerUtils: 5 },
  { major: 6, entry: `${PACKAGE_NAME}/v3`, provider: 3, providerUtils: 4 },
  { major: 5, entry: `${PACKAGE_NAME}/v2`, provider: 2, providerUtils: 3 },
  { major: 4, entry: `${PACKAGE_NAME}/v1`, provider: 1, providerUtils: 2 },
];

/** The generation that a version of `ai` is of. */
export function findGeneration(version: string): SdkGeneration | undefined {
  const major = readMajor(version);
  return SDK_GENERATIONS.find(generation => generation.major === major);
}

/** The first number of a version or of a range such as `^4.0.38`; `NaN` where there is none. */
export function readMajor(version: string): number {
  return Number(/\d+/.exec(version)?.[0] ?? Number.NaN);
}
