import type { Counts } from '../../wire/create-payload.js';

/** What the floor needs to know of a chunk. */
export interface FloorChunk {
  readonly choices: ReadonlyArray<{
    readonly delta: {
      readonly content?: string | null;
      readonly reasoning?: string;
      readonly tool_calls?: ReadonlyArray<{ readonly id?: string; readonly function: { arguments: string } }>;
    };
  }>;
}

/** The least that reading an event stream takes: decode the bytes, split the lines, `JSON.parse`. */
export function createFloorReader(onChunk: (chunk: FloorChunk) => void): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = '';
  return bytes => {
    const text = rest + decoder.decode(bytes, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      if (text.startsWith('data: {', start)) onChunk(JSON.parse(text.slice(start + 6, end)) as FloorChunk);
      start = end + 1;
    }
    rest = text.slice(start);
  };
}

export function countChunk(chunk: FloorChunk, counts: Counts): void {
  const delta = chunk.choices[0]?.delta;
  if (delta === undefined) return;
  if (typeof delta.content === 'string') counts.text += delta.content.length;
  if (delta.reasoning !== undefined) counts.reasoning += delta.reasoning.length;
  if (delta.tool_calls === undefined) return;
  for (const piece of delta.tool_calls) {
    counts.input += piece.function.arguments.length;
    if (piece.id !== undefined) counts.calls += 1;
  }
}

/** The floor read from a response and handed on through one stream: no provider that parses every chunk can do with less. */
export function createHopStream(response: Response): ReadableStream<FloorChunk> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new TypeError('The response has no body.');
  let hasEmitted = false;
  let target: ReadableStreamDefaultController<FloorChunk> | undefined;
  const feed = createFloorReader(chunk => {
    hasEmitted = true;
    target?.enqueue(chunk);
  });
  const advance = ({ done, value }: ReadableStreamReadResult<Uint8Array>): Promise<void> | undefined => {
    if (done) {
      target?.close();
      return undefined;
    }
    feed(value);
    return hasEmitted ? undefined : reader.read().then(advance);
  };
  return new ReadableStream<FloorChunk>(
    {
      pull: controller => {
        target = controller;
        hasEmitted = false;
        return reader.read().then(advance);
      },
    },
    { highWaterMark: 0 },
  );
}
