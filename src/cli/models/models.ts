import type { FalOpenRouterCapabilities } from '../../catalog/capabilities.js';
import { listCapabilities } from '../../catalog/find-capabilities.js';
import { PROVIDER_NAME } from '../../names.js';
import { defineCommand, type Command } from '../command.js';
import { EXIT } from '../exit.js';
import { createPaint } from '../style.js';
import { writeLine } from '../terminal.js';
import { renderModels } from './render-models.js';

const options = {
  reasoning: { type: 'boolean', description: 'Only models that reason.' },
  json: {
    type: 'boolean',
    description: 'Prints an array of JSON objects with all that the catalogue knows.',
  },
} as const;

/** Prints the catalogue, or the models in it that were looked for. */
export const models: Command = defineCommand({
  name: 'models',
  words: '[text]',
  description: [
    'Lists the models of the catalogue that comes with this package, or those with the text in their id or name.',
    'Under reasoning: efforts, lowest first, with * at the default; budget in tokens; always, where it cannot be turned off.',
    'Other ids of OpenRouter work too. What a model costs is at https://openrouter.ai/models.',
  ],
  options,
  examples: ['models', 'models --reasoning claude', 'models gemini --json'],
  run({ values, words }, terminal) {
    const isReasoningWanted = values.reasoning === true;
    const found = listCapabilities().filter(
      model => (!isReasoningWanted || model.reasoning !== false) && isMatch(model, words),
    );
    if (values.json === true) {
      const described = found.map(model => ({ reference: `${PROVIDER_NAME}/${model.id}`, ...model }));
      writeLine(terminal.output, JSON.stringify(described, undefined, 2));
    } else if (found.length > 0) {
      const paint = createPaint(terminal.output, terminal);
      terminal.output.write(renderModels(found, terminal.output.columns, paint));
    }
    if (found.length > 0) return EXIT.ok;
    writeLine(
      terminal.errors,
      `No model of the catalogue matches. Any id of https://openrouter.ai/models works, listed here or not.`,
    );
    return EXIT.failure;
  },
});

/** Whether each word is in the id or in the name, in any letter case. */
function isMatch({ id, name }: FalOpenRouterCapabilities, words: readonly string[]): boolean {
  const text = `${PROVIDER_NAME}/${id} ${name}`.toLowerCase();
  return words.every(word => text.includes(word.toLowerCase()));
}
