import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { isObject, listObjects, readText } from '../json.js';
import type { JsonObject } from '../types.js';

/** Tokens that any file, image or sound counts, whatever its size. */
const mediaTokens = 258;
/** Tokens of a picture in the answer. */
const pictureTokens = 1290;
const promptPrice = 0.3e-6;
const cachedPrice = 0.03e-6;
const completionPrice = 2.5e-6;

interface Completion {
  /** What it says, refusals and the arguments of calls included. */
  text: string;
  reasoning: string;
  /** How many. */
  images: number;
}

/** Deterministic usage: about four characters a token, US dollars at one invented price. */
export function measureUsage(
  body: JsonObject,
  completion: Completion,
  cachedPrefixes: Set<string>,
): JsonObject {
  const blocks = listBlocks(body);
  const promptTokens = blocks.reduce((sum, block) => sum + countBlock(block), 0);
  const { cached, written } = readCache(body, blocks, cachedPrefixes);
  const reasoningTokens = countTokens(completion.reasoning);
  const textTokens = Math.min(countTokens(completion.text), readLimit(body));
  const imageTokens = completion.images * pictureTokens;
  const completionTokens = textTokens + reasoningTokens + imageTokens;
  const promptCost = round((promptTokens - cached) * promptPrice + cached * cachedPrice);
  const completionCost = round(completionTokens * completionPrice);
  const cost = round(promptCost + completionCost);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    cost,
    is_byok: false,
    prompt_tokens_details: { cached_tokens: cached, cache_write_tokens: written, audio_tokens: 0 },
    cost_details: {
      upstream_inference_cost: cost,
      upstream_inference_prompt_cost: promptCost,
      upstream_inference_completions_cost: completionCost,
    },
    completion_tokens_details: { reasoning_tokens: reasoningTokens, image_tokens: imageTokens },
  };
}

export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** Emulated tokens that an answer's text may have. */
export function readLimit(body: JsonObject): number {
  const limit = body['max_tokens'] ?? body['max_completion_tokens'];
  return typeof limit === 'number' ? limit : Infinity;
}

/** What a cache sees, in its order: tools, then the blocks of the messages; a plain text is one block. */
function listBlocks(body: JsonObject): JsonObject[] {
  const blocks = [...listObjects(body['tools'])];
  for (const message of listObjects(body['messages'])) {
    const { content, role, tool_calls: toolCalls } = message;
    if (typeof content === 'string') blocks.push({ role, type: 'text', text: content });
    for (const part of listObjects(content)) blocks.push({ role, ...part });
    for (const call of listObjects(toolCalls)) blocks.push({ role, ...call });
  }
  return blocks;
}

function countBlock(block: JsonObject): number {
  if (typeof block['text'] === 'string') return countTokens(block['text']);
  return block['function'] ? countTokens(JSON.stringify(block['function'])) : mediaTokens;
}

interface CacheUse {
  cached: number;
  written: number;
}

/** Looks up every block boundary before the last breakpoint, and remembers the breakpoints. */
function readCache(body: JsonObject, blocks: JsonObject[], cachedPrefixes: Set<string>): CacheUse {
  const breakpoints = blocks.map(block => isObject(block['cache_control']));
  if (isObject(body['cache_control'])) breakpoints[blocks.length - 1] = true;
  const last = breakpoints.lastIndexOf(true);
  if (last === -1) return { cached: 0, written: 0 };

  const running = createHash('sha256').update(readText(body['model']) ?? '');
  const written: string[] = [];
  let tokens = 0;
  let cached = 0;
  for (const [index, block] of blocks.slice(0, last + 1).entries()) {
    const prefix = digestBlock(running, block);
    tokens += countBlock(block);
    if (cachedPrefixes.has(prefix)) cached = tokens;
    if (breakpoints[index]) written.push(prefix);
  }
  for (const prefix of written) cachedPrefixes.add(prefix);
  return { cached, written: tokens - cached };
}

/** Breakpoints move along a conversation, so they are no part of what is cached. */
function digestBlock(running: Hash, block: JsonObject): string {
  const { cache_control: _breakpoint, ...content } = block;
  running.update(JSON.stringify(content));
  return running.copy().digest('base64');
}

function round(dollars: number): number {
  return Number(dollars.toFixed(10));
}
