import type {
  FalOpenRouterCapabilities,
  Modality,
  ReasoningCapabilities,
  ReasoningEffort,
} from './capabilities.js';
import { deriveSlug, EFFORTS, FIRST_CODE } from './catalog-format.js';
import { dictionaries, facts, names } from './models.generated.js';

/** A model of the catalogue: its names spelled out, its facts once somebody asks for them. */
export interface CatalogRow {
  readonly id: string;
  readonly name: string;
  /** Where its facts begin. */
  readonly firstCode: number;
  capabilities?: FalOpenRouterCapabilities;
}

/** The models of one provider. */
interface ProviderBlock {
  readonly label: string;
  readonly titles: readonly string[];
  /** The place of its first model in the catalogue. */
  readonly firstRow: number;
  rows?: ReadonlyMap<string, CatalogRow>;
}

let blocks: Map<string, ProviderBlock> | undefined;

/**
 * The blocks of the catalogue by provider. The first line of a block is the label that starts the models' names, with the
 * provider where it does not follow from the label.
 */
export function readBlocks(): ReadonlyMap<string, ProviderBlock> {
  if (blocks) return blocks;
  blocks = new Map();
  let firstRow = 0;
  for (const block of names.split('\n\n')) {
    const [heading = '', ...titles] = block.split('\n');
    const [label = '', pattern] = heading.split('|');
    blocks.set(deriveSlug(label, pattern), { label, titles, firstRow });
    firstRow += titles.length;
  }
  return blocks;
}

/** The models of one provider by id; `undefined` for a provider that is not in the catalogue. */
export function readRows(provider: string): ReadonlyMap<string, CatalogRow> | undefined {
  const block = readBlocks().get(provider);
  return block && (block.rows ??= decodeBlock(provider, block));
}

/** What the catalogue says of a model, the same frozen object each time. */
export function readCapabilities(row: CatalogRow): FalOpenRouterCapabilities {
  return (row.capabilities ??= freezeDeep({ id: row.id, name: row.name, ...decodeFacts(row.firstCode) }));
}

/**
 * A title is `name|slug^variant`: no slug where it follows from the name, else a pattern of {@link deriveSlug}; no name where
 * it is that of the line above; a `!` before a name that goes without the label.
 */
function decodeBlock(
  provider: string,
  { label, titles, firstRow }: ProviderBlock,
): ReadonlyMap<string, CatalogRow> {
  const rows = new Map<string, CatalogRow>();
  let baseName = '';
  let baseId = '';
  for (const [place, line] of titles.entries()) {
    const [title, variant] = line.split('^');
    if (title) {
      const [shown = '', slug] = title.split('|');
      baseName = shown.startsWith('!') ? shown.slice(1) : `${label}: ${shown}`;
      baseId = `${provider}/${deriveSlug(shown, slug)}`;
    }
    const id = variant ? `${baseId}:${variant}` : baseId;
    const name = variant ? `${baseName} (${variant})` : baseName;
    rows.set(id, { id, name, firstCode: (firstRow + place) * dictionaries.length });
  }
  return rows;
}

function decodeFacts(firstCode: number): Omit<FalOpenRouterCapabilities, 'id' | 'name'> {
  const [contextWindow, outputLimit, features = '', reasoning = ''] = dictionaries.map(
    (dictionary, column) => dictionary.split(' ')[facts.charCodeAt(firstCode + column) - FIRST_CODE],
  );
  const [inputs = '', outputs = '', flags = ''] = features.split('>');
  return {
    contextWindow: Number(contextWindow),
    ...(outputLimit !== '-' && { maxOutputTokens: Number(outputLimit) }),
    inputModalities: inputs.split(',') as Modality[], // the generator writes no other words
    outputModalities: outputs.split(',') as Modality[],
    tools: flags.includes('t'),
    structuredOutputs: flags.includes('s'),
    reasoning: reasoning !== '-' && decodeReasoning(reasoning.split('/')),
  };
}

function decodeReasoning([kind, efforts, defaultEffort, budget]: string[]): ReasoningCapabilities {
  const [min, max] = budget?.split('-') ?? [];
  return {
    mandatory: kind === '!',
    ...(efforts && { efforts: Array.from(efforts, readEffort) }),
    ...(defaultEffort && { defaultEffort: readEffort(defaultEffort) }),
    ...(budget && { budget: { min: Number(min), max: Number(max) } }),
  };
}

function readEffort(digit: string): ReasoningEffort {
  return EFFORTS[Number(digit)] ?? 'none';
}

function freezeDeep<Value extends object>(value: Value): Value {
  for (const field of Object.values(value)) if (typeof field === 'object' && field) freezeDeep(field);
  return Object.freeze(value);
}
