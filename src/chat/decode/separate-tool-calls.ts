import type { JsonProgress } from './json-progress.js';
import type { TextCompactor } from './text-compactor.js';

/** A call whose pieces are still coming. */
export interface OpenCall {
  /** The place on the wire, if it was said. */
  index: number | string | undefined;
  /** The id on the wire, if any; the one that goes out is unique. */
  wireId: string | undefined;
  id: string;
  name: string;
  /** What has come of the arguments, without white space at the end. */
  arguments: string;
  /** The last one of the arguments, kept aside: to look for it in a text that grows costs a copy of that text each time. */
  lastCharacter: string;
  /** Whether the arguments are whole. */
  readonly progress: JsonProgress;
  readonly compactor: TextCompactor;
  /** White space that came last: handed on with what comes behind it, and dropped where nothing does. */
  blank: string;
  isStarted: boolean;
  /** Whether a later piece named the tool once more, which may have been the start of another call. */
  isNamedAgain: boolean;
}

/** One entry of `tool_calls`, with what says nothing taken off. */
export interface CallPiece {
  readonly index: number | string | undefined;
  readonly wireId: string | undefined;
  readonly name: string | undefined;
  readonly text: string;
}

/**
 * Whether a piece starts a call of its own although its index, its id or its place says that it goes on with an open one:
 * upstreams repeat names and ids, and give parallel calls the same index or none. A repetition is a whole call said again at
 * its own index or with its own id, which must not run twice.
 */
export function separateCall(call: OpenCall, piece: CallPiece): 'same' | 'another' | 'repetition' {
  const { index, wireId, name, text } = piece;
  const isOtherId = wireId !== undefined && call.wireId !== undefined && wireId !== call.wireId;
  if (name === undefined) {
    const mayStart = isOtherId || call.isNamedAgain;
    return mayStart && !isBlank(text) && isClosed(call) ? 'another' : 'same';
  }
  if (call.name === '') return 'same';
  if (name !== call.name) return 'another';
  // An id that changes with every piece of a call is no other call.
  if (isOtherId) return call.arguments === '' || isWhole(call) ? 'another' : 'same';
  if (isBlank(text) || !isClosed(call)) return 'same';
  const isSamePlace = index !== undefined || (wireId !== undefined && wireId === call.wireId);
  return isSamePlace && text.trim() === call.arguments ? 'repetition' : 'another';
}

/** Whether a piece at an index that nobody has seen goes on with a call that had none: some upstreams leave it out at first. */
export function continuesUnindexedCall(call: OpenCall, { wireId, name }: CallPiece): boolean {
  if (call.index !== undefined) return false;
  if (wireId !== undefined && call.wireId !== undefined && wireId !== call.wireId) return false;
  return name === undefined || (name === call.name && !isWhole(call));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Whether nothing can follow: `1` may become `123`, but behind the end of an object comes no more of it. */
function isClosed(call: OpenCall): boolean {
  return (call.lastCharacter === '}' || call.lastCharacter === ']') && isWhole(call);
}

function isWhole(call: OpenCall): boolean {
  return call.progress.isComplete(call.arguments);
}
