import type { JSONValue } from '@ai-sdk/provider';

/**
 * What an answer says beside its content: `providerMetadata.falOpenRouter` of a result or of a step. A key that the answer did not
 * have is absent. Of a call in several steps the SDK hands on the metadata of the last one; each step has its own.
 *
 * @example
 * const metadata = result.finalStep.providerMetadata?.falOpenRouter as FalOpenRouterMetadata | undefined;
 * console.log(metadata?.provider, metadata?.usage?.cost);
 */
export interface FalOpenRouterMetadata {
  /** The upstream that answered, by OpenRouter's name for it, e.g. `Google AI Studio`. */
  provider?: string;
  /** The id that fal's support asks for (`x-fal-request-id`). */
  requestId?: string;
  /** The upstream's own word for how the answer ended. */
  nativeFinishReason?: string;
  /** Tokens and cost. The last usage of the answer counts. */
  usage?: FalOpenRouterUsage;
  /** The reasoning details of the answer as received, in order. They go back from the parts, not from here. */
  reasoningDetails?: JSONValue[];
  /** File annotations as received: sent back, they save parsing the file again. They go back from the parts too. */
  annotations?: JSONValue[];
  /** Log probabilities, where `logprobs` asked for them. */
  logprobs?: Record<string, JSONValue>;
  serviceTier?: string;
  systemFingerprint?: string;
  /** What went wrong beside the content of an answer that was not streamed; a stream has an `error` part for it. */
  error?: { message: string; code?: number | string; type?: string };
  /** Of an image model: what the model said beside the images. */
  text?: string;
  /** Of an image model: an entry for each image, the first with the other facts too, since AI SDK 5 to 7 hand on nothing else. */
  images?: FalOpenRouterImageMetadata[];
}

/** What `providerMetadata.falOpenRouter.images` says of one image. */
export interface FalOpenRouterImageMetadata extends Omit<FalOpenRouterMetadata, 'images'> {
  /** e.g. `image/png`. */
  mediaType: string;
}

/** The wire's `usage` with camelCase keys; fields that are not listed here are there too. */
export interface FalOpenRouterUsage {
  promptTokens?: number;
  completionTokens?: number;
  totalTokens?: number;
  /** US dollars. */
  cost?: number;
  /** US dollars, by what they were for, e.g. `upstreamInferenceCost`. */
  costDetails?: Record<string, JSONValue>;
  /** Whether the upstream was paid by a key of your own. */
  isByok?: boolean;
  promptTokensDetails?: Record<string, JSONValue>;
  completionTokensDetails?: Record<string, JSONValue>;
  [field: string]: JSONValue | undefined;
}
