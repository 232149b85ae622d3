import type { CallIds } from '../call-ids.js';

/** What the decoder has to know that the answer itself does not say. */
export interface AnswerFacts {
  /** `x-fal-request-id` of the answer. */
  readonly requestId: string | undefined;
  /** Audio format that the request asked for. */
  readonly audioFormat: string | undefined;
  /** The tool of the route that the answer has to have used, by the caller's name for it. */
  readonly forcedServerTool: string | undefined;
  /** The ids of the calls of earlier turns, which no call of the answer may have. */
  readonly earlierCallIds: CallIds;
  /**
   * Whether the first tool call carries the reasoning details of the answer as well. The agent of `@ai-sdk/workflow` keeps texts
   * and calls between its steps, and of reasoning parts the bare text: without this the next step sends calls without the
   * thinking that led to them, which Claude refuses. Where the reasoning parts are kept too, the copy goes back once.
   */
  readonly callCarriesReasoning: boolean;
}
