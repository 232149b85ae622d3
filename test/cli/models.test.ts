import { describe, expect, it } from 'vitest';
import { listCapabilities } from '../../src/index.js';
import { describeReasoning, formatTokens, renderModels } from '../../src/cli/models/render-models.js';
import { run } from './fake-terminal.js';

const plain = (_style: string, text: string): string => text;

describe('models', () => {
  it('prints all of the catalogue, a line a model, with one heading', async () => {
    const { code, output, errors } = await run(['models'], { piped: '' });
    const lines = output.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(errors).toBe('');
    expect(lines).toHaveLength(listCapabilities().length + 1);
    expect(lines[0]).toMatch(/^reference +context +output +inputs +reasoning$/);
    expect(output).not.toContain('\u001B');
  });

  it('finds all words in ids and names, in any letter case', async () => {
    const { output } = await run(['models', 'CLAUDE', 'sonnet 4.6'], { piped: '' });
    expect(output).toMatch(
      /^fal-openrouter\/anthropic\/claude-sonnet-4\.6 +200K +128K +text image file +low medium\*/m,
    );
    expect(output).not.toContain('opus');
  });

  it('leaves out what does not reason, when asked to', async () => {
    const { output } = await run(['models', '--reasoning', 'openai/gpt'], { piped: '' });
    expect(output).toContain('openai/gpt-5 ');
    expect(output).not.toContain('openai/gpt-4.1 ');
  });

  it('prints JSON with all that is known', async () => {
    const { output } = await run(['models', '--json', 'gemini-2.5-flash'], { piped: '' });
    const [first] = JSON.parse(output) as unknown[];
    expect(first).toMatchObject({
      reference: 'fal-openrouter/google/gemini-2.5-flash',
      id: 'google/gemini-2.5-flash',
      name: 'Gemini 2.5 Flash',
      contextWindow: 1_048_576,
      reasoning: { mandatory: false },
    });
  });

  it('says so when nothing matches', async () => {
    const text = await run(['models', 'nonesuch'], { piped: '' });
    const json = await run(['models', 'nonesuch', '--json'], { piped: '' });
    expect([text.code, text.output, json.code, json.output]).toEqual([1, '', 1, '[]\n']);
    expect(text.errors).toContain('No model of the catalogue matches.');
  });
});

it('the help says what `always` stands for', async () => {
  const { output } = await run(['models', '--help']);
  expect(output).toContain('always, where it cannot be turned off.');
});

describe('renderModels', () => {
  const models = listCapabilities().filter(({ id }) => id === 'openai/gpt-4.1' || id === 'openai/gpt-5');

  it('is a table where there is room for one', () => {
    expect(renderModels(models, 120, plain)).toBe(
      [
        'reference                      context  output  inputs           reasoning',
        'fal-openrouter/openai/gpt-4.1       1M     32K  text image file  no',
        'fal-openrouter/openai/gpt-5       400K    128K  text image file  always, minimal low medium* high',
        '',
      ].join('\n'),
    );
  });

  it('is two lines a model where there is none, so that nothing is cut', () => {
    expect(renderModels(models, 80, plain)).toBe(
      [
        'fal-openrouter/openai/gpt-4.1',
        '  context 1M, output 32K, text image file, reasoning no',
        'fal-openrouter/openai/gpt-5',
        '  context 400K, output 128K, text image file, reasoning always, minimal low medium* high',
        '',
      ].join('\n'),
    );
  });
});

describe('the cells', () => {
  it.each([
    { tokens: 1_048_576, expected: '1M' },
    { tokens: 1_047_576, expected: '1M' },
    { tokens: 2_000_000, expected: '2M' },
    { tokens: 1_310_720, expected: '1.3M' },
    { tokens: 200_000, expected: '200K' },
    { tokens: 131_072, expected: '128K' },
    { tokens: 128_000, expected: '128K' },
    { tokens: 4095, expected: '4.1K' },
    { tokens: 512, expected: '512' },
    { tokens: 0, expected: '0' },
  ])('shows $tokens tokens as $expected', ({ tokens, expected }) => {
    expect(formatTokens(tokens)).toBe(expected);
  });

  it.each([
    { reasoning: false, expected: 'no' },
    { reasoning: { mandatory: false }, expected: 'yes' },
    { reasoning: { mandatory: true }, expected: 'always' },
    { reasoning: { mandatory: false, budget: { min: 0, max: 9 } }, expected: 'budget 0–9' },
    {
      reasoning: {
        mandatory: true,
        efforts: ['high', 'low'],
        defaultEffort: 'low',
        budget: { min: 1, max: 9 },
      },
      expected: 'always, low* high, budget 1–9',
    },
  ] as const)('shows reasoning as $expected', ({ reasoning, expected }) => {
    expect(describeReasoning({ reasoning })).toBe(expected);
  });
});
