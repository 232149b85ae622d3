/**
 * Writes the catalogue of models, `src/catalog/*.generated.ts`, and next to this script the facts it was made from.
 *
 *   npm run catalog                                            from the project's facts
 *   npm run catalog -- --from FILE_OR_URL                      from another list
 *   npm run catalog -- --from https://openrouter.ai/api/v1/models
 *
 * The list is public: no key is read, and none is sent.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { applyDocumentedModels, keepDocumentedModels } from './catalog/apply-documented-models.js';
import { loadList } from './catalog/load-list.js';
import { readModels } from './catalog/read-models.js';
import { writeCatalog, writeModelIds } from './catalog/write-catalog.js';
import { writeFacts } from './catalog/write-facts.js';

const projectFacts = new URL('../../shared/facts/models.json', import.meta.url);
const ownFacts = new URL('catalog/facts.json', import.meta.url);
const catalogFolder = new URL('../src/catalog/', import.meta.url);

async function generateCatalog(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' } } });
  const known = existsSync(ownFacts) ? readModels(await loadList(ownFacts)).models : [];
  // Outside the project's own workspace its facts are not there, but those of the last run are.
  const list = await loadList(values.from ?? (existsSync(projectFacts) ? projectFacts : ownFacts));
  const { about, models: listed, reports } = readModels(list, known);
  for (const report of reports) console.error(report);
  if (listed.length === 0)
    throw new Error(`${list.origin} has no model that can be used. Nothing was written.`);
  const models = keepDocumentedModels(listed, known);
  const catalog = applyDocumentedModels(models);
  await writeFile(ownFacts, writeFacts(models, about));
  await writeFile(new URL('models.generated.ts', catalogFolder), writeCatalog(catalog, about));
  await writeFile(new URL('model-ids.generated.ts', catalogFolder), writeModelIds(catalog, about));
  console.log(`${catalog.length} models from ${list.origin}, ${reports.length} problems`);
}

await generateCatalog().catch((error: unknown) => {
  // fetch says why it failed in the cause only.
  console.error(error instanceof Error ? [error.message, error.cause].filter(Boolean).join(' ') : error);
  process.exitCode = 1;
});
