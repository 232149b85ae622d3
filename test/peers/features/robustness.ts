import type { JsonObject } from '../../emulator/types.js';
import type { AnswerScript } from '../../emulator/index.js';
import { orElse, type Feature, type FeatureGroup } from '../feature.js';
import { createWeatherTool } from '../weather-tool.js';
import { callArguments, callHead, callPiece, chunk, finish, USAGE } from '../wire.js';

const BERLIN = '{"city":"Berlin"}';
const PARIS = '{"city":"Paris"}';

/** An answer after which the tool must not have run. */
function unrunFeature(name: string, script: AnswerScript, isHeadline = false): Feature {
  return {
    name,
    isHeadline,
    find: async trial => {
      const { tools, cities } = createWeatherTool();
      trial.emulator.answer(script);
      // A connection that breaks may reject the call or be an error part.
      await trial.stream({ tools }).catch(() => {});
      return orElse(cities.length === 0, `it ran with ${cities.join(', ')}`);
    },
  };
}

/** Pieces of calls after which the tool must have run once for each of these cities. */
function piecesFeature(name: string, pieces: JsonObject[], ...expected: string[]): Feature {
  return {
    name,
    find: async trial => {
      const { tools, cities } = createWeatherTool();
      trial.emulator.answer({ events: [...pieces, finish('tool_calls')] });
      const { errors } = await trial.stream({ tools });
      if (errors[0] !== undefined) return errors[0];
      const ran = cities.toSorted().join(', ') || 'nothing';
      return orElse(ran === expected.join(', '), `it ran for ${ran}`);
    },
  };
}

/** An answer of text alone that must arrive as it is. */
function textFeature(name: string, events: JsonObject[], finishReason: string): Feature {
  return {
    name,
    find: async trial => {
      trial.emulator.answer({ events });
      const streamed = await trial.stream({});
      if (streamed.errors[0] !== undefined) return streamed.errors[0];
      return orElse(
        streamed.text === 'Hi' && streamed.finishReason === finishReason,
        `the text is "${streamed.text}", the finish reason \`${streamed.finishReason}\``,
      );
    },
  };
}

const whole = (index: number | undefined, id: string, text: string): JsonObject =>
  callPiece({
    ...(index !== undefined && { index }),
    id,
    type: 'function',
    function: { name: 'weather', arguments: text },
  });

export const robustness: FeatureGroup = {
  title: 'Answers as they really come',
  features: [
    unrunFeature('No tool runs when the stream ends in the middle of its arguments', {
      events: [callHead(0, 'call_1'), callArguments(0, '{"city":"Be')],
      done: false,
    }),
    unrunFeature(
      'No tool runs when the stream ends after its arguments, without a finish reason',
      { events: [callHead(0, 'call_1'), callArguments(0, BERLIN)], done: false },
      true,
    ),
    unrunFeature('No tool runs when the connection breaks after its arguments', {
      events: [callHead(0, 'call_1'), callArguments(0, BERLIN), chunk({ content: 'x'.repeat(9000) })],
      breakAfter: 4000,
      chunkDelay: 5,
    }),
    unrunFeature('No tool runs when an error follows its arguments', {
      events: [
        callHead(0, 'call_1'),
        callArguments(0, BERLIN),
        { error: { code: 502, message: 'Broke down' } },
      ],
    }),
    unrunFeature('No tool runs when the answer was cut by its `length`', {
      events: [callHead(0, 'call_1'), callArguments(0, BERLIN), finish('length')],
    }),
    unrunFeature('No tool runs when one of the pieces of its arguments can’t be read', {
      sse: [
        callHead(0, 'call_1'),
        callArguments(0, '{"city":"Ber'),
        '{"choices":[{"delta":{"tool_ca',
        callArguments(0, 'lin"}'),
        finish('tool_calls'),
      ]
        .map(event => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
        .join(''),
    }),
    {
      name: 'A stream that ends without a word is told as an error',
      find: async trial => {
        trial.emulator.answer({ events: [chunk({ content: 'Hi' })], done: false });
        const { text, errors } = await trial.stream({});
        return orElse(text === 'Hi' && errors.length > 0, 'the text is half, and there is no error');
      },
    },
    {
      name: 'Calls of several answers with the same id, as Gemini has them, are told apart',
      isHeadline: true,
      find: async trial => {
        const { tools } = createWeatherTool();
        trial.emulator.answer({ events: [whole(0, 'tool_0_weather', BERLIN), finish('tool_calls')] });
        trial.emulator.answer({ events: [whole(0, 'tool_0_weather', PARIS), finish('tool_calls')] });
        trial.emulator.answer({ events: [chunk({ content: 'Hi' }), finish()] });
        const { parts } = await trial.stream({ tools, steps: 3 });
        const ids = parts.flatMap(part => (part.type === 'tool-call' ? [part.toolCallId] : []));
        return orElse(ids.length === 2 && ids[0] !== ids[1], `the ids are ${ids.join(' and ')}`);
      },
    },
    piecesFeature(
      'Parallel calls whose pieces have no `index`',
      [whole(undefined, 'call_1', BERLIN), whole(undefined, 'call_2', PARIS)],
      'Berlin',
      'Paris',
    ),
    piecesFeature(
      'Parallel calls with the same id',
      [whole(0, 'call_1', BERLIN), whole(1, 'call_1', PARIS)],
      'Berlin',
      'Paris',
    ),
    piecesFeature(
      'A call whose name comes late',
      [
        callPiece({ index: 0, id: 'call_1', type: 'function', function: { arguments: '' } }),
        callPiece({ index: 0, function: { name: 'weather', arguments: BERLIN } }),
      ],
      'Berlin',
    ),
    piecesFeature(
      'A call without `type`',
      [callPiece({ index: 0, id: 'call_1', function: { name: 'weather', arguments: BERLIN } })],
      'Berlin',
    ),
    piecesFeature(
      'A call whose index starts at 1',
      [callHead(1, 'call_1'), callArguments(1, BERLIN)],
      'Berlin',
    ),
    piecesFeature(
      'A lone blank after whole arguments does not run the tool twice',
      [callHead(0, 'call_1'), callArguments(0, BERLIN), callArguments(0, ' ')],
      'Berlin',
    ),
    textFeature('`role: ""` in a delta', [chunk({ role: '', content: 'Hi' }), finish()], 'stop'),
    textFeature(
      'A usage chunk without `choices`',
      [chunk({ content: 'Hi' }, 'stop'), { id: 'gen-1', usage: USAGE }],
      'stop',
    ),
    textFeature(
      'A finish reason that nobody knows is `other`',
      [chunk({ content: 'Hi' }), finish('eos')],
      'other',
    ),
    textFeature(
      'An annotation of a type that nobody knows',
      [chunk({ content: 'Hi', annotations: [{ type: 'future' }] }), finish()],
      'stop',
    ),
  ],
};
