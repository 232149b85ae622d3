import { parseJson } from '../parse-json.js';

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

/** The same for parsed JSON, which is made again only where it has to be; as a text where the secret stood outside of one. */
export function hideSecretInData<DATA>(data: DATA, authorization: string | undefined): DATA | string {
  const text = data === undefined ? '' : stringify(data);
  // Nested so deeply that it can't be written, it can't be looked through either.
  if (text === undefined) return '(nested too deeply)';
  const safe = hideSecret(text, authorization);
  // What held no secret besides is the same again.
  return safe === text ? data : ((parseJson(safe) as DATA | undefined) ?? safe);
}

/** The same for headers, which debugging servers send back as they came. */
export function hideSecretInHeaders(
  headers: Readonly<Record<string, string>>,
  authorization: string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, hideSecret(value, authorization)]),
  );
}

function stringify(data: unknown): string | undefined {
  try {
    return JSON.stringify(data);
  } catch {
    return undefined;
  }
}
