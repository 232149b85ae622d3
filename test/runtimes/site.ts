import { dirname } from 'node:path';
import type { Emulator } from '../emulator/index.js';
import { installKit, installNode } from './kits.js';
import type { Project } from './project.js';
import { runCommand } from './run-command.js';
import { HOST_NODE, VERSIONS } from './versions.js';

/** An adapter of fal's server proxy, and in what it differs from the others: the docs say so, and the tests hold them to it. */
export interface Adapter {
  framework: 'next' | 'hono' | 'express';
  name: string;
  how: string;
  /** What the proxy calls itself. */
  id: string;
  /** Whether `x-fal-…` headers of a request reach fal. */
  passesHeaders: boolean;
  /** Whether the page gets the status that fal gave. */
  passesStatus: boolean;
  /** Whether fal hears that the page has gone. */
  passesAbort: boolean;
  /** Where a scene ends in other words than everywhere else. */
  outcomes: Record<string, RegExp>;
}

const PROXY = `\`@fal-ai/server-proxy\` ${VERSIONS.serverProxy}`;
const BUNDLED = 'bundled by esbuild, headless, through';

export const ADAPTERS: readonly Adapter[] = [
  {
    framework: 'next',
    name: 'Next.js',
    how: `${BUNDLED} the app router's handler of ${PROXY} (\`next\` ${VERSIONS.next})`,
    id: 'nextjs-app-router',
    passesHeaders: true,
    passesStatus: true,
    passesAbort: true,
    outcomes: {},
  },
  {
    framework: 'hono',
    name: 'Hono',
    how: `${BUNDLED} ${PROXY} in Hono ${VERSIONS.hono}`,
    id: 'hono',
    passesHeaders: false,
    passesStatus: true,
    passesAbort: true,
    outcomes: {},
  },
  {
    framework: 'express',
    name: 'Express',
    how: `${BUNDLED} ${PROXY} in Express ${VERSIONS.express}`,
    id: 'express',
    passesHeaders: true,
    passesStatus: false,
    passesAbort: false,
    outcomes: {
      'cut request': /^AI_APICallError: The route answered with status 200 and JSON that breaks off: /,
    },
  },
];

/** Together, so that the proxy finds the frameworks. */
const PACKAGES = [
  `@fal-ai/server-proxy@${VERSIONS.serverProxy}`,
  `express@${VERSIONS.express}`,
  `hono@${VERSIONS.hono}`,
  `@hono/node-server@${VERSIONS.honoNodeServer}`,
  `next@${VERSIONS.next}`,
];

/** Installs what the sites need: `next` without its compilers, which are larger than all the rest. */
export async function installSites(): Promise<string> {
  return await installKit(PACKAGES, ['--omit=optional']);
}

/**
 * Starts a website with the page, and fal's server proxy beside it: the proxy has the key, and what it sends to fal's
 * address arrives at the emulator. `use` gets the address; when it is done, the site ends.
 */
export async function withSite<Outcome>(
  { framework }: Adapter,
  project: Project,
  emulator: Emulator,
  use: (url: string) => Promise<Outcome>,
): Promise<Outcome> {
  const kit = await installSites();
  const file = await installNode(HOST_NODE);
  const preload = ['--import', project.host('reach-emulator')];
  const stopper = new AbortController();
  let used: Promise<Outcome> | undefined;
  try {
    const output = await runCommand({
      file,
      parameters: [...preload, project.host('proxy'), kit, framework, dirname(project.page)],
      folder: project.folder,
      environment: { FAL_KEY: emulator.key, EMULATOR_URL: emulator.url },
      timeout: 90_000,
      signal: stopper.signal,
      onLine: port => {
        used ??= use(`http://127.0.0.1:${port}/`);
        used.finally(() => stopper.abort()).catch(() => undefined);
      },
    });
    throw new Error(`The site ended by itself. ${output}`);
  } catch (error) {
    if (used === undefined || !stopper.signal.aborted) throw error;
    return await used;
  }
}
