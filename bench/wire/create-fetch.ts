/** A `fetch` that gives these reads as the body of an event stream, each when it is asked for. */
export function createStreamFetch(reads: readonly Uint8Array[]): typeof fetch {
  return () => Promise.resolve(createStreamResponse(reads));
}

export function createStreamResponse(reads: readonly Uint8Array[]): Response {
  let position = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: controller => {
        const read = reads[position++];
        if (read === undefined) controller.close();
        else controller.enqueue(read);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** A `fetch` that gives a short JSON answer, and hands the body of each request to `onBody`. */
export function createJsonFetch(answer: unknown, onBody: (body: string) => void): typeof fetch {
  const text = JSON.stringify(answer);
  return (_input, init) => {
    if (typeof init?.body !== 'string') throw new TypeError('The request body is no text.');
    onBody(init.body);
    return Promise.resolve(new Response(text, { headers: { 'content-type': 'application/json' } }));
  };
}
