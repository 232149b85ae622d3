import { createParser } from 'eventsource-parser';

/** Text kept while no event has come, to say what came in place of an event stream; JSON is kept whole, it is an answer. */
const MAX_HEAD_LENGTH = 1024 * 1024;

/** How long the end of the body is waited for after `[DONE]`, in milliseconds, so that the connection can be used again. */
const END_GRACE = 250;

/** What one read of the body gives. */
export type BodyRead = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>;

/** Reads an event stream, one read of the body at a time. */
export interface EventReader {
  /** What came before the first event: in an answer without any event, all of it (as far as it is kept). */
  readonly head: string;
  /** Reads the body once. What it gives goes to `feed`: apart, so that a read costs no promise but the body's own. */
  read(): Promise<BodyRead>;
  /** Hands on the events of one read. Gives `false` at the end of the body. */
  feed(read: BodyRead): boolean;
  /** Closes the connection. */
  cancel(reason?: unknown): Promise<void>;
  /** Lets the body end by itself for a moment, then closes the connection. Nothing is handed on any more. */
  release(): void;
}

/**
 * @param onData takes the data of each event, in order; called during {@link EventReader.feed}. `isCut` says that the body
 * ended in the middle of the event's last line.
 */
export function createEventReader(
  response: Response,
  onData: (data: string, isCut: boolean) => void,
): EventReader {
  const reader = (response.body ?? streamWholeText(response)).getReader();
  const isJson = /^application\/([\w.-]+\+)?json/i.test(response.headers.get('content-type') ?? '');
  const decoder = new TextDecoder();
  let head = '';
  let keepsAll = isJson;
  let hasEvents = false;
  let endsLine = true;
  let isCut = false;
  const parser = createParser({
    onEvent: ({ data }) => {
      hasEvents = true;
      onData(data, isCut);
    },
  });

  function feed(text: string): void {
    if (text === '') return;
    const last = text.charCodeAt(text.length - 1);
    endsLine = last === 0x0a || last === 0x0d;
    if (!hasEvents) {
      if (head === '') keepsAll = isJson || /^\s*[[{]/.test(text);
      if (keepsAll || head.length < MAX_HEAD_LENGTH) head += text;
    }
    parser.feed(text);
    if (hasEvents) head = '';
  }

  const cancel = (reason?: unknown): Promise<void> => reader.cancel(reason).catch(() => {});

  return {
    get head() {
      return head;
    },
    read: () => reader.read(),
    feed: ({ done, value }) => {
      if (!done) {
        feed(decoder.decode(value, { stream: true }));
        return true;
      }
      feed(decoder.decode());
      isCut = !endsLine;
      // The last event may lack its empty line, as when the upstream forgot it.
      parser.feed('\n\n');
      return false;
    },
    cancel,
    release: () => {
      const timer = setTimeout(close, END_GRACE);
      // Where the body has ended or broken, there is nothing left to close.
      function close(): void {
        clearTimeout(timer);
        void cancel();
      }
      reader.read().then(close, close);
    },
  };
}

/** The `fetch` of some platforms, such as React Native, has no body to stream: there the whole text is one read. */
function streamWholeText(response: Response): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(await response.text()));
      controller.close();
    },
  });
}
