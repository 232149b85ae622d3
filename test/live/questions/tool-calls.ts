import { isObject } from '../../emulator/json.js';
import { describeFailure, readChoice, readChunks } from '../exchange.js';
import { settle } from '../fact.js';
import { MODELS } from '../models.js';
import type { Question } from '../question.js';
import { answerCalls, joinCalls, readPieces, WEATHER_TOOL } from '../weather.js';

export const toolCalls: Question = {
  name: 'tool-calls',
  costLimit: 0.001,
  ask: async route => {
    const body = {
      model: MODELS.cheap,
      messages: [{ role: 'user', content: 'Call weather for Berlin and for Paris, both at once.' }],
      tools: [WEATHER_TOOL],
      max_tokens: 128,
    };
    const answer = await route.ask({ body: { ...body, stream: true } });
    if (answer.status !== 200) return [settle('a tool is called', false, describeFailure(answer))];

    const pieces = readPieces(answer);
    const calls = joinCalls(answer);
    const names = pieces.map(({ function: part }) => (isObject(part) ? part['name'] : undefined));
    const ids = pieces.map(({ id }) => id).filter(id => id !== undefined);
    const last = readChunks(answer)
      .map(readChoice)
      .findLast(choice => choice['finish_reason'] != null);
    const facts = [
      settle(
        'each piece of a call has an `index`, from 0 on',
        pieces.every(({ index }) => typeof index === 'number') && pieces[0]?.['index'] === 0,
        pieces.map(({ index }) => index ?? 'none'),
      ),
      settle(
        'each piece has `type: "function"`',
        pieces.every(({ type }) => type === 'function'),
        pieces.map(({ type }) => type ?? 'none'),
      ),
      settle(
        'the name comes once, with the first piece of a call',
        names.filter(name => name !== undefined).length === calls.length,
        names.map(name => name ?? '–'),
      ),
      settle(
        'ids are there once and differ',
        new Set(ids).size === calls.length && ids.length === calls.length,
        ids,
      ),
      settle('such an answer ends with `tool_calls`', last?.['finish_reason'] === 'tool_calls', last),
    ];
    if (calls.length === 0) return facts;
    const next = await route.ask({
      body: {
        ...body,
        messages: [
          ...body.messages,
          { role: 'assistant', content: null, tool_calls: calls },
          ...answerCalls(calls),
        ],
        max_tokens: 16,
      },
    });
    return [
      ...facts,
      settle(
        'calls with `content: null` and results that are arrays of parts are taken',
        next.status === 200,
        next.status === 200 ? 'it was answered' : describeFailure(next),
      ),
    ];
  },
};
