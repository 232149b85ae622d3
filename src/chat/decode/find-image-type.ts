import { detectMediaType } from '@ai-sdk/provider-utils';

/** The media type of what the route gave as an image. Hosts of files often say `application/octet-stream`, or nothing. */
export function findImageType(saidType: string, data: Uint8Array | string): string {
  const [mediaType = ''] = saidType.split(';');
  if (/^image\/[^*]/i.test(mediaType)) return mediaType;
  return detectMediaType({ data, topLevelType: 'image' }) ?? 'image/png';
}

/** The same for an address, which tells the type by its ending, if at all. */
export function findImageTypeByUrl({ pathname }: URL): string {
  const [, ending = 'png'] = /\.(avif|gif|jpeg|jpg|png|svg|webp)$/.exec(pathname.toLowerCase()) ?? [];
  return `image/${ending.replace('jpg', 'jpeg').replace('svg', 'svg+xml')}`;
}
