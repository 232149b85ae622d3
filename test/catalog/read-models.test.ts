import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import {
  applyDocumentedModels,
  keepDocumentedModels,
} from '../../scripts/catalog/apply-documented-models.js';
import { loadList } from '../../scripts/catalog/load-list.js';
import { readModels, type ModelList } from '../../scripts/catalog/read-models.js';
import { writeCatalog, writeModelIds } from '../../scripts/catalog/write-catalog.js';
import type { FalOpenRouterCapabilities } from '../../src/catalog/capabilities.js';
import { DOCUMENTED_MODELS } from '../../src/catalog/documented-models.js';
import { listCapabilities } from '../../src/catalog/find-capabilities.js';

const origin = 'https://openrouter.ai/api/v1/models';

const plain: FalOpenRouterCapabilities = {
  id: 'acme/one',
  name: 'Acme: One',
  contextWindow: 8192,
  inputModalities: ['text'],
  outputModalities: ['text'],
  tools: false,
  structuredOutputs: false,
  reasoning: false,
};

/** An entry in OpenRouter's form, written by hand after its documentation. */
function describeModel(fields: object = {}): object {
  return {
    id: 'acme/one',
    canonical_slug: 'acme/one-20260101',
    name: 'Acme: One',
    created: 1_767_225_600,
    context_length: 8192,
    architecture: { modality: 'text->text', input_modalities: ['text'], output_modalities: ['text'] },
    pricing: { prompt: '0.0000001', completion: '0.0000004' },
    top_provider: { context_length: 8192, max_completion_tokens: null, is_moderated: false },
    supported_parameters: ['max_tokens', 'temperature'],
    ...fields,
  };
}

function readEntries(entries: unknown[], previous: FalOpenRouterCapabilities[] = []): ModelList {
  return readModels({ json: { data: entries }, origin }, previous);
}

describe("OpenRouter's list", () => {
  it('is read into capabilities', () => {
    const { models, reports, about } = readEntries([
      describeModel(),
      describeModel({
        id: 'acme/two:free',
        name: 'Acme: Two (free)',
        architecture: { input_modalities: ['image', 'text'], output_modalities: ['text', 'audio'] },
        top_provider: { max_completion_tokens: 4096 },
        supported_parameters: ['reasoning', 'structured_outputs', 'tools'],
        reasoning: {
          mandatory: true,
          supported_efforts: ['low', 'high', null],
          default_effort: 'low',
          default_enabled: true,
        },
      }),
      describeModel({ id: '~acme/latest' }),
    ]);
    expect(models).toEqual([
      plain,
      {
        id: 'acme/two:free',
        name: 'Acme: Two (free)',
        contextWindow: 8192,
        maxOutputTokens: 4096,
        inputModalities: ['image', 'text'],
        outputModalities: ['text', 'audio'],
        tools: true,
        structuredOutputs: true,
        reasoning: { mandatory: true, efforts: ['high', 'low'], defaultEffort: 'low' },
      },
    ]);
    expect(reports).toEqual([]);
    expect(about).toBe(
      `OpenRouter's public model list (${origin}), its newest model of 2026-01-01 (2 models); reasoning budgets as they were known before.`,
    );
  });

  it.each<[string, object, Partial<FalOpenRouterCapabilities>]>([
    ['the length of the top provider', { context_length: null, top_provider: { context_length: 8192 } }, {}],
    ['no architecture', { architecture: null }, {}],
    ['no parameters', { supported_parameters: undefined }, {}],
    ['no top provider', { top_provider: null }, {}],
    ['parameters that are none', { supported_parameters: [null, 7, 'tools'] }, { tools: true }],
    [
      'reasoning by its parameter alone',
      { supported_parameters: ['reasoning'] },
      { reasoning: { mandatory: false } },
    ],
    ['an empty record of reasoning', { reasoning: {} }, { reasoning: { mandatory: false } }],
    [
      'a list of all efforts',
      { reasoning: { supported_efforts: null } },
      { reasoning: { mandatory: false } },
    ],
  ])('may have %s', (_name, fields, expected) => {
    const { models, reports } = readEntries([describeModel(fields)]);
    expect(models).toEqual([{ ...plain, ...expected }]);
    expect(reports).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['null', null, 'entry 0: skipped, it has no id'],
    ['a text', 'acme/one', 'entry 0: skipped, it has no id'],
    ['an id that is none', describeModel({ id: 'Acme' }), 'Acme: skipped, this is no model id'],
    [
      'a key of the prototype',
      describeModel({ id: '__proto__/x' }),
      '__proto__/x: skipped, this is no model id',
    ],
    [
      'no context window',
      describeModel({ context_length: -1, top_provider: null }),
      'acme/one: skipped, it has no context window',
    ],
    [
      'no modality that is known',
      describeModel({ architecture: { input_modalities: ['text'], output_modalities: [] } }),
      'acme/one: skipped, it has no modality that the catalogue knows',
    ],
  ])('loses an entry with %s, and says so', (_name, entry, report) => {
    expect(readEntries([entry])).toMatchObject({ models: [], reports: [report] });
  });

  it('keeps an entry of which only a part is of use, and says so', () => {
    const { models, reports } = readEntries([
      describeModel(),
      describeModel(),
      describeModel({ id: 'acme/three', name: null }),
      describeModel({ id: 'acme/four', name: 'Acme: Four|Five' }),
      describeModel({ id: 'acme/five', architecture: { input_modalities: ['text', 'smell'] } }),
      describeModel({ id: 'acme/six', reasoning: { supported_efforts: ['high', 'heroic'] } }),
    ]);
    expect(models).toEqual([
      plain,
      { ...plain, id: 'acme/three', name: 'acme/three' },
      { ...plain, id: 'acme/four', name: 'acme/four' },
      { ...plain, id: 'acme/five' },
      { ...plain, id: 'acme/six', reasoning: { mandatory: false, efforts: ['high'] } },
    ]);
    expect(reports).toEqual([
      'acme/one: skipped, it is listed twice',
      'acme/three: no name that can be written, its id is used',
      'acme/four: no name that can be written, its id is used',
      'acme/five: unknown modalities left out: smell',
      'acme/six: unknown efforts left out: heroic',
    ]);
  });

  it('is refused when it is no list', () => {
    expect(() => readModels({ json: { error: 'busy' }, origin })).toThrow(`${origin} is no list of models`);
    expect(() => readModels({ json: null, origin })).toThrow('no list of models');
  });
});

describe('what the list does not say of reasoning', () => {
  const known = {
    mandatory: true,
    efforts: ['high', 'low'],
    defaultEffort: 'low',
    budget: { min: 128, max: 4096 },
  } as const;
  const supported_parameters = ['reasoning'];

  it.each<[string, object, FalOpenRouterCapabilities['reasoning']]>([
    ['all of it, where it says nothing', { supported_parameters }, known],
    ['all of it, where it says nothing of parameters either', { supported_parameters: null }, known],
    ['the budget, of which it never speaks', { reasoning: { ...known, supports_max_tokens: true } }, known],
    ['nothing, where it knows no reasoning', { supported_parameters: [] }, false],
    [
      'not the efforts, where it takes back the list',
      { reasoning: { supported_efforts: null, default_effort: null } },
      { mandatory: true, budget: known.budget },
    ],
    [
      'not the efforts, where it has others',
      { reasoning: { mandatory: false, supported_efforts: ['max', 'none'], default_effort: 'none' } },
      { mandatory: false, efforts: ['max', 'none'], defaultEffort: 'none', budget: known.budget },
    ],
    [
      'not the budget, where none is taken',
      { reasoning: { supports_max_tokens: false } },
      { mandatory: true, efforts: known.efforts, defaultEffort: 'low' },
    ],
  ])('is kept: %s', (_name, fields, reasoning) => {
    const { models } = readEntries([describeModel(fields)], [{ ...plain, reasoning: known }]);
    expect(models).toEqual([{ ...plain, reasoning }]);
  });

  it('makes no difference to the whole catalogue', () => {
    const catalog = listCapabilities();
    const { models, reports } = readEntries(
      catalog.map(model =>
        describeModel({
          id: model.id,
          name: model.name,
          context_length: model.contextWindow,
          architecture: {
            input_modalities: model.inputModalities,
            output_modalities: model.outputModalities,
          },
          top_provider: { max_completion_tokens: model.maxOutputTokens ?? null },
          supported_parameters: [
            ...(model.tools ? ['tools'] : []),
            ...(model.structuredOutputs ? ['structured_outputs'] : []),
            ...(model.reasoning ? ['reasoning'] : []),
          ],
        }),
      ),
      catalog,
    );
    expect(models).toEqual(catalog);
    expect(reports).toEqual([]);
  });
});

describe('documented models', () => {
  const table = DOCUMENTED_MODELS.map(({ id }) => ({ ...plain, id }));

  it('get name, context window and reasoning of the table', () => {
    const [gemini] = applyDocumentedModels([{ ...plain, id: 'google/gemini-2.5-flash' }]);
    expect(gemini).toMatchObject({
      name: 'Gemini 2.5 Flash',
      contextWindow: 1_000_000,
      reasoning: { mandatory: false },
    });
    const [oss] = applyDocumentedModels([
      { ...plain, id: 'openai/gpt-oss-120b', contextWindow: 131_072, reasoning: { mandatory: true } },
    ]);
    expect(oss).toMatchObject({ name: 'GPT OSS 120B', contextWindow: 131_072, reasoning: false });
  });

  it('stay when a list drops them, as they were', () => {
    expect(keepDocumentedModels([plain], table)).toEqual([plain, ...table]);
    expect(keepDocumentedModels(table, [])).toEqual(table);
    expect(() => keepDocumentedModels([plain], [])).toThrow('google/gemini-2.5-flash, which fal documents');
  });
});

describe('the written form', () => {
  it('has one short line for each model', () => {
    const models = [
      { ...plain, id: 'acme/one-mini', name: 'Acme: One Mini' },
      plain,
      { ...plain, id: 'acme/one:free', name: 'Acme: One (free)', maxOutputTokens: 4096 },
      { ...plain, id: 'acme/one:fast', name: 'Acme: One, but fast' },
      { ...plain, id: 'acme/two-v1', name: 'Two `${\\}`' },
    ];
    const text = writeCatalog(models, 'By hand.');
    expect(text).toMatch(/^\/\/ Generated by scripts\/generate-catalog.ts, do not edit.\n\/\/ By hand.\n/);
    expect(text).toContain(
      [
        'names: string = `Acme',
        'One',
        'One, but fast|one:~2',
        'One^free',
        'One Mini',
        '!Two \\`\\${\\\\}\\`|~-v1`;\n',
      ].join('\n'),
    );
    expect(text).toContain('facts: string = `((((((((()((((((((((`;\n');
    expect(text).toContain("[\n  '8192',\n  '- 4096',\n  'text>text>',\n  '-',\n];\n");
    expect(writeModelIds([plain], 'By hand.')).toContain("export type CatalogModelId =\n  | 'acme/one';");
  });
});

describe('loadList', () => {
  it('gets a list by http without any key', async () => {
    vi.stubEnv('FAL_KEY', 'id:secret');
    vi.stubEnv('FAL_API_KEY', 'id:secret');
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(JSON.stringify(request.headers));
      response.writeHead(request.url?.startsWith('/models') ? 200 : 404).end('{"data":[]}');
    });
    await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect(await loadList(`${address}/models?page=1`)).toEqual({
        origin: `${address}/models`,
        json: { data: [] },
      });
      await expect(loadList(`${address}/nothing`)).rejects.toThrow(`GET ${address}/nothing answered 404.`);
    } finally {
      server.close();
      vi.unstubAllEnvs();
    }
    expect(seen.join()).not.toMatch(/authorization|secret/);
  });

  it('says which file is no JSON', async () => {
    await expect(loadList(new URL('../../LICENSE', import.meta.url))).rejects.toThrow('LICENSE is no JSON.');
  });
});
