import type { Fact } from './fact.js';
import type { LiveRoute } from './live-route.js';

/** One or a few requests that settle some facts. */
export interface Question {
  /** Kebab-case: the name of its recordings. */
  readonly name: string;
  /** The most that it can cost in US dollars: it is not asked when that much is not left. */
  readonly costLimit: number;
  ask(route: LiveRoute): Promise<Fact[]>;
}
