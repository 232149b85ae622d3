import type { ModelEntry } from '@ai-sdk/provider';
import type { FalOpenRouterCapabilities } from './capabilities.js';
import { listCapabilities } from './find-capabilities.js';

/**
 * The same facts in the form that the AI SDK's own providers describe their models in.
 *
 * What the catalogue does not know is `unknown` (sampling) or left out (efforts without a list, sections other than
 * `language`). What this form has no place for is lost: the name, the limits, files and video, the budget, and that reasoning is
 * mandatory.
 */
export function toModelEntry(capabilities: FalOpenRouterCapabilities): ModelEntry {
  const { inputModalities, reasoning, structuredOutputs, tools } = capabilities;
  return {
    capabilities: {
      language: {
        inputs: { image: inputModalities.includes('image'), audio: inputModalities.includes('audio') },
        objectGeneration: structuredOutputs || {
          condition: 'JSON mode, with the schema in the prompt.',
        },
        tools: { usage: tools, streaming: tools },
        reasoning: {
          support: reasoning !== false,
          ...(reasoning && reasoning.efforts && { efforts: reasoning.efforts }),
        },
        sampling: { temperature: 'unknown', topP: 'unknown', logprobs: 'unknown' },
      },
    },
  };
}

/** The whole catalogue as model entries, by model id. Decodes all models. */
export function listModelEntries(): Record<string, ModelEntry> {
  return Object.fromEntries(
    listCapabilities().map(capabilities => [capabilities.id, toModelEntry(capabilities)]),
  );
}
