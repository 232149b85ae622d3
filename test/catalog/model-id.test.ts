import { describe, expect, expectTypeOf, it } from 'vitest';
import type { CatalogModelId } from '../../src/catalog/model-ids.generated.js';
import { findCapabilities } from '../../src/catalog/find-capabilities.js';
import { DEFAULT_MODEL_ID, type FalOpenRouterChatModelId } from '../../src/catalog/model-id.js';

describe('FalOpenRouterChatModelId', () => {
  it('suggests the ids of the catalogue and accepts any other', () => {
    expectTypeOf<'anthropic/claude-sonnet-4.6'>().toExtend<CatalogModelId>();
    expectTypeOf<'openai/gpt-5.4:batch'>().toExtend<CatalogModelId>();
    expectTypeOf<'no/such-model'>().not.toExtend<CatalogModelId>();
    expectTypeOf<CatalogModelId>().toExtend<FalOpenRouterChatModelId>();
    expectTypeOf<string>().toExtend<FalOpenRouterChatModelId>();
    // Suggestions live as long as the union is not folded into string.
    expectTypeOf<FalOpenRouterChatModelId>().not.toEqualTypeOf<string>();
  });

  it('has a default that is known', () => {
    expectTypeOf<typeof DEFAULT_MODEL_ID>().toExtend<CatalogModelId>();
    expect(findCapabilities(DEFAULT_MODEL_ID)).toBeDefined();
  });
});
