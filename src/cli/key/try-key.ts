import { APICallError } from '@ai-sdk/provider';
import { createFalOpenRouter } from '../../provider.js';
import { OPTIONS_KEY } from '../../names.js';
import { DEFAULT_MODEL_ID } from '../../catalog/model-id.js';
import { describeError } from '../describe-error.js';
import type { Terminal } from '../terminal.js';

/** Milliseconds to wait for the one token. */
const PATIENCE = 30_000;

/** What one request says about a key. */
export type KeyTrial =
  | { readonly kind: 'works'; readonly modelId: string; readonly upstream?: string; readonly seconds: number }
  /** fal knows the key, but did not answer: no credit, too many requests. */
  | { readonly kind: 'accepted'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** It can't be told: no connection, a server that is down. */
  | { readonly kind: 'unknown'; readonly message: string };

/** Asks the default model for one token. Does not throw for what the route says. */
export async function tryKey(
  key: string,
  baseURL: string | undefined,
  { fetch }: Pick<Terminal, 'fetch'>,
): Promise<KeyTrial> {
  const model = createFalOpenRouter({ apiKey: key, baseURL, fetch })(DEFAULT_MODEL_ID);
  const start = performance.now();
  const abortSignal = AbortSignal.timeout(PATIENCE);
  try {
    const { providerMetadata } = await model.doGenerate({
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
      maxOutputTokens: 1,
      abortSignal,
    });
    const upstream = providerMetadata?.[OPTIONS_KEY]?.['provider'];
    return {
      kind: 'works',
      modelId: model.modelId,
      seconds: (performance.now() - start) / 1000,
      ...(typeof upstream === 'string' && { upstream }),
    };
  } catch (error) {
    const message = abortSignal.aborted
      ? `There was no answer within ${PATIENCE / 1000} seconds. Try again.`
      : describeError(error, key);
    return { kind: classify(error), message };
  }
}

function classify(error: unknown): 'accepted' | 'refused' | 'unknown' {
  const statusCode = APICallError.isInstance(error) ? error.statusCode : undefined;
  if (statusCode === 401) return 'refused';
  // fal looks at the key before it looks at the balance and at the number of requests.
  return statusCode === 402 || statusCode === 403 || statusCode === 429 ? 'accepted' : 'unknown';
}
