import type { JsonObject } from '../../emulator/types.js';
import {
  describeFailure,
  readChoice,
  readChunks,
  readComplaint,
  readDeltas,
  type Exchange,
} from '../exchange.js';
import { settle, type Fact } from '../fact.js';
import { breakDetails, joinDetails, readDetailPieces } from '../join-details.js';
import type { Question } from '../question.js';
import { answerCalls, joinCalls, WEATHER_TOOL } from '../weather.js';

/** What the dialect says of one vendor's thinking. */
export interface ThinkingVendor {
  readonly name: string;
  readonly modelId: string;
  readonly costLimit: number;
  readonly reasoning: JsonObject;
  readonly format: string;
  readonly types: readonly string[];
  /** Details that have to be left out of what goes back. */
  isLeftOut?(detail: JsonObject): boolean;
  /** Words of the refusal when the details do not come back; when they come back changed; when they come back twice. */
  readonly refusals: { readonly lost: RegExp; readonly changed?: RegExp; readonly doubled?: RegExp };
}

/** Thinking of one vendor: how it comes, that it is taken back as it came, and what happens when it is not. */
export function createReasoningQuestion(vendor: ThinkingVendor): Question {
  const { name, modelId, costLimit, reasoning, refusals } = vendor;
  const body = {
    model: modelId,
    messages: [{ role: 'user', content: 'What is the weather in Berlin? Think first, then use the tool.' }],
    tools: [WEATHER_TOOL],
    reasoning,
    max_tokens: 1500,
  };
  return {
    name: `reasoning-${name}`,
    costLimit,
    ask: async route => {
      const answer = await route.ask({ body: { ...body, stream: true } });
      if (answer.status !== 200)
        return [settle('it thinks and calls a tool', false, describeFailure(answer))];

      const facts = settleThinking(vendor, answer);
      const calls = joinCalls(answer);
      if (calls.length === 0) return [...facts, settle('it calls the tool', undefined, 'it did not')];

      const history = joinDetails(answer).filter(detail => vendor.isLeftOut?.(detail) !== true);
      const goOn = (details: JsonObject[] | undefined) => {
        const turn = { role: 'assistant', content: null, tool_calls: calls };
        const thinking = details === undefined ? turn : { ...turn, reasoning_details: details };
        return route.ask({
          body: { ...body, messages: [...body.messages, thinking, ...answerCalls(calls)] },
        });
      };
      const next = await goOn(history);
      const isTaken = next.status === 200;
      facts.push(
        settle(
          'details are taken back unchanged',
          isTaken,
          isTaken ? 'it was answered' : describeFailure(next),
        ),
      );
      facts.push(settleRefusal('lost', refusals.lost, await goOn(undefined)));
      if (refusals.changed)
        facts.push(settleRefusal('changed', refusals.changed, await goOn(breakDetails(history))));
      if (refusals.doubled)
        facts.push(settleRefusal('doubled', refusals.doubled, await goOn([...history, ...history])));
      return facts;
    },
  };
}

function settleRefusal(what: string, words: RegExp, exchange: Exchange): Fact {
  const isRefused = exchange.status === 400 && words.test(readComplaint(exchange));
  const seen = exchange.status === 200 ? 'it was answered' : describeFailure(exchange);
  return settle(`${what} details get 400 in the vendor’s words`, isRefused, seen);
}

function settleThinking({ types, format }: ThinkingVendor, answer: Exchange): Fact[] {
  const deltas = readDeltas(answer);
  const pieces = readDetailPieces(answer);
  const text = deltas.map(({ reasoning }) => reasoning ?? '').join('');
  const found = [...new Set(pieces.map(({ type }) => String(type)))];
  const hasList = deltas.some(delta => Array.isArray(delta['reasoning_details']));
  const end = readChunks(answer)
    .map(readChoice)
    .findLast(choice => choice['finish_reason'] != null);
  const facts = [
    settle('`delta.reasoning` has the text', text !== '', text),
    settle(
      types.length === 0 ? 'its details are an empty list' : `its details are of ${types.join(' and ')}`,
      hasList && found.join() === types.join(),
      hasList ? found : 'no list',
    ),
    settle('with a call it ends with `tool_calls`', end?.['finish_reason'] === 'tool_calls', end),
  ];
  if (pieces.length === 0) return facts;
  const formats = [...new Set(pieces.map(piece => piece['format'] ?? 'none'))];
  const signatures = pieces.filter(piece => piece['signature'] != null);
  facts.push(
    settle(`their format is \`${format}\``, formats.join() === format, formats),
    settle(
      'each piece has an `index`',
      pieces.every(piece => typeof piece['index'] === 'number'),
      pieces.map(piece => piece['index'] ?? 'none'),
    ),
  );
  if (format === 'anthropic-claude-v1') {
    const isAlone = signatures.length > 0 && signatures.every(piece => !piece['text']);
    facts.push(settle('the signature comes alone, in a last piece', isAlone, signatures));
  }
  return facts;
}
