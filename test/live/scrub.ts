/** Ids with a known beginning and a digit in them; `tool_calls` or `file_annotation` are none. */
const PREFIXED_ID =
  /\b(gen|gen-emb|chatcmpl|call|toolu|srvtoolu|tool|rs|fc|msg|resp|req|user|org|file|key|acct)([-_])(?=[\w-]*\d)[\w-]{6,}/g;
const UUID = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const ADDRESS = /\b(?:\d{1,3}\.){3}\d{1,3}\b/g;
/** Fields that name somebody, also inside of a JSON text that is itself a string. */
const NAMING_FIELD =
  /(\\*")(user_id|user|username|user_name|nickname|owner|account|account_id|organization|org_id)\1(\s*:\s*)\1(.*?)\1/g;

/**
 * Takes out of a text what belongs to somebody: the key, ids, addresses, user names. The same id gets the same stand-in all
 * through a run, so that a tool result still belongs to its call.
 */
export class Scrubber {
  readonly #secrets: readonly string[];
  readonly #standIns = new Map<string, string>();

  /** @param secrets texts that must not be seen, the key first. Its two halves are none of them too. */
  constructor(secrets: readonly string[]) {
    const parts = secrets.flatMap(secret => [secret, ...secret.split(':')]);
    this.#secrets = parts.filter(part => part.length > 3).toSorted((one, other) => other.length - one.length);
  }

  scrub(text: string): string {
    let scrubbed = text;
    for (const secret of this.#secrets) scrubbed = scrubbed.replaceAll(secret, 'scrubbed');
    return scrubbed
      .replaceAll(NAMING_FIELD, '$1$2$1$3$1scrubbed$1')
      .replaceAll(EMAIL, 'someone@example.com')
      .replaceAll(ADDRESS, '192.0.2.1')
      .replaceAll(UUID, id => this.#replace(id, count => `00000000-0000-4000-8000-${pad(count, 12)}`))
      .replaceAll(PREFIXED_ID, (id: string, prefix: string, separator: string) =>
        this.#replace(id, count => `${prefix}${separator}${pad(count, 6)}`),
      );
  }

  #replace(id: string, create: (count: number) => string): string {
    const known = this.#standIns.get(id);
    if (known !== undefined) return known;
    const standIn = create(this.#standIns.size + 1);
    this.#standIns.set(id, standIn);
    // A stand-in that comes by again (text that was scrubbed before) stays what it is.
    this.#standIns.set(standIn, standIn);
    return standIn;
  }
}

function pad(count: number, length: number): string {
  return String(count).padStart(length, '0');
}
