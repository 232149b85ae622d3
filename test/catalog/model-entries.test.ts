import type { ModelEntry } from '@ai-sdk/provider';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { findCapabilities, listCapabilities } from '../../src/catalog/find-capabilities.js';
import { listModelEntries, toModelEntry } from '../../src/catalog/model-entries.js';

const sampling = { temperature: 'unknown', topP: 'unknown', logprobs: 'unknown' };

function entryOf(id: string, override: object = {}): ModelEntry {
  const capabilities = findCapabilities(id, { [id]: override });
  if (!capabilities) throw new Error(`${id} is not in the catalogue.`);
  return toModelEntry(capabilities);
}

describe('toModelEntry', () => {
  it('tells of a model with a list of efforts', () => {
    expect(entryOf('anthropic/claude-opus-4.6')).toEqual({
      capabilities: {
        language: {
          inputs: { image: true, audio: false },
          objectGeneration: true,
          tools: { usage: true, streaming: true },
          reasoning: { support: true, efforts: ['max', 'high', 'medium', 'low'] },
          sampling,
        },
      },
    });
  });

  it('tells of a model with none of it', () => {
    expect(entryOf('gryphe/mythomax-l2-13b', { tools: false, structuredOutputs: false })).toEqual({
      capabilities: {
        language: {
          inputs: { image: false, audio: false },
          objectGeneration: { condition: expect.stringContaining('JSON mode') as unknown },
          tools: { usage: false, streaming: false },
          reasoning: { support: false },
          sampling,
        },
      },
    });
  });

  it('declares no efforts where no list is known', () => {
    const { capabilities } = entryOf('google/gemini-2.5-flash');
    expect(capabilities.language?.inputs).toEqual({ image: true, audio: true });
    expect(capabilities.language?.reasoning).toEqual({ support: true });
  });
});

describe('listModelEntries', () => {
  it('has an entry for each model', () => {
    expectTypeOf(listModelEntries).returns.toEqualTypeOf<Record<string, ModelEntry>>();
    const entries = listModelEntries();
    expect(Object.keys(entries)).toEqual(listCapabilities().map(({ id }) => id));
    expect(entries['openai/gpt-4.1']).toEqual(entryOf('openai/gpt-4.1'));
  });
});
