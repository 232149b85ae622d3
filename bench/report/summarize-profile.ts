import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Profile {
  readonly nodes: ReadonlyArray<{
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }>;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Where a subject's CPU went, function by function without what they call; the latest profile in the folder. */
export function summarizeProfile(folder: string, limit = 25): string {
  const file = readdirSync(folder)
    .filter(name => name.endsWith('.cpuprofile'))
    .sort()
    .at(-1);
  if (file === undefined) return 'no profile';
  const profile = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Profile;
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameFrame(callFrame)]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [position, sample] of profile.samples.entries()) {
    const name = names.get(sample) ?? '';
    if (name.startsWith('(idle)')) continue;
    const time = profile.timeDeltas[position] ?? 0;
    times.set(name, (times.get(name) ?? 0) + time);
    total += time;
  }
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, limit)
    .map(([name, time]) => `${((time / total) * 100).toFixed(1).padStart(5)} %  ${name}`)
    .join('\n');
}

function nameFrame({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const place = url.replace(/^.*(node_modules\/|node:)/, '$1');
  return `${functionName || '(anonymous)'}${place === '' ? '' : `  ${place}:${lineNumber + 1}`}`;
}
