import { isObject } from '../../emulator/json.js';
import { describeFailure, readChoice, readJson, readMessage, readUsage } from '../exchange.js';
import { settle } from '../fact.js';
import { MODELS } from '../models.js';
import type { Question } from '../question.js';

const BODY = {
  model: MODELS.cheap,
  messages: [{ role: 'user', content: 'Say ok.' }],
  max_tokens: 16,
  stream_options: { include_usage: true },
};

export const plainAnswer: Question = {
  name: 'plain-answer',
  costLimit: 0.0005,
  ask: async route => {
    const headers = { 'x-title': 'ai-sdk-fal-openrouter live test', 'http-referer': 'https://example.com' };
    const odd = await route.ask({ body: { ...BODY, no_such_field: true }, headers });
    const passesOn = settle(
      'a field that nobody knows passes through fal (so new fields of OpenRouter work)',
      odd.status === 200,
      odd.status === 200 ? 'it was answered' : describeFailure(odd),
    );
    const answer = odd.status === 200 ? odd : await route.ask({ body: BODY, headers });
    if (answer.status !== 200)
      return [passesOn, settle('a plain answer comes', false, describeFailure(answer))];

    const body = readJson(answer);
    const choice = readChoice(body);
    const message = readMessage(answer);
    const usage = readUsage(answer) ?? {};
    const details = [usage['prompt_tokens_details'], usage['completion_tokens_details']];
    return [
      passesOn,
      settle(
        'the answer has id, provider, model, created and choices',
        ['id', 'provider', 'model', 'created', 'choices'].every(name => body[name] !== undefined),
        Object.keys(body),
      ),
      settle(
        'the message is of role `assistant`',
        message['role'] === 'assistant',
        message['role'] ?? 'none',
      ),
      settle('its content is a text', typeof message['content'] === 'string', message),
      settle(
        'finish_reason and native_finish_reason are texts',
        typeof choice['finish_reason'] === 'string' && typeof choice['native_finish_reason'] === 'string',
        { finish: choice['finish_reason'], native: choice['native_finish_reason'] },
      ),
      settle('usage has prompt, completion and total tokens', hasTokens(usage), usage),
      settle('usage has cost, in US dollars', typeof usage['cost'] === 'number', usage['cost'] ?? 'none'),
      settle('usage has is_byok', typeof usage['is_byok'] === 'boolean', usage['is_byok'] ?? 'none'),
      settle('usage has cost_details', isObject(usage['cost_details']), usage['cost_details'] ?? 'none'),
      settle('usage has the details of prompt and completion tokens', details.every(isObject), details),
      settle(
        'the answer carries `x-fal-request-id`',
        answer.headers['x-fal-request-id'] !== undefined,
        Object.keys(answer.headers).join(' '),
      ),
    ];
  },
};

function hasTokens(usage: Record<string, unknown>): boolean {
  return ['prompt_tokens', 'completion_tokens', 'total_tokens'].every(
    name => typeof usage[name] === 'number',
  );
}
