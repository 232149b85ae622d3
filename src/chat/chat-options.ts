import type { JSONObject, JSONValue } from '@ai-sdk/provider';
import type { ReasoningEffort } from '../catalog/capabilities.js';

/** How much a model thinks, and whether it shows it. `effort` and `maxTokens` never go out together: the budget wins. */
export interface FalOpenRouterReasoningOptions {
  /** How hard the model thinks. Sent as given. */
  effort?: ReasoningEffort | (string & {}) | undefined;
  /** Budget for thinking, in tokens. Sent as given, with a warning when the model is known to want another range. */
  maxTokens?: number | undefined;
  /** `true` turns reasoning on with the model's default effort, `false` turns it off. */
  enabled?: boolean | undefined;
  /** `true`: the model thinks, but the answer doesn't show it. Default `false`. */
  exclude?: boolean | undefined;
  [key: string]: JSONValue | undefined;
}

/** A cache breakpoint: what comes before it is kept by the upstream, 5 minutes or 1 hour. */
export interface FalOpenRouterCacheControl {
  type: 'ephemeral';
  /** Default `5m`. */
  ttl?: '5m' | '1h' | (string & {}) | undefined;
  [key: string]: JSONValue | undefined;
}

/** Which upstreams may answer, and in which order (OpenRouter's provider routing). */
export interface FalOpenRouterRoutingOptions {
  /** Upstreams to try first, in this order, by slug (`anthropic`, `google-vertex`). */
  order?: string[] | undefined;
  /** Only these upstreams. */
  only?: string[] | undefined;
  /** Never these upstreams. */
  ignore?: string[] | undefined;
  /** Whether others may answer when those of `order` fail. Default `true`. */
  allowFallbacks?: boolean | undefined;
  /** Only upstreams that know every parameter of the request. Default `false`. */
  requireParameters?: boolean | undefined;
  /** Whether upstreams that keep data may answer. Default `allow`. */
  dataCollection?: 'allow' | 'deny' | undefined;
  /** Only upstreams with zero data retention. */
  zdr?: boolean | undefined;
  /** What to sort upstreams by. */
  sort?: 'price' | 'throughput' | 'latency' | (string & {}) | JSONObject | undefined;
  /** Highest prices accepted, in US dollars a million tokens (`prompt`, `completion`) or a piece (`image`, `request`). */
  maxPrice?: JSONObject | undefined;
  /** Only these quantizations, e.g. `fp8`. */
  quantizations?: string[] | undefined;
  /** Tokens a second that an upstream should reach. */
  preferredMinThroughput?: number | JSONObject | undefined;
  /** Seconds of latency that an upstream should stay under. */
  preferredMaxLatency?: number | JSONObject | undefined;
  [key: string]: JSONValue | undefined;
}

/**
 * Provider options of a chat call: `providerOptions.falOpenRouter`, the second argument of a model, or the `defaults`
 * setting. A call's options win over the model's, and those over the defaults, key by key. Names are camelCase here and
 * snake_case on the wire; a snake_case key, or one not listed here, goes to the wire untouched. The defaults, where none is
 * given, are the route's. Source of the fields: OpenRouter's chat schema.
 *
 * To check an object that goes into `providerOptions`, write `satisfies FalOpenRouterChatOptions`: as an annotation, AI SDK 4 to 6
 * take this type for one that may hold `undefined`.
 */
export interface FalOpenRouterChatOptions {
  /** How much the model thinks. Wins, field by field, over the AI SDK's `reasoning` and over `reasoningEffort`. */
  reasoning?: FalOpenRouterReasoningOptions | undefined;
  /** The AI SDK's portable `reasoning` option for AI SDK 4 to 6, which have none. Wins over it where both are given. */
  reasoningEffort?: ReasoningEffort | 'provider-default' | (string & {}) | undefined;
  /** `true` leaves encrypted reasoning of earlier turns out, for programs that change key, account or model in between. Default `false`. */
  dropEncryptedReasoning?: boolean | undefined;
  /** Models to fall back to, by id, when the first can't answer. */
  models?: string[] | undefined;
  /** Which upstreams may answer. */
  provider?: FalOpenRouterRoutingOptions | undefined;
  /** Plugins: `{ id: 'web' }`, `{ id: 'file-parser', pdf: { engine } }`, `{ id: 'response-healing' }`. */
  plugins?: Array<{ id: string; [key: string]: JSONValue | undefined }> | undefined;
  /** Settings of a web search that the model does by itself, e.g. `{ searchContextSize: 'low' }`. */
  webSearchOptions?: JSONObject | undefined;
  /** Your end user's id, for abuse detection. */
  user?: string | undefined;
  /** Groups requests of one session in OpenRouter's logs. */
  sessionId?: string | undefined;
  /** Your own notes on the request. Keys are not converted. */
  metadata?: JSONObject | undefined;
  /** Whether the model may call several tools at once. */
  parallelToolCalls?: boolean | undefined;
  /** Whether structured output is held to the schema. Default: `true` where the model is known to have structured outputs. */
  strictJsonSchema?: boolean | undefined;
  /** How wordy the answer is. */
  verbosity?: 'low' | 'medium' | 'high' | 'max' | (string & {}) | undefined;
  /** `true` asks for the log probabilities of the tokens of the answer. */
  logprobs?: boolean | undefined;
  /** How many alternatives to give with each token, 0 to 20. */
  topLogprobs?: number | undefined;
  /** Bias by token id, -100 to 100. Keys are not converted. */
  logitBias?: Record<string, number> | undefined;
  /** Least probability of a token, relative to the likeliest, 0 to 1. */
  minP?: number | undefined;
  /** Like `minP`, with the square of the likeliest token's probability, 0 to 1. */
  topA?: number | undefined;
  /** Penalty on tokens of the input, 0 to 2. */
  repetitionPenalty?: number | undefined;
  /** What the answer may consist of, e.g. `['image', 'text']`. */
  modalities?: string[] | undefined;
  /** Settings of generated images, e.g. `{ aspectRatio: '16:9', imageSize: '2K' }`. */
  imageConfig?: JSONObject | undefined;
  /** Text that the answer will mostly consist of, to be faster: `{ type: 'content', content }`. */
  prediction?: JSONObject | undefined;
  /** Price and speed class, e.g. `flex` or `priority`. */
  serviceTier?: string | undefined;
  /** Prompt transforms, e.g. `['middle-out']`. */
  transforms?: string[] | undefined;
  /** Automatic caching of the whole request, where the upstream has it. */
  cacheControl?: FalOpenRouterCacheControl | undefined;
  /** OpenRouter's usage accounting, `{ include: true }`. */
  usage?: JSONObject | undefined;
  /** Fields put into the request body as they are, over everything else. Keys are not converted. */
  extraBody?: JSONObject | undefined;
  [key: string]: JSONValue | undefined;
}
