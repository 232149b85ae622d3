import { describeError } from './describe-error.js';
import type { Program, Report, Settings } from './report.js';

/** Loaded one at a time, so that a program that does not even load on a runtime leaves the others alone. */
const PROGRAMS = {
  'ai-sdk-7': () => import('./ai-sdk-7.js'),
  'ai-sdk-6': () => import('./ai-sdk-6.js'),
  'ai-sdk-5': () => import('./ai-sdk-5.js'),
  'ai-sdk-4': () => import('./ai-sdk-4.js'),
  scenes: () => import('./scenes.js'),
} satisfies Record<string, () => Promise<Program>>;

export type ProgramName = keyof typeof PROGRAMS;

/** Which program to run, and with what: it travels as JSON to wherever the runtime is. */
export interface Assignment {
  program: ProgramName;
  settings: Settings;
}

export async function runAssignment(assignment: string, report: Report): Promise<void> {
  // Written by this folder's own tests.
  const { program, settings } = JSON.parse(assignment) as Assignment;
  try {
    const { run } = await PROGRAMS[program]();
    await run(settings, report);
  } catch (error) {
    report({ type: 'failure', message: describeError(error) });
  }
}
