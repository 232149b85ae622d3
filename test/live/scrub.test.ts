import { expect, it } from 'vitest';
import { Scrubber } from './scrub.js';

const KEY = '9f1c2d3e-1111-4222-8333-444455556666:0123456789abcdef0123456789abcdef';
const scrub = (text: string): string => new Scrubber([KEY, 'Ada Lovelace']).scrub(text);

it.each([
  { what: 'the key', text: `Key ${KEY}`, scrubbed: 'Key scrubbed' },
  {
    what: 'its halves',
    text: 'id 9f1c2d3e-1111-4222-8333-444455556666 secret 0123456789abcdef0123456789abcdef',
    scrubbed: 'id scrubbed secret scrubbed',
  },
  { what: 'texts given by hand', text: 'Hello Ada Lovelace', scrubbed: 'Hello scrubbed' },
  {
    what: 'request ids',
    text: '"x-fal-request-id": "b7c0f1aa-2222-4333-9444-555566667777"',
    scrubbed: '"x-fal-request-id": "00000000-0000-4000-8000-000000000001"',
  },
  { what: 'answer ids', text: '{"id":"gen-1760000000-AbCdEf"}', scrubbed: '{"id":"gen-000001"}' },
  { what: 'call ids', text: '"toolu_01AbCdEfGh"', scrubbed: '"toolu_000001"' },
  { what: 'user ids', text: '{"user_id":"user_2abcDEF"}', scrubbed: '{"user_id":"scrubbed"}' },
  {
    what: 'user names inside of a JSON text',
    text: String.raw`{"raw":"{\"username\":\"ada\",\"message\":\"No\"}"}`,
    scrubbed: String.raw`{"raw":"{\"username\":\"scrubbed\",\"message\":\"No\"}"}`,
  },
  { what: 'mail addresses', text: 'ask ada@example.org', scrubbed: 'ask someone@example.com' },
  { what: 'network addresses', text: 'from 10.20.30.40', scrubbed: 'from 192.0.2.1' },
])('takes out $what', ({ text, scrubbed }) => {
  expect(scrub(text)).toBe(scrubbed);
});

it('gives the same id the same stand-in, and another one another', () => {
  const scrubber = new Scrubber([KEY]);
  expect(scrubber.scrub('call_AAAAAA1 call_BBBBBB2 call_AAAAAA1')).toBe(
    'call_000001 call_000003 call_000001',
  );
  expect(scrubber.scrub('call_BBBBBB2')).toBe('call_000003');
});

it('leaves alone what is scrubbed already', () => {
  const scrubber = new Scrubber([KEY]);
  const once = scrubber.scrub('call_AAAAAA1 and 9f1c2d3e-1111-4222-8333-444455556667');
  expect(scrubber.scrub(once)).toBe(once);
});

it.each([
  '{"role":"user","tool_calls":[],"tool_call_id":"","type":"file_annotation"}',
  '{"user_location":{"city":"Berlin"},"model":"openai/gpt-4.1-nano"}',
  '{"usage":{"cost":0.0000406,"prompt_tokens":12}}',
])('leaves %s as it is', text => {
  expect(scrub(text)).toBe(text);
});
