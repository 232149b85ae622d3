import type { EmbeddingModel, ImageModel, LanguageModel, Tool } from 'ai';

/** Where a provider is sent, and what opens the door there. */
export interface Route {
  readonly baseURL: string;
  readonly key: string;
}

/** What the features need of a provider, whichever package it is of. */
export interface SubjectProvider {
  languageModel(modelId: string): LanguageModel;
  embeddingModel(modelId: string): EmbeddingModel;
  imageModel(modelId: string): ImageModel;
}

/** One of the packages that are compared. Where a package has no such thing, the field is absent. */
export interface Subject {
  readonly packageName: string;
  readonly version: string;
  /** The key of its provider options and provider metadata. */
  readonly optionsKey: string;
  /** Where a wish for a cache breakpoint is written on a message or part of it. */
  cacheOptions(): Record<string, Record<string, { type: 'ephemeral' }>>;
  /** Set up for the route as well as its documented settings allow. */
  create(route: Route): SubjectProvider;
  /** With the one setting that its documentation has for a key of this form, and no other. */
  createWithOneSetting(route: Route): SubjectProvider;
  /** With a function that gives the key. */
  createWithKeyFunction?(route: Route, getKey: () => Promise<string>): SubjectProvider;
  /** Without a key. */
  createWithoutKey(baseURL: string): SubjectProvider;
  /** With a query parameter on each request. */
  createWithQuery?(route: Route, query: Record<string, string>): SubjectProvider;
  /** With a function of the caller's own that rewrites the request body. */
  createWithBodyHook?(
    route: Route,
    rewrite: (body: Record<string, unknown>) => Record<string, unknown>,
  ): SubjectProvider;
  /** With a function of the caller's own that reads metadata from the answer. */
  createWithMetadataHook?(route: Route, read: (body: unknown) => Record<string, string>): SubjectProvider;
  /** With keys of the upstream vendors, to be used by OpenRouter. */
  createWithVendorKeys?(route: Route, keys: Record<string, string>): SubjectProvider;
  /** OpenRouter's web search as a tool of the AI SDK. */
  createWebSearch?(maxResults: number): Tool;
  /** A language model for another generation of the AI SDK, from this very version of the package. */
  loadModel(generation: 4 | 5 | 6 | 7, route: Route, modelId: string): Promise<unknown>;
}
