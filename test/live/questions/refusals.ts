import { isObject } from '../../emulator/json.js';
import { describeFailure, readComplaint, readJson, type Exchange } from '../exchange.js';
import { settle, type Fact } from '../fact.js';
import { MODELS } from '../models.js';
import type { Question } from '../question.js';

const HELLO = { model: MODELS.cheap, messages: [{ role: 'user', content: 'Hi' }], max_tokens: 16 };
const WRONG_KEY = '00000000-0000-4000-8000-000000000000:00000000000000000000000000000000';

function hasFalText(exchange: Exchange): boolean {
  return typeof readJson(exchange)['detail'] === 'string';
}

function hasOpenRouterForm(exchange: Exchange): boolean {
  const { error } = readJson(exchange);
  return isObject(error) && typeof error['message'] === 'string';
}

function settleRefusal(what: string, status: number, exchange: Exchange): Fact {
  return settle(`${what} gets ${status}`, exchange.status === status, describeFailure(exchange));
}

/** None of these costs anything unless the route takes what it should refuse. */
export const refusals: Question = {
  name: 'refusals',
  costLimit: 0.0005,
  ask: async route => {
    const wrong = await route.ask({ body: HELLO, authorization: `Key ${WRONG_KEY}` });
    const bearer = await route.ask({ body: HELLO, authorization: `Bearer ${route.key}` });
    const keyless = await route.ask({ body: HELLO, authorization: null });
    const unknown = await route.ask({ body: { ...HELLO, model: 'nobody/no-such-model' } });
    const malformed = await route.ask({ body: { ...HELLO, messages: 'no list' } });
    const toolless = await route.ask({
      body: {
        ...HELLO,
        model: MODELS.withoutTools,
        tools: [{ type: 'function', function: { name: 'noop', parameters: { type: 'object' } } }],
      },
    });
    const mandatory = await route.ask({
      body: { ...HELLO, model: MODELS.alwaysThinks, reasoning: { effort: 'none' } },
    });
    const refused = [wrong, bearer, keyless, unknown, malformed, toolless, mandatory];
    const withoutId = refused.filter(({ headers }) => headers['x-fal-request-id'] === undefined);
    const errorTypes = refused.map(({ headers }) => headers['x-fal-error-type'] ?? 'none');
    return [
      settleRefusal('a wrong key', 401, wrong),
      settleRefusal('the key as Bearer', 401, bearer),
      settleRefusal('no key', 401, keyless),
      settle('these three say it in fal’s text form (`detail`)', [wrong, bearer, keyless].every(hasFalText), [
        readComplaint(wrong),
        readComplaint(bearer),
        readComplaint(keyless),
      ]),
      settle(
        'an unknown model is refused (400 or 404) in OpenRouter’s form',
        [400, 404].includes(unknown.status) && hasOpenRouterForm(unknown),
        describeFailure(unknown),
      ),
      settle(
        'a malformed field is refused with 422 and fal’s list of fields',
        malformed.status === 422 && Array.isArray(readJson(malformed)['detail']),
        describeFailure(malformed),
      ),
      settle(
        'tools on a model without them get 404 and “No endpoints found”',
        toolless.status === 404 && readComplaint(toolless).includes('No endpoints found'),
        describeFailure(toolless),
      ),
      settle(
        'reasoning turned off on a mandatory model gets 400 in those words',
        mandatory.status === 400 && readComplaint(mandatory).includes('mandatory'),
        describeFailure(mandatory),
      ),
      settle(
        'refusals carry `x-fal-request-id`',
        withoutId.length === 0,
        `${refused.length - withoutId.length} of ${refused.length}`,
      ),
      settle(
        'refusals carry `x-fal-error-type`',
        errorTypes.some(type => type !== 'none'),
        errorTypes,
      ),
    ];
  },
};
