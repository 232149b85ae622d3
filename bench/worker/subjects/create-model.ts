import type { LanguageModelV4 } from '@ai-sdk/provider';
import type * as Factory from '@ai-sdk/openai-compatible';
import type * as OpenRouter from '@openrouter/ai-sdk-provider';
import type * as FalOpenRouter from '../../../src/index.js';
import type { SubjectName } from '../../job.js';

const MODEL_ID = 'google/gemini-2.5-flash';

/** How a model reaches its answers: through a `fetch` of the benchmark, or over a socket. */
export interface Connection {
  readonly baseURL?: string;
  readonly key?: string;
  readonly fetch?: typeof fetch;
}

/** Where the builds of this package stand in the workbench; the names are in variables, so that nothing resolves them early. */
const OWN_PACKAGES: Readonly<Partial<Record<SubjectName, string>>> = {
  fal: 'ai-sdk-fal-openrouter',
  'fal-v3': 'ai-sdk-fal-openrouter/v3',
  'fal-v2': 'ai-sdk-fal-openrouter/v2',
  'fal-v1': 'ai-sdk-fal-openrouter/v1',
  before: 'before',
};

/** The specifier that a program imports to get a subject; `undefined` for what is no package. */
export function findPackage(subject: SubjectName): string | undefined {
  if (subject === 'factory') return '@ai-sdk/openai-compatible';
  if (subject === 'openrouter') return '@openrouter/ai-sdk-provider';
  return OWN_PACKAGES[subject];
}

/**
 * Makes the model of a subject. Only that subject's package is loaded, so that no other changes the types that its code sees.
 * The models of lower generations are taken for V4 ones: the benchmark's calls have the same form in all but V1.
 */
export async function createModel(subject: SubjectName, connection: Connection): Promise<LanguageModelV4> {
  const { baseURL = 'https://bench.invalid/v1', key = 'id:secret' } = connection;
  const specifier = findPackage(subject);
  if (specifier === undefined) throw new TypeError(`The subject "${subject}" has no model.`);
  const loaded: unknown = await import(specifier);
  const settings = {
    baseURL,
    headers: { Authorization: `Key ${key}` },
    ...(connection.fetch !== undefined && { fetch: connection.fetch }),
  };
  switch (subject) {
    case 'factory':
      return (loaded as typeof Factory).createOpenAICompatible({
        ...settings,
        name: 'falOpenRouter',
        includeUsage: true,
      })(MODEL_ID);
    case 'openrouter':
      return (loaded as typeof OpenRouter).createOpenRouter({ ...settings, apiKey: key }).chat(MODEL_ID);
    default:
      return (loaded as typeof FalOpenRouter).createFalOpenRouter({
        baseURL,
        apiKey: key,
        ...(connection.fetch !== undefined && { fetch: connection.fetch }),
      })(MODEL_ID);
  }
}
