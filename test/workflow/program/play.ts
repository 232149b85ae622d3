/** A run of a workflow. */
export interface Play {
  name: string;
  /** File and function, as the compiler names them. */
  workflow: string;
  parameters: unknown[];
  /** Whether a key is in the environment; yes unless told otherwise. */
  hasKey?: boolean;
}

/** What came of it. */
export interface Report {
  name: string;
  /** Types of the parts that the workflow streamed, in order. */
  types: string[];
  result?: unknown;
  failure?: string;
}
