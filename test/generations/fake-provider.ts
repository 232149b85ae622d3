import {
  NoSuchModelError,
  type EmbeddingModelV4,
  type EmbeddingModelV4CallOptions,
  type ImageModelV4,
  type ImageModelV4CallOptions,
} from '@ai-sdk/provider';
import type { ProviderSource } from '../../src/generations/types.js';
import { FakeStreamSource, type FakeCapabilities } from './fake-stream-source.js';

export type FakeModelId = 'google/gemini-2.5-flash' | (string & {});

export interface FakeModelOptions {
  user?: string;
}

export interface WebSearchSettings {
  maxResults: number;
}

/** A V4 provider that remembers what its models were asked. */
export class FakeProvider implements ProviderSource<FakeModelId, FakeModelOptions, FakeCapabilities> {
  readonly created: [FakeModelId | undefined, FakeModelOptions | undefined][] = [];
  readonly embedded: EmbeddingModelV4CallOptions[] = [];
  readonly drawn: ImageModelV4CallOptions[] = [];
  readonly tools = {
    webSearch: ({ maxResults }: WebSearchSettings) => ({
      type: 'provider' as const,
      id: 'falOpenRouter.web_search' as const,
      args: { maxResults } as Record<string, unknown>,
    }),
  };

  languageModel(modelId?: FakeModelId, options?: FakeModelOptions): FakeStreamSource {
    this.created.push([modelId, options]);
    return new FakeStreamSource([{ content: [{ type: 'text', text: 'Hi' }] }]);
  }

  embeddingModel(modelId: string): EmbeddingModelV4 {
    return {
      specificationVersion: 'v4',
      provider: 'fal-openrouter.embedding',
      modelId,
      maxEmbeddingsPerCall: 2,
      supportsParallelCalls: true,
      doEmbed: async options => {
        this.embedded.push(options);
        return {
          embeddings: options.values.map(value => [value.length]),
          usage: { tokens: 3 },
          providerMetadata: { falOpenRouter: { cost: 0.1 } },
          response: { headers: { a: 'b' }, body: { model: modelId } },
          warnings: [{ type: 'deprecated', setting: 'user', message: 'No.' }],
        };
      },
    };
  }

  imageModel(modelId: string): ImageModelV4 {
    if (modelId === 'none') throw new NoSuchModelError({ modelId, modelType: 'imageModel' });
    return {
      specificationVersion: 'v4',
      provider: 'fal-openrouter.image',
      modelId,
      maxImagesPerCall: 1,
      doGenerate: async options => {
        this.drawn.push(options);
        return {
          images: ['iVBORw0KGgo='],
          warnings: [
            { type: 'unsupported', feature: 'size', details: 'Ignored.' },
            { type: 'unsupported', feature: 'style' },
            { type: 'deprecated', setting: 'user', message: 'No.' },
          ],
          providerMetadata: { falOpenRouter: { images: [{ index: 0 }] } },
          response: { timestamp: new Date(0), modelId, headers: { a: 'b' } },
          usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
        };
      },
    };
  }

  transcriptionModel(modelId: string): never {
    throw new NoSuchModelError({ modelId, modelType: 'transcriptionModel' });
  }

  speechModel(modelId: string): never {
    throw new NoSuchModelError({ modelId, modelType: 'speechModel' });
  }

  rerankingModel(modelId: string): never {
    throw new NoSuchModelError({ modelId, modelType: 'rerankingModel' });
  }

  capabilities(modelId: FakeModelId): FakeCapabilities | undefined {
    return modelId === 'none' ? undefined : { structuredOutputs: true };
  }
}
