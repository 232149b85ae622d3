import { createHmac, timingSafeEqual } from 'node:crypto';

/** Marks what this emulator sealed, so that made-up signatures of queued answers are told from broken ones. */
const mark = Buffer.from('emulator');
const secret = 'This secret protects nothing: it makes changes visible.';
const macLength = 32;

/** An HMAC-SHA256 of the exact text, in base64, behind a mark. The text itself is not in it. */
export function seal(text: string): string {
  return Buffer.concat([mark, computeMac(text)]).toString('base64');
}

/** `foreign` where the seal was not made here: nothing can be said about it. */
export function inspectSeal(sealed: string, text: string): 'intact' | 'broken' | 'foreign' {
  const bytes = Buffer.from(sealed, 'base64');
  if (!bytes.subarray(0, mark.length).equals(mark)) return 'foreign';
  const found = bytes.subarray(mark.length);
  const isIntact = found.length === macLength && timingSafeEqual(found, computeMac(text));
  // Decoding base64 forgives; the upstream compares the text.
  return isIntact && bytes.toString('base64') === sealed ? 'intact' : 'broken';
}

function computeMac(text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
