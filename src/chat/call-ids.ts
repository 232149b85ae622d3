/** Stands between the wire's id of a call and the number that tells it apart from earlier calls of the conversation. */
const MARK = '-fal-';

const MARKED = new RegExp(`${MARK}\\d+$`);

/**
 * The ids of the calls in a prompt: what the AI SDK knows each by, and what it is on the wire. An upstream may give the same id in
 * each answer (Gemini's `tool_0_weather`), while the AI SDK finds results by id in all of a conversation. So a later call gets an id
 * of its own, and the wire its own id back, since reasoning details name it.
 */
export class CallIds {
  readonly #wireIds = new Map<string, string>();

  /**
   * Notes a call of an assistant message and gives its id on the wire.
   *
   * @param taken ids on the wire of the calls before it in the message: there no two may be the same.
   */
  note(callId: string, taken: ReadonlySet<string>): string {
    const own = readWireId(callId);
    const wireId = taken.has(own) ? callId : own;
    this.#wireIds.set(callId, wireId);
    return wireId;
  }

  /** The id on the wire of the call that a result belongs to. */
  find(callId: string): string {
    return this.#wireIds.get(callId) ?? readWireId(callId);
  }

  /** The id for a call of the next answer: the wire's, where no call of the prompt has it. */
  tellApart(wireId: string): string {
    let id = wireId;
    for (let count = 2; this.#wireIds.has(id); count += 1) id = wireId + MARK + count;
    return id;
  }
}

function readWireId(callId: string): string {
  return callId.replace(MARKED, '');
}
