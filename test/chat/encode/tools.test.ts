import type { LanguageModelV4CallOptions, LanguageModelV4ToolChoice } from '@ai-sdk/provider';
import { generateText, tool, type ToolSet } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { createFalOpenRouter, falOpenRouter } from '../../../src/index.js';
import { createCapture, encode } from './capture.js';

type CallTool = NonNullable<LanguageModelV4CallOptions['tools']>[number];

const schema = { type: 'object', properties: { maxResults: { type: 'number' } } } as const;
const find: CallTool = { type: 'function', name: 'find', description: 'Finds', inputSchema: schema };
const wireFind = { type: 'function', function: { name: 'find', description: 'Finds', parameters: schema } };
const search: CallTool = { type: 'provider', id: 'openrouter.web_search', name: 'search', args: {} };
const wireSearch = { type: 'openrouter:web_search' };
const foreign: CallTool = { type: 'provider', id: 'openai.web_search', name: 'other', args: {} };
const warnOfForeign = { type: 'unsupported', feature: 'provider-defined tool openai.web_search' };

describe('tool definitions', () => {
  it.each<[string, CallTool[], unknown]>([
    ['none', [], undefined],
    ['a function', [find], [wireFind]],
    [
      'a function without description',
      [{ type: 'function', name: 'find', inputSchema: schema }],
      [{ type: 'function', function: { name: 'find', parameters: schema } }],
    ],
    [
      'a strict function',
      [{ ...find, strict: true }],
      [{ ...wireFind, function: { ...wireFind.function, strict: true } }],
    ],
    [
      'a function that is not strict',
      [{ ...find, strict: false }],
      [{ ...wireFind, function: { ...wireFind.function, strict: false } }],
    ],
    ['a server tool alone', [search], [wireSearch]],
    ['a server tool and a function', [search, find], [wireFind, wireSearch]],
    [
      'a server tool with parameters',
      [
        {
          ...search,
          args: { maxResults: 3, userLocation: { city: 'Rome' }, allowed_domains: ['a.example'] },
        },
      ],
      [
        {
          ...wireSearch,
          parameters: { max_results: 3, user_location: { city: 'Rome' }, allowed_domains: ['a.example'] },
        },
      ],
    ],
    [
      'a server tool under our own names',
      [
        { type: 'provider', id: 'falOpenRouter.datetime', name: 'a', args: {} },
        { type: 'provider', id: 'fal-openrouter.web_fetch', name: 'b', args: {} },
      ],
      [{ type: 'openrouter:datetime' }, { type: 'openrouter:web_fetch' }],
    ],
  ])('%s', async (_name, tools, wire) => {
    const { body, warnings } = await encode({ call: { tools } });
    expect(body['tools']).toEqual(wire);
    expect(body).not.toHaveProperty('tool_choice');
    expect(warnings).toEqual([]);
  });

  it.each<[string, CallTool[], unknown]>([
    ['beside a function', [foreign, find], [wireFind]],
    ['alone', [foreign], undefined],
  ])('the tool of another provider is left out with a warning: %s', async (_name, tools, wire) => {
    const { body, warnings } = await encode({ call: { tools, toolChoice: { type: 'auto' } } });
    expect(body['tools']).toEqual(wire);
    expect(warnings).toEqual([warnOfForeign]);
    // Upstreams refuse a choice without tools.
    expect(body['tool_choice']).toBe(wire === undefined ? undefined : 'auto');
  });
});

describe('the tool choice', () => {
  it.each<[string, CallTool[], LanguageModelV4ToolChoice, unknown]>([
    ['auto', [find], { type: 'auto' }, 'auto'],
    ['none', [find], { type: 'none' }, 'none'],
    ['required', [find], { type: 'required' }, 'required'],
    [
      'a function',
      [find],
      { type: 'tool', toolName: 'find' },
      { type: 'function', function: { name: 'find' } },
    ],
    [
      'a function beside a server tool',
      [find, search],
      { type: 'tool', toolName: 'find' },
      { type: 'function', function: { name: 'find' } },
    ],
    [
      'a server tool by its name',
      [find, search],
      { type: 'tool', toolName: 'search' },
      { type: 'openrouter:web_search' },
    ],
    ['required, a server tool alone', [search], { type: 'required' }, 'required'],
    ['without tools', [], { type: 'auto' }, undefined],
  ])('%s', async (_name, tools, toolChoice, wire) => {
    const { body } = await encode({ call: { tools, toolChoice } });
    expect(body['tool_choice']).toEqual(wire);
  });
});

describe('tools of the provider, through generateText', () => {
  async function ask(tools: ToolSet) {
    const capture = createCapture();
    const provider = createFalOpenRouter({ apiKey: 'id:secret', fetch: capture.fetch });
    const { warnings } = await generateText({ model: provider('acme/unknown'), prompt: 'Hello', tools });
    expect(warnings ?? []).toEqual([]);
    return capture.requests[0]?.body['tools'];
  }

  it('search the web', async () => {
    expect(await ask({ search: falOpenRouter.tools.webSearch() })).toEqual([wireSearch]);
    const settings = {
      engine: 'exa',
      maxResults: 3,
      maxTotalResults: 9,
      searchContextSize: 'low',
      allowedDomains: ['a.example'],
      excludedDomains: ['b.example'],
      userLocation: { type: 'approximate', city: 'Rome' },
    } as const;
    const copy = { ...settings, allowedDomains: ['a.example'], excludedDomains: ['b.example'] };
    expect(await ask({ search: falOpenRouter.tools.webSearch(copy) })).toEqual([
      {
        type: 'openrouter:web_search',
        parameters: {
          engine: 'exa',
          max_results: 3,
          max_total_results: 9,
          search_context_size: 'low',
          allowed_domains: ['a.example'],
          excluded_domains: ['b.example'],
          user_location: { type: 'approximate', city: 'Rome' },
        },
      },
    ]);
  });

  it('are any server tool', async () => {
    const { serverTool } = falOpenRouter.tools;
    expect(
      await ask({ now: serverTool('datetime'), get: serverTool('openrouter:web_fetch', { maxUses: 2 }) }),
    ).toEqual([
      { type: 'openrouter:datetime' },
      { type: 'openrouter:web_fetch', parameters: { max_uses: 2 } },
    ]);
  });

  it('stand beside tools of the program', async () => {
    const own = tool({
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => Promise.resolve(city),
    });
    expect(await ask({ own, search: falOpenRouter.tools.webSearch() })).toMatchObject([
      { type: 'function', function: { name: 'own' } },
      wireSearch,
    ]);
  });
});
