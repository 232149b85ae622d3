import { MODELS } from '../models.js';
import { createReasoningQuestion } from './reasoning.js';

export const thinkingVendors = [
  createReasoningQuestion({
    name: 'openai',
    modelId: MODELS.alwaysThinks,
    costLimit: 0.003,
    reasoning: { effort: 'low', summary: 'auto' },
    format: 'openai-responses-v1',
    types: ['reasoning.summary', 'reasoning.encrypted'],
    refusals: {
      lost: /without its required 'reasoning' item/,
      changed: /could not be verified|invalid/i,
      doubled: /Duplicate item found with id/,
    },
  }),
  createReasoningQuestion({
    name: 'google',
    modelId: MODELS.gemini,
    costLimit: 0.003,
    reasoning: { max_tokens: 512 },
    format: 'google-gemini-v1',
    types: ['reasoning.text', 'reasoning.encrypted'],
    isLeftOut: detail => detail['type'] === 'reasoning.text' && detail['signature'] == null,
    refusals: { lost: /thought.?signature/i, changed: /thought.?signature/i },
  }),
  createReasoningQuestion({
    name: 'deepseek',
    modelId: MODELS.deepseek,
    costLimit: 0.003,
    reasoning: { enabled: true },
    format: 'unknown',
    types: [],
    refusals: { lost: /reasoning_content/ },
  }),
  createReasoningQuestion({
    name: 'anthropic',
    modelId: MODELS.claude,
    costLimit: 0.026,
    reasoning: { max_tokens: 1024 },
    format: 'anthropic-claude-v1',
    types: ['reasoning.text'],
    refusals: {
      lost: /Expected `?thinking`?/,
      changed: /Invalid `?signature`? in `?thinking`? block/,
    },
  }),
];
