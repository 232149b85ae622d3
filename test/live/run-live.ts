import { settle, type Fact } from './fact.js';
import { LiveRoute, type RouteAccess } from './live-route.js';
import type { Question } from './question.js';
import { saveRecordings, type Recorder } from './save-recording.js';

/** What came of one question. */
export interface Outcome {
  readonly name: string;
  /** Empty where it was not asked. */
  readonly facts: readonly Fact[];
  /** US dollars; what it can cost at most where the answers do not say. */
  readonly cost: number;
  /** Why it was not asked. */
  readonly skipped?: string;
}

export interface LiveOptions {
  readonly access: RouteAccess;
  readonly questions: readonly Question[];
  /** US dollars that all answers together may cost. */
  readonly maxCost: number;
  readonly recorder: Recorder;
  /** Called after each question. */
  onOutcome(outcome: Outcome): void;
}

/** Asks the questions one after the other, and none that could cost more than what is left. */
export async function runLive(options: LiveOptions): Promise<Outcome[]> {
  const { access, questions, maxCost, recorder, onOutcome } = options;
  const outcomes: Outcome[] = [];
  let spent = 0;
  for (const question of questions) {
    const outcome =
      spent + question.costLimit > maxCost
        ? skip(question, maxCost - spent)
        : await ask(question, access, recorder);
    spent += outcome.cost;
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
}

function skip({ name, costLimit }: Question, left: number): Outcome {
  const skipped = `it can cost $${costLimit}, and $${Math.max(0, left).toFixed(4)} are left`;
  return { name, facts: [], cost: 0, skipped };
}

async function ask(question: Question, access: RouteAccess, recorder: Recorder): Promise<Outcome> {
  const route = new LiveRoute(access);
  let facts: Fact[];
  try {
    facts = await question.ask(route);
  } catch (error) {
    // A connection that failed, or an answer that nobody thought of: what was recorded is kept all the same.
    facts = [settle('the question can be asked', undefined, String(error))];
  }
  await saveRecordings(recorder, question.name, route.exchanges);
  const { scrubber } = recorder;
  return {
    name: question.name,
    facts: facts.map(fact => ({ ...fact, seen: scrubber.scrub(fact.seen) })),
    cost: route.cost ?? question.costLimit,
  };
}
