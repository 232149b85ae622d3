import { describeFailure } from '../exchange.js';
import { settle, type Fact } from '../fact.js';
import type { Question } from '../question.js';

const ABSENT = [
  { method: 'GET', path: '/models' },
  { method: 'GET', path: '/key' },
  { method: 'GET', path: '/credits' },
  { method: 'POST', path: '/completions' },
  { method: 'POST', path: '/images' },
  { method: 'POST', path: '/audio/speech' },
] as const;

/** Empty bodies: an endpoint that is there refuses them without a charge. */
export const endpoints: Question = {
  name: 'endpoints',
  costLimit: 0,
  ask: async route => {
    const facts: Fact[] = [];
    for (const { method, path } of ABSENT) {
      const exchange = await route.ask({ method, path, ...(method === 'POST' && { body: {} }) });
      const isAbsent = exchange.status === 404 || exchange.status === 405;
      facts.push(settle(`${method} ${path} is not there`, isAbsent, describeFailure(exchange)));
    }
    const responses = await route.ask({ path: '/responses', body: {} });
    const isThere = responses.status !== 404 && responses.status !== 405;
    facts.push(settle('POST /responses is there', isThere, describeFailure(responses)));
    return facts;
  },
};
