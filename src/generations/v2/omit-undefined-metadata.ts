import type { SharedV2ProviderMetadata } from '@ai-sdk/provider-v2';
import type { SharedV3ProviderMetadata } from '@ai-sdk/provider-v3';

/** A part with metadata as V2 types it, with all else as it was. */
export type WithMetadataV2<PART> = PART extends unknown
  ? Omit<PART, 'providerMetadata'> & { providerMetadata?: SharedV2ProviderMetadata }
  : never;

/**
 * Takes `undefined` values out of the metadata of a part. AI SDK 5 refuses a message whose metadata has one when it comes back as
 * history. A part without any, which is the rule, passes by reference; below the second level of metadata there is only JSON as it
 * was parsed.
 */
export function omitUndefinedMetadata<PART extends { providerMetadata?: SharedV3ProviderMetadata }>(
  part: PART,
): WithMetadataV2<PART> {
  const metadata = part.providerMetadata;
  const isComplete =
    metadata === undefined ||
    Object.values(metadata).every(entries => !Object.values(entries).includes(undefined));
  const complete = isComplete
    ? part
    : { ...part, providerMetadata: Object.fromEntries(Object.entries(metadata).map(omitUndefinedEntries)) };
  // The cast: this function makes sure of the only difference between the two types.
  return complete as unknown as WithMetadataV2<PART>;
}

function omitUndefinedEntries([provider, entries]: [string, SharedV3ProviderMetadata[string]]): [
  string,
  object,
] {
  return [provider, Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))];
}
