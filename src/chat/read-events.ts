import { createParser } from 'eventsource-parser';

/** Text kept while no event has come, to say what came in place of an event stream; JSON is kept whole, it is an answer. */
const MAX_HEAD_LENGTH = 1024 * 1024;

/** How long the end of the body is waited for after `[DONE]`, in milliseconds, so that the connection can be used again. */
const END_GRACE = 250;

/** Reads an event stream, one read of the body at a time. */
export interface EventReader {
  /** What came before the first event: in an answer without any event, all of it (as far as it is kept). */
  readonly head: string;
  /** Takes one read of the body and hands on its events. Resolves to `false` at the end of the body. */
  read(): Promise<boolean>;
  /** Closes the connection. */
  cancel(reason?: unknown): Promise<void>;
  /** Lets the body end by itself for a moment, then closes the connection. Nothing is handed on any more. */
  release(): void;
}

/** @param onData takes the data of each event, in order; called during {@link EventReader.read}. */
export function createEventReader(
  response: Response,
  onData: (data: string, isLast: boolean) => void,
): EventReader {
  const reader = (response.body ?? new Blob([]).stream()).getReader();
  const isJson = /^application\/([\w.-]+\+)?json/i.test(response.headers.get('content-type') ?? '');
  const maxHeadLength = isJson ? Infinity : MAX_HEAD_LENGTH;
  const decoder = new TextDecoder();
  let head = '';
  let hasEvents = false;
  let isFlushing = false;
  const parser = createParser({
    onEvent: ({ data }) => {
      hasEvents = true;
      onData(data, isFlushing);
    },
  });

  function feed(text: string): void {
    if (!hasEvents && head.length < maxHeadLength) head += text;
    parser.feed(text);
    if (hasEvents) head = '';
  }

  return {
    get head() {
      return head;
    },
    read: async () => {
      const { done, value } = await reader.read();
      if (!done) {
        feed(decoder.decode(value, { stream: true }));
        return true;
      }
      // The last event may lack its empty line, as when the upstream forgot it.
      const rest = decoder.decode();
      if (rest !== '') feed(rest);
      isFlushing = true;
      parser.feed('\n\n');
      return false;
    },
    cancel: reason => reader.cancel(reason).catch(() => {}),
    release: () => {
      const close = (): void => void reader.cancel().catch(() => {});
      const timer = setTimeout(close, END_GRACE);
      reader.read().then(
        ({ done }) => {
          clearTimeout(timer);
          if (!done) close();
        },
        () => clearTimeout(timer),
      );
    },
  };
}
