import type { Command } from './command.js';
import { UsageError, type UnknownOption } from './exit.js';

/**
 * Says of an option that is unknown to one command which others have it, and what to do instead. Loads all commands, which
 * only a mistake has to wait for.
 *
 * @returns the error as it was when no command has such an option.
 */
export async function explainOption(
  error: UnknownOption,
  loaders: Readonly<Record<string, () => Promise<Command>>>,
): Promise<UsageError> {
  const { rawName } = error;
  const owners: string[] = [];
  let remedy = 'leave it out';
  for (const [name, load] of Object.entries(loaders)) {
    const { options } = await load();
    const option = Object.entries(options).find(([known]) => `--${known}` === rawName)?.[1];
    if (option === undefined) continue;
    owners.push(`\`${name}\``);
    remedy = option.elsewhere ?? remedy;
  }
  if (owners.length === 0) return error;
  return new UsageError(`There is no option ${rawName} here: it belongs to ${joinNames(owners)}; ${remedy}.`);
}

function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
