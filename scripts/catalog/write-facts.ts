import type { FalOpenRouterCapabilities } from '../../src/catalog/capabilities.js';

/**
 * The text of `facts.json`: what a list of models came to before the documented models were put over it, in the form of
 * the project's facts, one model a line. It lets the next run know what a list does not say, and people see in a
 * diff what a refresh changed.
 */
export function writeFacts(models: readonly FalOpenRouterCapabilities[], about: string): string {
  const lines = models
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ tools, structuredOutputs, reasoning, ...facts }) =>
      JSON.stringify({
        ...facts,
        supportedParameters: [
          ...(reasoning ? ['reasoning'] : []),
          ...(structuredOutputs ? ['structured_outputs'] : []),
          ...(tools ? ['tools'] : []),
        ],
        reasoning,
      }),
    );
  return `{\n"about": ${JSON.stringify(about)},\n"models": [\n${lines.join(',\n')}\n]\n}\n`;
}
