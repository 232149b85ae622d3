import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanApiKey } from '../../api-key.js';
import { readEnvVariables } from '../env-file/parse-env-file.js';
import { CommandFailure } from '../exit.js';
import { PACKAGE_NAME } from '../package-name.js';
import type { Terminal } from '../terminal.js';

/** Env files of the folder, in the order in which Next.js, Vite and others let them win. */
export const ENV_FILES = ['.env.local', '.env'] as const;

/** What to do when there is no key. */
export const KEY_ADVICE = `run \`npx ${PACKAGE_NAME} onboard\`, or set FAL_API_KEY`;

/** Variables at one place: the environment, or a file. */
export interface VariableSource {
  /** Such as `the environment`, or `.env.local`. */
  readonly place: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export interface FoundKey {
  readonly key: string;
  /** Such as `FAL_API_KEY in .env.local`. */
  readonly origin: string;
  readonly place: string;
}

/** The places where a program that is started in this folder may find its key, the one that wins first. */
export function readSources({ environment, directory }: Terminal): VariableSource[] {
  const files = ENV_FILES.flatMap(name => {
    const text = readTextFile(join(directory, name));
    return text === undefined ? [] : [{ place: name, variables: readEnvVariables(text) }];
  });
  return [{ place: 'the environment', variables: environment }, ...files];
}

/**
 * All keys at all places, the one that wins first: by variable in the package's own order, and for one variable by place, since
 * programs that read env files let the environment win.
 */
export function findKeys(sources: readonly VariableSource[]): FoundKey[] {
  const names = ['FAL_API_KEY', 'FAL_KEY'];
  const keys = names.flatMap(name =>
    sources.flatMap(({ place, variables }) => {
      const key = cleanApiKey(variables[name]);
      return key === '' ? [] : [{ key, origin: `${name} in ${place}`, place }];
    }),
  );
  const id = findVariable('FAL_KEY_ID', sources);
  const secret = findVariable('FAL_KEY_SECRET', sources);
  if (id !== undefined && secret !== undefined) {
    const origin = `FAL_KEY_ID in ${id.place} with FAL_KEY_SECRET in ${secret.place}`;
    keys.push({ key: `${id.value}:${secret.value}`, origin, place: secret.place });
  }
  return keys;
}

/** The key to use. @throws CommandFailure when there is none. */
export function requireKey(terminal: Terminal): FoundKey {
  const sources = readSources(terminal);
  const [found] = findKeys(sources);
  if (found === undefined) throw new CommandFailure(`${describeLack(sources)}: ${KEY_ADVICE}.`);
  return found;
}

/** That there is no key; or, where one half of one is there, that the other is missing. */
export function describeLack(sources: readonly VariableSource[]): string {
  const names = ['FAL_KEY_ID', 'FAL_KEY_SECRET'];
  const half = names.find(name => findVariable(name, sources) !== undefined);
  const missing = names.find(name => name !== half);
  return half === undefined ? 'No fal key was found' : `${half} is set, and ${missing} is not`;
}

function findVariable(
  name: string,
  sources: readonly VariableSource[],
): { value: string; place: string } | undefined {
  for (const { place, variables } of sources) {
    const value = cleanApiKey(variables[name]);
    if (value !== '') return { value, place };
  }
  return undefined;
}

function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
