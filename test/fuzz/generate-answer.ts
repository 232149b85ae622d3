import { happens, pick, times, type Dice } from './dice.js';

/** An answer that keeps to the dialect, and what a reader must get of it. */
export interface GeneratedAnswer {
  /** The chunks of the stream; a text is sent as it is. */
  events: unknown[];
  truth: Truth;
}

export interface Truth {
  text: string;
  reasoning: string;
  details: object[];
  calls: Array<{ name: string; input: string }>;
  sources: string[];
  files: number;
  finishReason: string;
  inputTokens: number | undefined;
}

const WORDS = [
  'Hello',
  ' ',
  '\n',
  'wörld',
  '東京',
  '👩‍👩‍👧',
  '{"a":1}',
  'data: x',
  '\u2028',
  '\r\n',
  '[DONE]',
  '\0',
  '"',
];
const NAMES = ['weather', 'time', 'search_web', 'été'];
const INPUTS = [
  '{}',
  '{"city":"Rome"}',
  '{"a":{"b":[1,2,{"c":"} \\" {"}]}}',
  '[1, 2]',
  '"text"',
  '{ "x": " " }',
  '123',
];
const REASONS = ['stop', 'length', 'tool_calls', 'content_filter', 'eos'];

/** Pieces of an answer, in an order that chance decides. */
export function generateAnswer(dice: Dice): GeneratedAnswer {
  const truth: Truth = {
    text: '',
    reasoning: '',
    details: [],
    calls: [],
    sources: [],
    files: 0,
    finishReason: '',
    inputTokens: undefined,
  };
  const deltas: object[] = [];
  if (happens(dice, 2)) deltas.push({ role: 'assistant', content: '' });
  const segments = [addText, addReasoning, addDetails, addCalls, addSource, addImage];
  for (let count = 1 + dice.roll(4); count > 0; count -= 1) pick(dice, segments)(dice, deltas, truth);

  const head = { id: 'gen-1', provider: 'Google', model: 'x/y', created: 1_760_000_000 };
  const events: unknown[] = deltas.map(delta => ({
    ...head,
    choices: [{ index: 0, delta, finish_reason: null }],
  }));
  if (happens(dice, 3)) events.unshift({ id: '', model: '', choices: [] });
  endAnswer(dice, events, truth);
  return { events, truth };
}

function addText(dice: Dice, deltas: object[], truth: Truth): void {
  for (const content of times(dice, 4, () => pick(dice, WORDS))) {
    deltas.push({ role: 'assistant', content });
    truth.text += content;
  }
}

function addReasoning(dice: Dice, deltas: object[], truth: Truth): void {
  const key = pick(dice, ['reasoning', 'reasoning_content']);
  for (const text of times(dice, 3, () => pick(dice, WORDS))) {
    deltas.push({ content: null, [key]: text });
    truth.reasoning += text;
  }
}

/** A block of its own index: text in pieces with a signature at the end, a summary, or something without visible text. */
function addDetails(dice: Dice, deltas: object[], truth: Truth): void {
  const index = truth.details.length;
  const kind = pick(dice, ['text', 'summary', 'encrypted', 'unheard']);
  if (kind === 'encrypted' || kind === 'unheard') {
    const detail = { type: `reasoning.${kind}`, data: `data-${index}`, index };
    deltas.push({ reasoning_details: [detail] });
    truth.details.push(detail);
    return;
  }
  const pieces = ['Hm', ...times(dice, 3, () => pick(dice, WORDS))];
  for (const text of pieces) {
    const detail = { type: `reasoning.${kind}`, [kind]: text, index };
    deltas.push({ reasoning: text, reasoning_details: [detail] });
    truth.reasoning += text;
  }
  const isSigned = kind === 'text' && happens(dice, 2);
  if (isSigned)
    deltas.push({ reasoning_details: [{ type: 'reasoning.text', signature: `sig-${index}`, index }] });
  truth.details.push({
    type: `reasoning.${kind}`,
    [kind]: pieces.join(''),
    index,
    ...(isSigned && { signature: `sig-${index}` }),
  });
}

/** Calls whose pieces come by turns, all at indexes of their own. */
function addCalls(dice: Dice, deltas: object[], truth: Truth): void {
  const base = dice.roll(1) + 10 * deltas.length;
  const queues = times(dice, 3, () => {
    const [name, input] = [pick(dice, NAMES), pick(dice, INPUTS)];
    const index = base + truth.calls.length;
    truth.calls.push({ name, input });
    const id = happens(dice, 4) ? 'same' : `call-${index}`;
    const head = {
      index,
      id,
      type: 'function',
      function: { name, arguments: '' },
    };
    const pieces = cutText(dice, input).map(text => ({ index, function: { arguments: text } }));
    return happens(dice, 3) ? [{ ...head, function: { name, arguments: input } }] : [head, ...pieces];
  });
  // The heads come in order: calls are given out by their first piece.
  for (const queue of queues) deltas.push({ tool_calls: [queue.shift()] });
  const waiting = queues.filter(queue => queue.length > 0);
  while (waiting.length > 0) {
    const queue = pick(dice, waiting);
    deltas.push({ content: null, tool_calls: [queue.shift()] });
    if (queue.length === 0) waiting.splice(waiting.indexOf(queue), 1);
  }
}

function addSource(_dice: Dice, deltas: object[], truth: Truth): void {
  const url = `https://example.com/${truth.sources.length}`;
  deltas.push({ annotations: [{ type: 'url_citation', url_citation: { url, title: 'Page' } }] });
  truth.sources.push(url);
}

function addImage(dice: Dice, deltas: object[], truth: Truth): void {
  const url = pick(dice, ['data:image/png;base64,iVBORw0KGgo=', 'https://images.example/1.png']);
  deltas.push({ images: [{ type: 'image_url', image_url: { url } }] });
  truth.files += 1;
}

function endAnswer(dice: Dice, events: unknown[], truth: Truth): void {
  const reason = pick(dice, REASONS);
  truth.finishReason = reason;
  events.push({ choices: [{ index: 0, delta: {}, finish_reason: reason, native_finish_reason: 'END' }] });
  if (happens(dice, 2)) {
    truth.inputTokens = dice.roll(1000);
    events.push({ choices: [], usage: { prompt_tokens: truth.inputTokens, completion_tokens: 3 } });
  }
  if (!happens(dice, 4)) events.push('[DONE]');
}

function cutText(dice: Dice, text: string): string[] {
  const cut = dice.roll(text.length);
  return [text.slice(0, cut), text.slice(cut)];
}
