import { isObject, listObjects } from '../../emulator/json.js';
import {
  describeFailure,
  readChoice,
  readChunks,
  readComments,
  readData,
  readDeltas,
  readUsage,
} from '../exchange.js';
import { settle } from '../fact.js';
import { MODELS } from '../models.js';
import type { Question } from '../question.js';

export const streamedAnswer: Question = {
  name: 'streamed-answer',
  costLimit: 0.0005,
  ask: async route => {
    const answer = await route.ask({
      body: {
        model: MODELS.cheap,
        messages: [{ role: 'user', content: 'Count to five in words.' }],
        max_tokens: 32,
        stream: true,
        stream_options: { include_usage: true },
      },
    });
    if (answer.status !== 200) return [settle('a stream comes', false, describeFailure(answer))];

    const type = answer.headers['content-type'] ?? 'none';
    const comments = readComments(answer);
    const data = readData(answer);
    const chunks = readChunks(answer);
    const [first = {}] = chunks;
    const last = chunks.at(-1) ?? {};
    const roles = readDeltas(answer).map(({ role }) => role ?? 'none');
    const finishes = chunks.map(readChoice).filter(choice => choice['finish_reason'] != null);
    const errors = chunks.filter(chunk => 'error' in chunk).map(({ error }) => error);
    return [
      settle('a stream is `text/event-stream`', type.startsWith('text/event-stream'), type),
      settle(
        'comment lines `: OPENROUTER PROCESSING` keep the connection open',
        comments.length === 0 ? undefined : comments[0] === ': OPENROUTER PROCESSING',
        comments.length === 0 ? 'none came: the answer was quick' : [...new Set(comments)],
      ),
      settle(
        'the first chunk is a placeholder with empty id, model and choices',
        first['id'] === '' && first['model'] === '' && listObjects(first['choices']).length === 0,
        first,
      ),
      settle(
        'all other chunks have id, provider and model',
        chunks.slice(1).every(chunk => ['id', 'provider', 'model'].every(name => Boolean(chunk[name]))),
        chunks[1],
      ),
      settle(
        'a stream carries `x-fal-request-id`',
        answer.headers['x-fal-request-id'] !== undefined,
        Object.keys(answer.headers).join(' '),
      ),
      settle(
        'the role of each delta is `assistant`',
        roles.every(role => role === 'assistant'),
        [...new Set(roles)],
      ),
      settle('one chunk has the finish reason', finishes.length === 1, finishes),
      settle('the last chunk has the usage', isObject(last['usage']), last),
      settle(
        'usage comes in a chunk of its own, not in that of the finish reason',
        readChoice(last)['finish_reason'] == null,
        readChoice(last),
      ),
      settle(
        'the usage of a stream has its cost',
        typeof readUsage(answer)?.['cost'] === 'number',
        readUsage(answer),
      ),
      settle('no chunk has an `error`, not even null', errors.length === 0, errors),
      settle('the stream ends with `[DONE]`', data.at(-1) === '[DONE]', data.at(-1) ?? 'nothing'),
    ];
  },
};
