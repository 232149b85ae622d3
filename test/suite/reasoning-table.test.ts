import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCapture } from '../chat/encode/capture.js';
import { reasoningCells, reasoningModels } from '../chat/encode/reasoning-table.js';
import type { SuiteClient } from './client.js';
import { client4 } from './client-ai-4.js';
import { client5 } from './client-ai-5.js';
import { client6 } from './client-ai-6.js';
import { client7 } from './client-ai-7.js';

const CLIENTS: SuiteClient[] = [client4, client5, client6, client7];

// AI SDK 6 and 7 print warnings to the console.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

/** What a warning says, whatever its form in the generation. */
function readText(warning: { type: string; details?: string; message?: string }): string {
  return warning.details ?? warning.message ?? '';
}

describe.each(CLIENTS)('the table of reasoning in $name', client => {
  it.each(reasoningCells)('$name', async ({ modelId, level, given, wire, warnings }) => {
    const { fetch, requests } = createCapture();
    const result = await client.generate({
      settings: { apiKey: 'id:secret', fetch, models: reasoningModels },
      modelId,
      options: {
        ...(level !== undefined && { reasoningEffort: level }),
        ...(given !== undefined && { reasoning: given }),
      },
    });
    const body = requests[0]?.body ?? {};
    expect(body['reasoning']).toEqual(wire);
    expect(body).not.toHaveProperty('reasoning_effort');
    expect(result.warnings).toHaveLength(warnings.length);
    for (const [index, warning] of warnings.entries()) {
      expect(result.warnings[index]).toContain(JSON.stringify(readText(warning)).slice(1, -1));
    }
  });
});
