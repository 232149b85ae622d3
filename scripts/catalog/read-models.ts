import type { FalOpenRouterCapabilities, Modality } from '../../src/catalog/capabilities.js';
import {
  isFields,
  readFields,
  readKnownWords,
  readTokens,
  readWords,
  type Fields,
  type Report,
} from './read-fields.js';
import type { LoadedList } from './load-list.js';
import { readReasoning } from './read-reasoning.js';

/** What a list of models came to. */
export interface ModelList {
  /** Where the facts are from and of what day, as the list says it. */
  readonly about: string;
  readonly models: FalOpenRouterCapabilities[];
  /** One line for each thing that could not be used. */
  readonly reports: string[];
}

const MODALITIES: readonly Modality[] = ['text', 'image', 'file', 'audio', 'video'];
const MODEL_ID = /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9._-]*(:[a-z0-9-]+)?$/;
// What the lines of the catalogue keep for themselves: see readRows.
const UNWRITABLE_NAME = /[|^\p{Cc}]|(^|: )!/u;

/**
 * Reads a list of models in either form: the project's facts (`{ about, models }`) or OpenRouter's public list
 * (`{ data }`). Aliases (`~…`) are left out, entries that cannot be used are reported and left out.
 *
 * @param previous What was known before. It fills in the reasoning of models where OpenRouter's list says nothing of it.
 */
export function readModels(
  { json, origin }: LoadedList,
  previous: readonly FalOpenRouterCapabilities[] = [],
): ModelList {
  const { about, models: facts, data } = readFields(json);
  if (!Array.isArray(facts) && !Array.isArray(data)) {
    throw new Error(
      `${origin} is no list of models: it has neither "models" (facts) nor "data" (OpenRouter).`,
    );
  }
  const entries = Array.isArray(facts)
    ? facts.map(readFields)
    : (data as unknown[]).map(convertOpenRouterEntry);
  const known = new Map(Array.isArray(facts) ? [] : previous.map(model => [model.id, model]));
  const models = new Map<string, FalOpenRouterCapabilities>();
  const reports: string[] = [];
  const report: Report = (modelId, problem) => void reports.push(`${modelId}: ${problem}`);
  for (const [index, entry] of entries.entries()) {
    const { id } = entry;
    if (typeof id !== 'string') report(`entry ${index}`, 'skipped, it has no id');
    else if (models.has(id)) report(id, 'skipped, it is listed twice');
    else if (MODEL_ID.test(id)) {
      const model = readModel(id, entry, known.get(id), report);
      if (model) models.set(id, model);
    } else if (!id.startsWith('~')) report(id, 'skipped, this is no model id');
  }
  return {
    about: typeof about === 'string' ? about : describeOpenRouterList(origin, data, models.size),
    models: [...models.values()],
    reports,
  };
}

function readModel(
  id: string,
  entry: Fields,
  previous: FalOpenRouterCapabilities | undefined,
  report: Report,
): FalOpenRouterCapabilities | undefined {
  const contextWindow = readTokens(entry['contextWindow']);
  const maxOutputTokens = readTokens(entry['maxOutputTokens']);
  const inputModalities = readModalities(id, entry['inputModalities'], report);
  const outputModalities = readModalities(id, entry['outputModalities'], report);
  const parameters = readWords(entry['supportedParameters']);
  if (!contextWindow || !inputModalities || !outputModalities) {
    const missing = contextWindow ? 'modality that the catalogue knows' : 'context window';
    return void report(id, `skipped, it has no ${missing}`);
  }
  return {
    id,
    name: readName(id, entry['name'], report),
    contextWindow,
    ...(maxOutputTokens && { maxOutputTokens }),
    inputModalities,
    outputModalities,
    tools: parameters?.includes('tools') ?? false,
    structuredOutputs: parameters?.includes('structured_outputs') ?? false,
    reasoning: readReasoning(
      { modelId: id, reasoning: entry['reasoning'], parameters, previous: previous?.reasoning },
      report,
    ),
  };
}

function readName(id: string, name: unknown, report: Report): string {
  if (typeof name === 'string' && name !== '' && !UNWRITABLE_NAME.test(name)) return name;
  report(id, 'no name that can be written, its id is used');
  return id;
}

/** Every model of the route reads and writes text, so that is assumed where nothing is said. */
function readModalities(id: string, value: unknown, report: Report): Modality[] | undefined {
  if (!Array.isArray(value)) return ['text'];
  const modalities = readKnownWords(value, MODALITIES, words =>
    report(id, `unknown modalities left out: ${words}`),
  );
  return modalities.length > 0 ? modalities : undefined;
}

/** OpenRouter's words to those of the facts. A field that is missing there is missing here. */
function convertOpenRouterEntry(value: unknown): Fields {
  const entry = readFields(value);
  const architecture = readFields(entry['architecture']);
  const topProvider = readFields(entry['top_provider']);
  const reasoning = entry['reasoning'];
  return {
    id: entry['id'],
    name: entry['name'],
    contextWindow: readTokens(entry['context_length']) ?? topProvider['context_length'],
    maxOutputTokens: topProvider['max_completion_tokens'],
    inputModalities: architecture['input_modalities'],
    outputModalities: architecture['output_modalities'],
    supportedParameters: entry['supported_parameters'],
    reasoning: isFields(reasoning)
      ? {
          mandatory: reasoning['mandatory'],
          efforts: reasoning['supported_efforts'],
          defaultEffort: reasoning['default_effort'],
          acceptsBudget: reasoning['supports_max_tokens'],
        }
      : reasoning,
  };
}

function describeOpenRouterList(origin: string, data: unknown, count: number): string {
  const entries: unknown[] = Array.isArray(data) ? data : [];
  const newest = Math.max(0, ...entries.map(entry => readTokens(readFields(entry)['created']) ?? 0));
  const day = newest ? `, its newest model of ${new Date(newest * 1000).toISOString().slice(0, 10)}` : '';
  return `OpenRouter's public model list (${origin})${day} (${count} models); reasoning budgets as they were known before.`;
}
