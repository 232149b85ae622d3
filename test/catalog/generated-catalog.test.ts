import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyDocumentedModels } from '../../scripts/catalog/apply-documented-models.js';
import { readModels } from '../../scripts/catalog/read-models.js';
import { writeCatalog, writeModelIds } from '../../scripts/catalog/write-catalog.js';
import { writeFacts } from '../../scripts/catalog/write-facts.js';
import { DOCUMENTED_MODELS } from '../../src/catalog/documented-models.js';
import { findCapabilities, listCapabilities } from '../../src/catalog/find-capabilities.js';

interface Fact {
  id: string;
  name: string;
  contextWindow: number;
  maxOutputTokens?: number | null;
  inputModalities: string[];
  outputModalities: string[];
  supportedParameters: string[];
  reasoning:
    | false
    | {
        mandatory: boolean;
        efforts?: string[];
        defaultEffort?: string;
        budget?: { min?: number; max?: number };
      };
}
interface Facts {
  about: string;
  models: Fact[];
}

const ownUrl = new URL('../../scripts/catalog/facts.json', import.meta.url);
const ownFacts = readFacts(ownUrl);
const projectUrl = new URL('../../../shared/facts/models.json', import.meta.url);
const projectFacts = existsSync(projectUrl) ? readFacts(projectUrl) : undefined;
const documented = new Set(DOCUMENTED_MODELS.map(({ id }) => id));

function readFacts(url: URL): Facts {
  return JSON.parse(readFileSync(url, 'utf8')) as Facts;
}

function readGenerated(name: string): string {
  return readFileSync(new URL(`../../src/catalog/${name}`, import.meta.url), 'utf8');
}

/** What the catalogue has to say, by a way of its own. */
function expectCapabilities({ supportedParameters, maxOutputTokens, reasoning, ...same }: Fact): object {
  const { mandatory, efforts, defaultEffort, budget } = reasoning || {};
  return {
    ...same,
    maxOutputTokens: maxOutputTokens ?? undefined,
    tools: supportedParameters.includes('tools'),
    structuredOutputs: supportedParameters.includes('structured_outputs'),
    reasoning: reasoning && {
      mandatory,
      efforts,
      defaultEffort,
      budget: budget?.max === undefined ? undefined : budget,
    },
  };
}

describe.each([
  ['the facts of the last run', ownFacts],
  // Only in the workspace of the project, and only as long as the catalogue was made from them.
  ...(projectFacts?.about === ownFacts.about ? [['the facts of the project', projectFacts] as const] : []),
] as const)('%s', (_name, { models }) => {
  const listed = models.filter(({ id }) => !id.startsWith('~'));

  it('are the models of the catalogue', () => {
    expect(
      listCapabilities()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(listed.map(({ id }) => id).sort());
  });

  it('are what the catalogue says of each model', () => {
    const others = listed.filter(({ id }) => !documented.has(id));
    expect(others.map(({ id }) => findCapabilities(id))).toEqual(others.map(expectCapabilities));
  });

  it('are what the catalogue says of documented models, except for what the table decides', () => {
    for (const fact of listed.filter(({ id }) => documented.has(id))) {
      const { name, contextWindow, reasoning } = findCapabilities(fact.id) ?? {};
      expect(findCapabilities(fact.id)).toEqual({
        ...expectCapabilities(fact),
        name,
        contextWindow,
        reasoning,
      });
    }
  });
});

describe('the generated files', () => {
  const { models, about, reports } = readModels({ json: ownFacts, origin: 'facts.json' });
  const catalog = applyDocumentedModels(models);

  it('are those that the facts give', () => {
    expect(reports).toEqual([]);
    expect(writeCatalog(catalog, about)).toBe(readGenerated('models.generated.ts'));
    expect(writeModelIds(catalog, about)).toBe(readGenerated('model-ids.generated.ts'));
    expect(JSON.parse(writeFacts(models, about))).toEqual(ownFacts);
  });

  it('do not depend on the order of the list', () => {
    expect(writeCatalog(catalog.toReversed(), about)).toBe(writeCatalog(catalog, about));
  });
});
