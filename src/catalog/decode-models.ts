import type {
  FalOpenRouterCapabilities,
  Modality,
  ReasoningCapabilities,
  ReasoningEffort,
} from './capabilities.js';
import { deriveModelSlug, FIRST_CODE } from './catalog-format.js';
import { contextWindows, features, modelsByProvider, outputLimits, reasonings } from './models.generated.js';

/** One line of the catalogue: its names spelled out, its facts still as four characters. */
export interface CatalogRow {
  readonly id: string;
  readonly name: string;
  /** Positions in the dictionaries: context window, output limit, features, reasoning. */
  readonly codes: string;
}

/**
 * The lines of one provider by model id, with only ids and names spelled out; none for a provider that is not in the
 * catalogue.
 *
 * The first line is the label that starts the models' names. Each other line is four codes, then `name|slug^variant`:
 * no slug where it follows from the name, no name where it is that of the line above, a `!` before a name that goes
 * without the label.
 */
export function readRows(provider: string): Map<string, CatalogRow> {
  const rows = new Map<string, CatalogRow>();
  const text = Object.hasOwn(modelsByProvider, provider) ? modelsByProvider[provider] : undefined;
  const [label, ...lines] = text?.split('\n') ?? [];
  let baseName = '';
  let baseId = '';
  for (const line of lines) {
    const [title, variant] = line.slice(4).split('^');
    if (title) {
      const [shown = '', slug = deriveModelSlug(shown)] = title.split('|');
      baseName = shown.startsWith('!') ? shown.slice(1) : `${label}: ${shown}`;
      baseId = `${provider}/${slug}`;
    }
    const id = variant ? `${baseId}:${variant}` : baseId;
    rows.set(id, { id, name: variant ? `${baseName} (${variant})` : baseName, codes: line.slice(0, 4) });
  }
  return rows;
}

/** Spells out the facts of one line. */
export function decodeModel({ id, name, codes }: CatalogRow): FalOpenRouterCapabilities {
  const readEntry = (dictionary: string, column: number): string =>
    dictionary.split(' ')[codes.charCodeAt(column) - FIRST_CODE] ?? '';
  const outputLimit = readEntry(outputLimits, 1);
  const [inputs = '', outputs = '', flags = ''] = readEntry(features, 2).split('>');
  return {
    id,
    name,
    contextWindow: Number(readEntry(contextWindows, 0)),
    ...(outputLimit !== '-' && { maxOutputTokens: Number(outputLimit) }),
    inputModalities: inputs.split(',') as Modality[], // the generator writes no other words
    outputModalities: outputs.split(',') as Modality[],
    tools: flags.includes('t'),
    structuredOutputs: flags.includes('s'),
    reasoning: decodeReasoning(readEntry(reasonings, 3)),
  };
}

function decodeReasoning(text: string): false | ReasoningCapabilities {
  if (text === '-') return false;
  const [kind, efforts, defaultEffort, budget] = text.split('/');
  const [min, max] = budget?.split('-') ?? [];
  return {
    mandatory: kind === 'mandatory',
    ...(efforts && { efforts: efforts.split(',') as ReasoningEffort[] }),
    ...(defaultEffort && { defaultEffort: defaultEffort as ReasoningEffort }),
    ...(budget && { budget: { min: Number(min), max: Number(max) } }),
  };
}
