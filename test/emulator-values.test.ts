import { describe, expect, it } from 'vitest';
import { findHints } from './emulator/script/find-hints.js';
import { generateValue } from './emulator/script/generate-value.js';

describe('values from a schema', () => {
  const text = { type: 'string' };
  const cases: [string, unknown, unknown][] = [
    ['a text', text, 'amber'],
    ['any', {}, 'amber'],
    ['true', true, 'amber'],
    ['a constant', { const: 3 }, 3],
    ['a choice', { enum: ['red', 'blue'] }, 'red'],
    ['a short text', { type: 'string', maxLength: 3 }, 'amb'],
    ['a long text', { type: 'string', minLength: 7 }, 'amberxx'],
    ['a date', { type: 'string', format: 'date' }, '2025-06-01'],
    ['a text by pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d+(?:ab|cd)?x*$' }, 'AAA-1'],
    ['a text by pattern with branches', { type: 'string', pattern: '^(?:foo|bar)\\.[^a]$' }, 'foo.1'],
    ['a number', { type: 'number' }, 7],
    ['a number from', { type: 'number', minimum: 9.5 }, 9.5],
    ['a number to', { type: 'integer', maximum: -2 }, -2],
    ['an integer above', { type: 'integer', exclusiveMinimum: 9 }, 10],
    ['a number between', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.5 }, 0.25],
    ['a multiple', { type: 'integer', multipleOf: 5 }, 5],
    ['a multiple from', { type: 'integer', multipleOf: 5, minimum: 6 }, 10],
    ['a flag', { type: 'boolean' }, true],
    ['nothing', { type: 'null' }, null],
    ['a nullable text', { type: ['null', 'string'] }, 'amber'],
    ['a list', { type: 'array', items: text }, ['amber', 'birch']],
    ['a list of at least', { type: 'array', items: text, minItems: 3 }, ['amber', 'birch', 'cedar']],
    ['a list of at most', { type: 'array', items: text, maxItems: 1 }, ['amber']],
    ['a list of choices', { type: 'array', items: { enum: ['a', 'b', 'c'] } }, ['a', 'b']],
    ['a tuple', { type: 'array', prefixItems: [text, { type: 'integer' }], items: false }, ['amber', 8]],
    ['an object', { properties: { a: text, b: { type: 'integer' } }, required: ['a'] }, { a: 'amber', b: 7 }],
    ['a record', { type: 'object', additionalProperties: { type: 'integer' } }, { amber: 7 }],
    [
      'a record of given keys',
      { type: 'object', propertyNames: { enum: ['x', 'y'] }, additionalProperties: text },
      { x: 'amber', y: 'amber' },
    ],
    ['the first branch', { anyOf: [{ type: 'integer' }, text] }, 7],
    ['the first of one', { oneOf: [{ const: 'cat' }, { const: 'dog' }] }, 'cat'],
    [
      'all of it',
      { allOf: [{ properties: { a: text } }, { properties: { b: text } }] },
      { a: 'amber', b: 'amber' },
    ],
    ['a reference', { $ref: '#/$defs/~1x', $defs: { '/x': { type: 'integer' } } }, 7],
    ['a reference in circles', { $ref: '#/$defs/x', $defs: { x: { $ref: '#/$defs/x' } } }, 'amber'],
  ];

  it.each(cases)('%s', (_name, schema, value) => {
    expect(generateValue(schema)).toEqual(value);
  });

  it('come to an end where the schema does not', () => {
    const tree = {
      type: 'object',
      properties: {
        label: text,
        children: { type: 'array', items: { $ref: '#' } },
        parent: { anyOf: [{ $ref: '#' }, { type: 'null' }] },
      },
      required: ['label', 'parent'],
    };
    const value = JSON.stringify(generateValue(tree));
    expect(value).toContain('"parent":null');
    expect(value.length).toBeLessThan(100_000);
  });
});

describe('tool inputs from the user’s text', () => {
  const object = (properties: object) => ({ type: 'object', properties });
  const city = object({ city: { type: 'string' } });
  const cases: [string, object, unknown][] = [
    ['weather in Berlin', city, { city: 'Berlin' }],
    ['What is the weather in San Francisco?', city, { city: 'San Francisco' }],
    ['Berlin weather', city, { city: 'Berlin' }],
    ['weather in berlin', city, { city: 'berlin' }],
    ['Tell me', city, { city: 'amber' }],
    ['Weather of Rome. Use 3 steps', city, { city: 'Rome' }],
    [
      'Say "good day" to Ada',
      object({ phrase: { type: 'string' }, name: { type: 'string' } }),
      { phrase: 'good day', name: 'Ada' },
    ],
    [
      'Roll 3 dice with 20 sides',
      object({ count: { type: 'integer' }, sides: { type: 'integer', minimum: 4 } }),
      { count: 3, sides: 20 },
    ],
    ['What is (2 + 3) * 4?', object({ expression: { type: 'string' } }), { expression: '(2 + 3) * 4' }],
    ['Find a red car', object({ query: { type: 'string' } }), { query: 'Find a red car' }],
    ['In fahrenheit, Oslo', object({ unit: { enum: ['celsius', 'fahrenheit'] } }), { unit: 'fahrenheit' }],
    ['Weather in Berlin emulate:slow', object({ query: { type: 'string' } }), { query: 'Weather in Berlin' }],
  ];

  it.each(cases)('%s', (userText, schema, value) => {
    expect(generateValue(schema, findHints(userText))).toEqual(value);
  });
});
