import { createHash } from 'node:crypto';
import { readText } from './json.js';
import { countTokens } from './script/measure-usage.js';
import type { AnswerScript, JsonObject } from './types.js';
import { getVendor } from './vendors.js';

const defaultDimensions = 1536;
const price = 0.02e-6;

/** Unit vectors from the hashes of the words, so that texts which share words are near to each other. */
export function answerEmbedding(body: JsonObject): AnswerScript {
  const model = readText(body['model']) ?? 'unknown';
  const dimensions = typeof body['dimensions'] === 'number' ? body['dimensions'] : defaultDimensions;
  const inputs = (Array.isArray(body['input']) ? body['input'] : [body['input']]).map(String);
  const tokens = inputs.reduce((sum, input) => sum + countTokens(input), 0);
  const data = inputs.map((input, index) => ({
    object: 'embedding',
    index,
    embedding: embedText(input, dimensions),
  }));
  return {
    json: {
      id: `gen-emb-${createHash('sha256').update(inputs.join('\n')).digest('hex').slice(0, 20)}`,
      object: 'list',
      data,
      model,
      provider: getVendor(model).upstream,
      usage: { prompt_tokens: tokens, total_tokens: tokens, cost: Number((tokens * price).toFixed(12)) },
    },
  };
}

function embedText(text: string, dimensions: number): number[] {
  const vector = new Float64Array(dimensions);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text];
  for (const word of words) addWord(vector, word);
  const length = Math.hypot(...vector) || 1;
  return Array.from(vector, value => Number((value / length).toFixed(8)));
}

/** A xorshift generator seeded by the word. */
function addWord(vector: Float64Array, word: string): void {
  let state = createHash('sha256').update(word).digest().readUInt32LE() || 1;
  for (let index = 0; index < vector.length; index += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    vector[index] = (vector[index] ?? 0) + (state >>> 0) / 2 ** 31 - 1;
  }
}
