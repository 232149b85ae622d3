/** Shorter ones, as tests use them, would be found in words that have nothing to do with them. */
const SHORTEST_SECRET = 8;

/**
 * Takes the credentials of a request out of a text that came back: gateways and debugging servers quote the headers that they
 * refuse, and an error is logged by whoever gets it. The id of a key alone may stay: it says which key was meant.
 *
 * @param authorization the header's value as it was sent.
 */
export function hideSecret(text: string, authorization: string | undefined): string {
  const credentials = authorization?.replace(/^\S+\s+/, '') ?? '';
  const secret = credentials.slice(credentials.indexOf(':') + 1);
  if (secret.length < SHORTEST_SECRET) return text;
  return text.replaceAll(credentials, '<key>').replaceAll(secret, '<secret>');
}

/** The same for parsed JSON, which is made again only where it has to be. */
export function hideSecretInData(data: unknown, authorization: string | undefined): unknown {
  const text = data === undefined ? '' : JSON.stringify(data);
  const safe = hideSecret(text, authorization);
  return safe === text ? data : JSON.parse(safe);
}
