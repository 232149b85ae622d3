/** Who is measured. `before` is another build of this package, given with `--before`. */
export type SubjectName =
  'floor' | 'hop' | 'factory' | 'openrouter' | 'fal' | 'fal-v3' | 'fal-v2' | 'fal-v1' | 'before';

/** `unlike` is text whose chunks all have another envelope, so that none is like the one before it. */
export type PayloadName = 'text' | 'reasoning' | 'tools' | 'unlike';

export type PromptName = 'history' | 'image-bytes' | 'image-base64';

/** Reads streamed answers, one after the other: from the model itself, or through `streamText`. */
export interface StreamJob {
  readonly kind: 'decode' | 'stream-text';
  readonly payload: PayloadName;
  /** Chunks in one stream. */
  readonly chunks: number;
  /** Bytes in one read of the body; 0 is one event a read. */
  readonly readSize: number;
  /** Streams in one block. */
  readonly streams: number;
}

/** Sends requests, one after the other. */
export interface RequestJob {
  readonly kind: 'request';
  readonly prompt: PromptName;
  /** Messages of a history, bytes of an image. */
  readonly size: number;
  /** Characters of text in one message of a history. */
  readonly messageSize: number;
  /** Requests in one block. */
  readonly requests: number;
}

/** Reads streams from the emulator, many at the same time. */
export interface SocketJob {
  readonly kind: 'socket';
  readonly baseURL: string;
  readonly key: string;
  /** Streams open at the same time. */
  readonly concurrency: number;
  readonly chunks: number;
  /** How often that is done in one block. */
  readonly waves: number;
}

/** Reads one long stream and measures the heap on the way. */
export interface MemoryJob {
  readonly kind: 'memory';
  readonly payload: PayloadName;
  /** The heap is measured at each of these chunks; the last ends the stream. */
  readonly marks: readonly number[];
}

/** What a worker does in one block, over and over. Plain data: it goes to another process as JSON. */
export type Job = StreamJob | RequestJob | SocketJob | MemoryJob;

export interface WorkerOrder {
  readonly subject: SubjectName;
  readonly job: Job;
}

/** One measured block. */
export interface Measurement {
  readonly microseconds: number;
  /** What the time is divided by: chunks or requests. */
  readonly units: number;
  /** Bytes of heap at the marks of a `memory` job. */
  readonly heap?: readonly number[];
}

export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'measured'; readonly measurement: Measurement }
  | { readonly type: 'failed'; readonly message: string };
