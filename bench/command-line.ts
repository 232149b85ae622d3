import { parseArgs } from 'node:util';

export interface CommandLine {
  readonly isQuick: boolean;
  /** Parts of scenario names; none is all scenarios. */
  readonly only: readonly string[];
  readonly before: string | undefined;
  readonly rounds: number | undefined;
  readonly profiles: boolean;
}

export const HELP = `npm run bench -- [options]
  --quick        text stream and import only, fewer rounds: less than a minute
  --only NAME    scenarios whose name contains NAME; may be given more than once
  --before DIR   another build of this package (its dist folder), measured beside it
  --rounds N     rounds per scenario
  --profile      write CPU profiles of the workers, and say where the time went
`;

/** @throws TypeError for an option that nobody knows. */
export function readCommandLine(): CommandLine | undefined {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      before: { type: 'string' },
      rounds: { type: 'string' },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    isQuick: values.quick,
    only: values.only,
    before: values.before,
    rounds: values.rounds === undefined ? undefined : Number(values.rounds),
    profiles: values.profile,
  };
}
