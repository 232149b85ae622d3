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
    // A text put together from others is a tree until somebody reads it, as a real `fetch` does to send it.
    init.body.charCodeAt(init.body.length - 1);
    onBody(init.body);
    return Promise.resolve(new Response(text, { headers: { 'content-type': 'application/json' } }));
  };
}
