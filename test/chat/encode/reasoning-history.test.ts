import { describe, expect, it } from 'vitest';
import { encodeMessages, type JsonObject } from './capture.js';
import { callWith, encodeDetails, reasonedBy, turnOf, type AssistantMessage } from './raise-content.js';

const claude = {
  type: 'reasoning.text',
  text: 'Hm.',
  signature: 'sig-1',
  format: 'anthropic-claude-v1',
  index: 0,
};
const sealed = {
  type: 'reasoning.encrypted',
  data: 'c2VhbA==',
  id: 'rs_1',
  format: 'openai-responses-v1',
  index: 1,
};
const summary = {
  type: 'reasoning.summary',
  summary: 'Look.',
  id: 'rs_1',
  format: 'openai-responses-v1',
  index: 0,
};
const strange = {
  type: 'reasoning.server_tool_call',
  format: 'vendor-v9',
  call: { name: 'x', list: [1, null] },
};
const answer = { type: 'text', text: 'Done' } as const;

describe('the details of a turn go back', () => {
  const cases: [string, AssistantMessage, unknown][] = [
    ['of one part', turnOf(reasonedBy(claude), answer), [claude]],
    ['of several parts, in order', turnOf(reasonedBy(sealed), answer, reasonedBy(claude)), [sealed, claude]],
    [
      'of every type',
      turnOf(reasonedBy(summary), reasonedBy(sealed), reasonedBy(strange)),
      [summary, sealed, strange],
    ],
    ['encrypted only', turnOf(reasonedBy(sealed)), [sealed]],
    ['on a call', turnOf(callWith('call-1', claude)), [claude]],
    ['as the empty list they were, on a call', turnOf(callWith('call-1')), []],
    [
      'as the empty list they were, on a text',
      turnOf({ ...answer, providerOptions: { falOpenRouter: { reasoningDetails: [] } } }),
      [],
    ],
    [
      'once for parallel calls',
      turnOf(callWith('call-1', claude, sealed), callWith('call-2', claude, sealed)),
      [claude, sealed],
    ],
    [
      'once for parallel calls, unsigned too',
      turnOf(callWith('call-1', summary, sealed), callWith('call-2', summary, sealed)),
      [summary, sealed],
    ],
    [
      'once for a part and its call',
      turnOf(reasonedBy(summary), reasonedBy(sealed), callWith('call-1', summary, sealed)),
      [summary, sealed],
    ],
    [
      'once for a part and its call, the call before',
      turnOf(callWith('call-1', claude, strange), reasonedBy(claude), reasonedBy(strange)),
      [claude, strange],
    ],
    [
      'once although a database changed the order of keys',
      turnOf(callWith('call-1', { a: 1, ...claude }), callWith('call-2', { ...claude, a: 1 })),
      [{ a: 1, ...claude }],
    ],
  ];

  it.each(cases)('%s', async (_name, turn, details) => {
    expect(await encodeDetails([turn])).toEqual([details]);
  });

  it('from the message, where a program put the metadata of the result there', async () => {
    const message = { ...turnOf(answer), providerOptions: { falOpenRouter: { reasoningDetails: [claude] } } };
    expect(await encodeDetails([message])).toEqual([[claude]]);
  });

  it('from the parts, where both have them', async () => {
    const message = {
      ...turnOf(reasonedBy(sealed)),
      providerOptions: { falOpenRouter: { reasoningDetails: [claude] } },
    };
    expect(await encodeDetails([message])).toEqual([[sealed]]);
  });

  it('under the other spelling of the key', async () => {
    const part = { ...answer, providerOptions: { 'fal-openrouter': { reasoningDetails: [claude] } } };
    expect(await encodeDetails([turnOf(part)])).toEqual([[claude]]);
  });
});

describe('a text detail without its signature', () => {
  const unsigned = (format: unknown): JsonObject => ({
    type: 'reasoning.text',
    text: 'Hm.',
    format,
    index: 0,
  });

  it.each([
    ['anthropic-claude-v1', false],
    ['google-gemini-v1', false],
    [null, false],
    [undefined, false],
    ['openai-responses-v1', true],
    ['azure-openai-responses-v1', true],
    ['xai-responses-v1', true],
    ['unknown', true],
    ['vendor-v9', true],
  ])('of format %s goes back: %s', async (format, isKept) => {
    const detail = JSON.parse(JSON.stringify(unsigned(format))) as JsonObject;
    expect(await encodeDetails([turnOf(reasonedBy(detail), answer)])).toEqual([
      isKept ? [detail] : undefined,
    ]);
  });

  it.each([null, ''])('has none when it says %j', async signature => {
    expect(await encodeDetails([turnOf(reasonedBy({ ...claude, signature }), answer)])).toEqual([undefined]);
  });

  it('takes nothing along when it is left out', async () => {
    const turn = turnOf(reasonedBy(unsigned('anthropic-claude-v1')), reasonedBy(sealed));
    expect(await encodeDetails([turn])).toEqual([[sealed]]);
  });

  it('of another type needs none', async () => {
    const details = [
      { type: 'reasoning.summary', summary: 'Look.', format: 'anthropic-claude-v1' },
      { type: 'reasoning.encrypted', data: 'c2VhbA==', format: 'google-gemini-v1' },
    ];
    expect(await encodeDetails([turnOf(...details.map(detail => reasonedBy(detail)))])).toEqual([details]);
  });
});

describe('pieces of one block in several parts', () => {
  const piece = (fields: JsonObject): JsonObject => ({
    type: 'reasoning.text',
    format: 'anthropic-claude-v1',
    ...fields,
  });

  it.each<[string, JsonObject[], JsonObject[]]>([
    [
      'a signature after the text began',
      [piece({ text: 'Hm.', index: 0 }), piece({ signature: 'sig-1', index: 0 })],
      [piece({ text: 'Hm.', index: 0, signature: 'sig-1' })],
    ],
    [
      'a signature after the next block began',
      [piece({ text: 'A', index: 0 }), sealed, piece({ text: '', signature: 'sig-1', index: 0 })],
      [piece({ text: 'A', index: 0, signature: 'sig-1' }), sealed],
    ],
    [
      'a signature without index after an encrypted block',
      [piece({ text: 'A' }), sealed, piece({ signature: 'sig-1' })],
      [piece({ text: 'A', signature: 'sig-1' }), sealed],
    ],
    [
      'a signature without index, for the one block that lacks one',
      [piece({ text: 'A' }), sealed, piece({ text: 'B', signature: 'sig-2' }), piece({ signature: 'sig-1' })],
      [piece({ text: 'A', signature: 'sig-1' }), sealed, piece({ text: 'B', signature: 'sig-2' })],
    ],
    [
      'text that went on after the answer began',
      [piece({ text: 'A', index: 0 }), piece({ text: 'B', index: 0, signature: 'sig-1' })],
      [piece({ text: 'AB', index: 0, signature: 'sig-1' })],
    ],
    [
      'two signed blocks of one index stay two',
      [
        piece({ text: 'A', index: 0 }),
        piece({ signature: 'sig-1', index: 0 }),
        piece({ text: 'B', index: 0 }),
        piece({ signature: 'sig-2', index: 0 }),
      ],
      [
        piece({ text: 'A', index: 0, signature: 'sig-1' }),
        piece({ text: 'B', index: 0, signature: 'sig-2' }),
      ],
    ],
    [
      'two blocks of two indexes stay two, wherever their signatures come',
      [
        piece({ text: 'A', index: 0 }),
        piece({ text: 'B', index: 1 }),
        piece({ signature: 'sig-2', index: 1 }),
        piece({ signature: 'sig-1', index: 0 }),
      ],
      [
        piece({ text: 'A', index: 0, signature: 'sig-1' }),
        piece({ text: 'B', index: 1, signature: 'sig-2' }),
      ],
    ],
    [
      'a signature on each piece, one of which says the first words again',
      ['Ha', ', hm, ', 'Ha'].map(text => piece({ text, signature: 'sig-1', index: 0 })),
      [piece({ text: 'Ha, hm, Ha', signature: 'sig-1', index: 0 })],
    ],
    [
      'another id is another block',
      [piece({ text: 'A', signature: 'sig-1', id: 'a' }), piece({ text: 'B', signature: 'sig-2', id: 'b' })],
      [piece({ text: 'A', signature: 'sig-1', id: 'a' }), piece({ text: 'B', signature: 'sig-2', id: 'b' })],
    ],
  ])('%s', async (_name, pieces, blocks) => {
    expect(await encodeDetails([turnOf(...pieces.map(detail => reasonedBy(detail)))])).toEqual([blocks]);
  });

  it('are joined in work that grows with their number', async () => {
    const countReads = async (count: number): Promise<number> => {
      let reads = 0;
      const blocks = Array.from(
        { length: count },
        (_, index) =>
          new Proxy(piece({ text: 'Block', signature: `sig-${index}`, index: 0 }), {
            get: (target, name) => {
              reads += 1;
              return Reflect.get(target, name) as unknown;
            },
          }),
      );
      const [details] = await encodeDetails([turnOf(reasonedBy(...blocks), callWith('call-1', ...blocks))]);
      expect(details).toHaveLength(count);
      return reads / count;
    };
    const few = await countReads(100);
    // Each against each would read a hundred times as much of every block.
    expect(await countReads(10_000)).toBeLessThan(few * 1.1);
  });
});

describe('a later turn', () => {
  it('does not repeat an id that an earlier one sent', async () => {
    const second = { ...sealed, id: 'rs_2', data: 'bmV3' };
    const turns = [turnOf(reasonedBy(sealed)), turnOf(reasonedBy(sealed), reasonedBy(second))];
    expect(await encodeDetails(turns)).toEqual([[sealed], [second]]);
  });

  it('sends what Gemini signed anew for a call whose id an earlier turn had, and repeats nothing', async () => {
    const first = { ...sealed, format: 'google-gemini-v1', id: 'tool_0_weather' };
    const second = { ...first, data: 'bmV3' };
    const turns = [first, second, second].map(detail => turnOf(reasonedBy(detail), answer));
    expect(await encodeDetails(turns)).toEqual([[first], [second], undefined]);
  });

  it.each(['anthropic-claude-v1', 'google-gemini-v1', 'MiniMax-response-v1', 'unknown'])(
    'sends its own blocks where ids are counters: %s',
    async format => {
      const details = ['one', 'two'].map(text => ({
        ...claude,
        id: 'reasoning-text-1',
        format,
        text,
        signature: `of ${text}`,
      }));
      const turns = details.map(detail => turnOf(reasonedBy(detail)));
      expect(await encodeDetails(turns)).toEqual(details.map(detail => [detail]));
    },
  );

  it('sends no list where all were sent before', async () => {
    expect(await encodeDetails([turnOf(reasonedBy(sealed)), turnOf(reasonedBy(sealed), answer)])).toEqual([
      [sealed],
      undefined,
    ]);
  });

  it('keeps details of one id together in their own turn', async () => {
    expect(await encodeDetails([turnOf(reasonedBy(summary), reasonedBy(sealed))])).toEqual([
      [summary, sealed],
    ]);
  });

  it.each([null, ''])('takes the id %j for none', async id => {
    const detail = { ...claude, id };
    expect(await encodeDetails([turnOf(reasonedBy(detail)), turnOf(reasonedBy(detail))])).toEqual([
      [detail],
      [detail],
    ]);
  });

  it('does not count what was left out as sent', async () => {
    const unsigned = { type: 'reasoning.text', text: 'Hm.', id: 'rs_1' };
    expect(await encodeDetails([turnOf(reasonedBy(unsigned), answer), turnOf(reasonedBy(sealed))])).toEqual([
      undefined,
      [sealed],
    ]);
  });
});

describe('dropEncryptedReasoning', () => {
  it('leaves encrypted details out, and nothing else', async () => {
    const turns = [
      turnOf(reasonedBy(summary), reasonedBy(sealed), reasonedBy(claude)),
      turnOf(callWith('call-1')),
    ];
    expect(await encodeDetails(turns, { dropEncryptedReasoning: true })).toEqual([[summary, claude], []]);
  });

  it('sends no list where all were encrypted', async () => {
    const turns = [turnOf(reasonedBy(sealed), answer)];
    expect(await encodeDetails(turns, { dropEncryptedReasoning: true })).toEqual([undefined]);
    expect(await encodeDetails(turns, { dropEncryptedReasoning: false })).toEqual([[sealed]]);
  });

  it('is no field of the body', async () => {
    const { messages } = await encodeMessages([turnOf(answer)], {
      modelOptions: { dropEncryptedReasoning: true },
    });
    expect(messages).toEqual([{ role: 'assistant', content: 'Done' }]);
  });
});

it('reasoning text without details is no claim of thinking', async () => {
  const { messages } = await encodeMessages([turnOf({ type: 'reasoning', text: 'I thought.' }, answer)]);
  expect(messages).toEqual([{ role: 'assistant', content: 'Done' }]);
});

it('details of another program that are no list of objects are left out', async () => {
  const options = (reasoningDetails: never) => ({ providerOptions: { falOpenRouter: { reasoningDetails } } });
  const turns = [
    turnOf({ ...answer, ...options('text' as never) }),
    turnOf({ ...answer, ...options([1, null, claude] as never) }),
  ];
  expect(await encodeDetails(turns)).toEqual([undefined, [claude]]);
});
