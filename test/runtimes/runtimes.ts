import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBun, installDeno, installKit, installNode } from './kits.js';
import type { Assignment } from './programs/assignment.js';
import type { Project } from './project.js';
import { runCommand } from './run-command.js';
import { HOST_NODE, VERSIONS } from './versions.js';

/** Where the programs are run. All of it comes from the registry. */
export interface Runtime {
  name: string;
  /** How it is run, for a reader of the table. */
  how: string;
  /** Whether the key comes from the environment, as on a server, and not with the settings. */
  hasEnvironment: boolean;
  /** Installs what is missing. */
  prepare(project: Project): Promise<ReadyRuntime>;
}

export interface ReadyRuntime {
  /** As the runtime itself says it, where it can. */
  version: string;
  run(assignment: Assignment, options: RunOptions): Promise<void>;
}

export interface RunOptions {
  environment: Record<string, string>;
  onLine: (line: string) => void;
}

/** Long for a program of two seconds, for the sake of busy machines. */
const PROGRAM_TIMEOUT = 60_000;

/** `ai` 6 and 7 ask for the name of the machine when they are imported. */
const DENO_PERMISSIONS = ['--allow-net=127.0.0.1', '--allow-env', '--allow-sys=hostname'];
const DENO_FLAGS = ['--no-prompt', '--no-lock', '--cached-only'];

export const RUNTIMES: readonly Runtime[] = [
  ...VERSIONS.node.map(version => ({
    name: `Node ${version.split('.', 1)[0]}`,
    how: '`node main.js`',
    hasEnvironment: true,
    prepare: async ({ folder, main }: Project) => {
      const node = await installNode(version);
      return prepareCommand(node, [main], folder, await readVersion(node));
    },
  })),
  {
    name: 'Bun',
    how: '`bun main.js`',
    hasEnvironment: true,
    prepare: async ({ folder, main }) => {
      const bun = await installBun();
      return prepareCommand(bun, ['--no-install', main], folder, await readVersion(bun));
    },
  },
  {
    name: 'Deno',
    how: `\`deno run ${DENO_PERMISSIONS.join(' ')} main.js\``,
    hasEnvironment: true,
    prepare: async ({ folder, main }) => {
      const deno = await installDeno();
      const parameters = ['run', ...DENO_FLAGS, ...DENO_PERMISSIONS, main];
      return prepareCommand(deno, parameters, folder, await readVersion(deno));
    },
  },
  {
    name: 'workerd (Cloudflare Workers)',
    how: `bundled by esbuild, in Miniflare ${VERSIONS.miniflare} without \`nodejs_compat\``,
    hasEnvironment: false,
    prepare: async project => {
      const kit = await installKit([`miniflare@${VERSIONS.miniflare}`]);
      const parameters = [project.host('workerd'), kit, project.worker];
      const version = await readVersion(join(kit, 'node_modules/workerd/bin/workerd'));
      return prepareCommand(await installNode(HOST_NODE), parameters, project.folder, version);
    },
  },
  {
    name: 'Edge runtime VM (Vercel)',
    how: `bundled by esbuild, in \`@edge-runtime/vm\` on Node ${HOST_NODE}`,
    hasEnvironment: false,
    prepare: async project => {
      const kit = await installKit([`@edge-runtime/vm@${VERSIONS.edgeRuntime}`]);
      const parameters = [project.host('edge-runtime'), kit, project.edgeFunction];
      const host = await installNode(HOST_NODE);
      return prepareCommand(host, parameters, project.folder, VERSIONS.edgeRuntime);
    },
  },
];

/** A command whose last parameter is the assignment. */
function prepareCommand(file: string, parameters: string[], folder: string, version: string): ReadyRuntime {
  return {
    version,
    run: async (assignment, options) => {
      await runCommand({
        file,
        parameters: [...parameters, JSON.stringify(assignment)],
        folder,
        timeout: PROGRAM_TIMEOUT,
        ...options,
      });
    },
  };
}

async function readVersion(file: string): Promise<string> {
  const output = await runCommand({ file, parameters: ['--version'], folder: tmpdir(), timeout: 30_000 });
  return /\d[\w.-]*/.exec(output)?.[0] ?? output.trim();
}
