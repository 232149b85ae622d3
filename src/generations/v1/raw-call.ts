/** The request as V1 shows it: what was asked, apart from how it was to be answered. */
export interface RawCall {
  readonly rawPrompt: unknown;
  readonly rawSettings: Record<string, unknown>;
}

/** Shows the body of a request as V1 wants it. The text is parsed when someone looks, because it may be megabytes and nobody may. */
export function createRawCall(body: unknown): RawCall {
  let parsed: RawCall | undefined;
  const parse = (): RawCall => (parsed ??= splitBody(body));
  return {
    get rawPrompt(): unknown {
      return parse().rawPrompt;
    },
    get rawSettings(): Record<string, unknown> {
      return parse().rawSettings;
    },
  };
}

function splitBody(body: unknown): RawCall {
  const request: unknown = typeof body === 'string' ? JSON.parse(body) : body;
  if (typeof request !== 'object' || request === null) return { rawPrompt: undefined, rawSettings: {} };
  const { messages, ...rawSettings } = request as Record<string, unknown>;
  return { rawPrompt: messages, rawSettings };
}
