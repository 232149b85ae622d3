/** A job made ready to run. */
export interface Task {
  /** Runs one block and checks that all of it was done. Resolves to the units done: chunks, requests or streams. */
  run(): Promise<number>;
  /** What else there is to tell of the last block. */
  readonly heap?: readonly number[];
}
