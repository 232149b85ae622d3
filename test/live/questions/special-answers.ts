import { isObject, listObjects } from '../../emulator/json.js';
import { describeFailure, readChoice, readJson, readMessage, readUsage } from '../exchange.js';
import { settle } from '../fact.js';
import { MODELS } from '../models.js';
import type { Question } from '../question.js';
import { WEATHER_TOOL } from '../weather.js';

export const eatenBudget: Question = {
  name: 'eaten-budget',
  costLimit: 0.0005,
  ask: async route => {
    const answer = await route.ask({
      body: {
        model: MODELS.alwaysThinks,
        messages: [{ role: 'user', content: 'Prove that there are infinitely many primes.' }],
        reasoning: { effort: 'low' },
        max_tokens: 16,
      },
    });
    if (answer.status !== 200) return [settle('thinking may eat the budget', false, describeFailure(answer))];
    const { content } = readMessage(answer);
    const reason = readChoice(readJson(answer))['finish_reason'];
    return [
      settle('an answer cut by its limit ends with `length`', reason === 'length', reason),
      settle('its content may be null', content === null || content === '' || undefined, content),
    ];
  },
};

export const structuredOutput: Question = {
  name: 'structured-output',
  costLimit: 0.0005,
  ask: async route => {
    const schema = {
      type: 'object',
      properties: { name: { type: 'string' } },
      required: ['name'],
      additionalProperties: false,
    };
    const answer = await route.ask({
      body: {
        model: MODELS.cheap,
        messages: [{ role: 'user', content: 'Name a river, without any tool.' }],
        tools: [WEATHER_TOOL],
        response_format: { type: 'json_schema', json_schema: { name: 'river', strict: true, schema } },
        max_tokens: 32,
      },
    });
    const content = readMessage(answer)['content'];
    return [
      settle(
        'a JSON schema works beside tools',
        answer.status === 200 && typeof content === 'string' && content.includes('"name"'),
        answer.status === 200 ? content : describeFailure(answer),
      ),
    ];
  },
};

export const embeddings: Question = {
  name: 'embeddings',
  costLimit: 0.0001,
  ask: async route => {
    const answer = await route.ask({
      path: '/embeddings',
      body: { model: MODELS.embedder, input: ['one', 'two'], dimensions: 512 },
    });
    if (answer.status !== 200) {
      return [
        settle('POST /embeddings works without a key of the vendor’s own', false, describeFailure(answer)),
      ];
    }
    const body = readJson(answer);
    const data = listObjects(body['data']);
    const lengths = data.map(({ embedding }) => (Array.isArray(embedding) ? embedding.length : 'none'));
    return [
      settle(
        'POST /embeddings works without a key of the vendor’s own',
        data.length === 2,
        Object.keys(body),
      ),
      settle(
        '`dimensions` is honoured',
        lengths.every(length => length === 512),
        lengths,
      ),
      settle('its usage has a cost', typeof readUsage(answer)?.['cost'] === 'number', body['usage']),
    ];
  },
};

export const responses: Question = {
  name: 'responses',
  costLimit: 0.0005,
  ask: async route => {
    const answer = await route.ask({
      path: '/responses',
      body: { model: MODELS.cheap, input: 'Say ok.', max_output_tokens: 16 },
    });
    const { output } = readJson(answer);
    return [
      settle(
        'POST /responses takes the OpenAI Responses form',
        answer.status === 200 && Array.isArray(output),
        answer.status === 200 ? output : describeFailure(answer),
      ),
    ];
  },
};

export const caching: Question = {
  name: 'caching',
  costLimit: 0.001,
  ask: async route => {
    // Caches begin at 1024 tokens.
    const text = 'The quick brown fox jumps over the lazy dog. '.repeat(140);
    const body = {
      model: MODELS.cheap,
      messages: [
        { role: 'system', content: [{ type: 'text', text, cache_control: { type: 'ephemeral' } }] },
        { role: 'user', content: 'Say ok.' },
      ],
      max_tokens: 16,
    };
    const first = await route.ask({ body });
    if (first.status !== 200) {
      return [settle('`cache_control` on a content block is taken', false, describeFailure(first))];
    }
    const second = await route.ask({ body });
    const details = readUsage(second)?.['prompt_tokens_details'];
    const cached = isObject(details) ? details['cached_tokens'] : undefined;
    return [
      settle('`cache_control` on a content block is taken', true, 'it was answered'),
      // Whether the second request meets the same upstream is chance.
      settle(
        'cached tokens are counted',
        typeof cached === 'number' && cached > 0 ? true : undefined,
        details,
      ),
    ];
  },
};
