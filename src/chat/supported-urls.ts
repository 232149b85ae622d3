import type { FalOpenRouterCapabilities } from '../catalog/capabilities.js';

const WEB_ADDRESS = [/^https?:\/\/.*$/];

/** The wire's `file_data` takes no plain http. */
const SECURE_ADDRESS = [/^https:\/\/.*$/];

/**
 * Addresses that the route fetches by itself, by media type, so that the SDK doesn't download them. Documents work on every
 * model, since the route parses them where the model can't. Audio goes by bytes only, and text is best read by us.
 */
export function createSupportedUrls(
  capabilities: FalOpenRouterCapabilities | undefined,
): Record<string, RegExp[]> {
  const modalities = capabilities?.inputModalities;
  const supportedUrls: Record<string, RegExp[]> = { 'application/*': SECURE_ADDRESS };
  if (modalities === undefined || modalities.includes('image')) supportedUrls['image/*'] = WEB_ADDRESS;
  if (modalities === undefined || modalities.includes('video')) supportedUrls['video/*'] = WEB_ADDRESS;
  return supportedUrls;
}
