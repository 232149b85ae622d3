/** What the program tells the shell. */
export const EXIT = { ok: 0, failure: 1, usage: 2, interrupted: 130 } as const;

/** The command line is wrong: exit code 2, and a pointer to the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An option that the command does not have; another one may. */
export class UnknownOption extends UsageError {
  /** As it was written, such as `--json` or `-j`; never with its value. */
  readonly rawName: string;

  constructor(message: string, rawName: string) {
    super(message);
    this.rawName = rawName;
  }
}

/** The command could not do its work: exit code 1. The message is one line and says what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}

/** Ctrl-C where it ends the program: exit code 130, and nothing to say. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}
