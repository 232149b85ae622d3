import type { Question } from './question.js';
import { endpoints } from './questions/endpoints.js';
import { fileAnnotations, imageOutput, webSearch } from './questions/files.js';
import { plainAnswer } from './questions/plain-answer.js';
import { refusals } from './questions/refusals.js';
import {
  caching,
  eatenBudget,
  embeddings,
  responses,
  structuredOutput,
} from './questions/special-answers.js';
import { streamedAnswer } from './questions/streamed-answer.js';
import { thinkingVendors } from './questions/thinking-vendors.js';
import { toolCalls } from './questions/tool-calls.js';

/** The cheap ones first, so that a small budget settles much; the image before the search, for which little has to be left. */
export const QUESTIONS: readonly Question[] = [
  endpoints,
  refusals,
  embeddings,
  plainAnswer,
  streamedAnswer,
  eatenBudget,
  structuredOutput,
  responses,
  toolCalls,
  caching,
  fileAnnotations,
  ...thinkingVendors,
  imageOutput,
  webSearch,
];

/** What the dialect says and nobody can ask for: it has to happen by itself. */
export const NOT_ASKED: readonly string[] = [
  'rate limits (429), `X-Fal-Needs-Retry`, `Retry-After`: would need many requests at a time',
  'exhausted balance and locked user (402, 403): would need an account without credit',
  'gateway pages, 5xx, `X-Fal-Retryable`, `X-Fal-Request-Timeout-Type`: fal would have to break',
  'errors in the middle of a stream or in an answer with status 200: an upstream would have to break',
  'refusals, moderation, audio in the answer, BYOK, the server proxy',
  'oddities of single upstreams: missing indexes, late names, a missing [DONE], `stop` with calls',
];
