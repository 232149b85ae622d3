/** Stands between the wire's id of a call and the number that tells it apart from earlier calls of the conversation. */
const MARK = '-fal-';

/**
 * An id for a call whose own id an earlier answer had, such as Gemini's `tool_0_weather`, which comes with each. The AI SDK finds
 * results by id in all of a conversation; the wire gets its own id back, since reasoning details name it.
 */
export function tellCallApart(wireId: string, earlierIds: ReadonlySet<string>): string {
  let count = 2;
  while (earlierIds.has(wireId + MARK + count)) count += 1;
  return wireId + MARK + count;
}

/** The ids of the calls in a prompt: what the AI SDK knows each by, and what it is on the wire. */
export class CallIds {
  /** The AI SDK's ids, of all calls so far. */
  readonly known = new Set<string>();
  readonly #wireIds = new Map<string, string>();

  /**
   * Notes a call of an assistant message and gives its id on the wire.
   *
   * @param taken ids on the wire of the calls before it in the message: there no two may be the same.
   */
  note(callId: string, taken: ReadonlySet<string>): string {
    const own = readWireId(callId);
    const wireId = taken.has(own) ? callId : own;
    this.known.add(callId);
    this.#wireIds.set(callId, wireId);
    return wireId;
  }

  /** The id on the wire of the call that a result belongs to. */
  find(callId: string): string {
    return this.#wireIds.get(callId) ?? readWireId(callId);
  }
}

function readWireId(callId: string): string {
  return callId.replace(/-fal-\d+$/, '');
}
