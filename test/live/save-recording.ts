import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exchange } from './exchange.js';
import type { Scrubber } from './scrub.js';

/** Headers that say something about the route; all others are left out. */
const TELLING_HEADERS = /^(?:content-type|cache-control|retry-after|x-fal-.*|x-ratelimit-.*)$/;

export interface Recorder {
  readonly directory: string;
  /** Whose words these are, the first thing in every file. */
  readonly source: string;
  readonly scrubber: Scrubber;
}

/** Writes the exchanges of a question, one file each, with whatever is somebody's taken out. */
export async function saveRecordings(
  { directory, source, scrubber }: Recorder,
  question: string,
  exchanges: readonly Exchange[],
): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [index, exchange] of exchanges.entries()) {
    const { method, path, requestBody, status, headers, text } = exchange;
    const telling = Object.entries(headers).filter(([name]) => TELLING_HEADERS.test(name));
    const request = { method, path, ...(requestBody !== undefined && { body: requestBody }) };
    const response = { status, headers: Object.fromEntries(telling), text };
    const recording = JSON.stringify({ source, question, request, response }, undefined, 2);
    await writeFile(join(directory, `${question}-${index + 1}.json`), `${scrubber.scrub(recording)}\n`);
  }
}
