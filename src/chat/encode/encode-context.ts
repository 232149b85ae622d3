import type { SharedV4Warning } from '@ai-sdk/provider';
import type { FalOpenRouterCapabilities } from '../../catalog/capabilities.js';
import type { CallIds } from '../call-ids.js';
import type { CacheBreakpoints } from './cache-breakpoints.js';
import type { CollectReasoningDetails } from './collect-reasoning-details.js';

/** What the translations of one request share. */
export interface EncodeContext {
  readonly modelId: string;
  readonly capabilities: FalOpenRouterCapabilities | undefined;
  readonly warnings: SharedV4Warning[];
  readonly breakpoints: CacheBreakpoints;
  readonly collectDetails: CollectReasoningDetails;
  readonly callIds: CallIds;
}
