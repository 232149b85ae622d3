import { generateId } from '@ai-sdk/provider-utils';
import type { CallIds } from '../call-ids.js';
import { JsonProgress } from './json-progress.js';
import { TextCompactor } from './text-compactor.js';
import { isPartId, type PartWriter } from './part-writer.js';
import { isObject, readText, type WireObject } from './wire-answer.js';
import {
  continuesUnindexedCall,
  separateCall,
  type CallPiece,
  type OpenCall,
} from './separate-tool-calls.js';

const NOTHING: WireObject = {};

/**
 * Puts tool calls together from their pieces, and holds them back until the answer is known to have got to its end: a call
 * that is run on half of its arguments, or twice, does harm.
 */
export class ToolCallDecoder {
  readonly #writer: PartWriter;
  readonly #calls: OpenCall[] = [];
  /** As a map: an index of a billion must not make an array of a billion. */
  readonly #byIndex = new Map<number | string, OpenCall>();
  readonly #byWireId = new Map<string, OpenCall>();
  readonly #usedIds = new Set<string>();
  readonly #earlierCallIds: CallIds;
  #hasCalls = false;

  constructor(writer: PartWriter, earlierCallIds: CallIds) {
    this.#writer = writer;
    this.#earlierCallIds = earlierCallIds;
  }

  /** Whether there is a call to run. Kept, since an answer of many broken events asks often. */
  get hasCalls(): boolean {
    return this.#hasCalls;
  }

  /** @param isWhole whether these are the calls of a whole message, each complete, and no pieces. */
  decode(pieces: readonly unknown[], isWhole: boolean): void {
    for (const piece of pieces) {
      if (isObject(piece)) this.#decodePiece(piece, isWhole);
    }
  }

  /** Ends all inputs, and gives out the calls unless the answer was cut. */
  finish(isCut: boolean): void {
    for (const call of this.#calls) {
      if (!call.isStarted) {
        if (isCut || !hasSubstance(call)) continue;
        this.#start(call);
      }
      this.#writer.writeBeside({ type: 'tool-input-end', id: call.id });
      if (isCut) continue;
      const metadata = this.#writer.takeLuggage();
      this.#writer.writeBeside({
        type: 'tool-call',
        toolCallId: call.id,
        toolName: call.name,
        input: call.arguments === '' ? '{}' : call.arguments,
        ...(metadata !== undefined && { providerMetadata: metadata }),
      });
    }
  }

  #decodePiece(wirePiece: WireObject, isWhole: boolean): void {
    const definition = isObject(wirePiece['function']) ? wirePiece['function'] : NOTHING;
    if (!isWhole && this.#appendPiece(wirePiece, definition)) return;
    const piece: CallPiece = {
      index: readIndex(wirePiece['index']),
      wireId: readText(wirePiece['id']),
      name: readText(definition['name']),
      text: readArguments(definition['arguments']),
    };
    if (piece.name === undefined && piece.text === '' && piece.wireId === undefined) return;
    const found = isWhole ? undefined : this.#find(piece);
    const separation = found === undefined ? 'another' : separateCall(found, piece);
    if (separation === 'repetition') return;
    const isFresh = found === undefined || separation === 'another';
    const call = isFresh ? this.#add(piece, found) : found;
    if (call.wireId === undefined && piece.wireId !== undefined) {
      call.wireId = piece.wireId;
      this.#byWireId.set(piece.wireId, call);
    }
    if (!isFresh && piece.name !== undefined) {
      if (call.name === '') call.name = piece.name;
      else call.isNamedAgain = true;
    }
    this.#append(call, piece.text);
    this.#hasCalls ||= hasSubstance(call);
    if (!call.isStarted && call.name !== '' && (call.wireId !== undefined || call.arguments !== '')) {
      this.#start(call);
    }
  }

  /** The piece that is nothing but more arguments at a known index: by far the most frequent one, so it costs no object. */
  #appendPiece(wirePiece: WireObject, definition: WireObject): boolean {
    const { index, id } = wirePiece;
    const { name, arguments: text } = definition;
    if (typeof index !== 'number' || typeof text !== 'string' || id != null || name != null) return false;
    const call = this.#byIndex.get(index);
    if (call === undefined || !call.isStarted || call.isNamedAgain) return false;
    this.#append(call, text);
    return true;
  }

  /** @param behind the call that the piece seemed to go on with: it named the tool where the piece itself does not. */
  #add({ index, name }: CallPiece, behind: OpenCall | undefined): OpenCall {
    const call: OpenCall = {
      index,
      wireId: undefined,
      id: '',
      name: name ?? (behind?.isNamedAgain === true ? behind.name : ''),
      arguments: '',
      lastCharacter: '',
      progress: new JsonProgress(),
      compactor: new TextCompactor(),
      blank: '',
      isStarted: false,
      isNamedAgain: false,
    };
    this.#calls.push(call);
    if (index !== undefined) this.#byIndex.set(index, call);
    return call;
  }

  /** The call that a piece seems to go on with: by index, else by id, else the last one. */
  #find(piece: CallPiece): OpenCall | undefined {
    const { index, wireId } = piece;
    const named = wireId === undefined ? undefined : this.#byWireId.get(wireId);
    if (index === undefined) return named ?? this.#findLast(wireId);
    const placed = this.#byIndex.get(index);
    if (placed !== undefined) {
      // Several calls at one index go on by their ids.
      return named?.index === index ? named : placed;
    }
    const open = named ?? this.#calls.at(-1);
    if (open === undefined || !continuesUnindexedCall(open, piece)) return undefined;
    open.index = index;
    this.#byIndex.set(index, open);
    return open;
  }

  /** Without an index, an id that nobody has seen starts a call, unless the last call still waits for its id. */
  #findLast(wireId: string | undefined): OpenCall | undefined {
    const last = this.#calls.at(-1);
    return wireId === undefined || last?.wireId === undefined ? last : undefined;
  }

  #append(call: OpenCall, text: string): void {
    if (text === '') return;
    const kept = text.charCodeAt(text.length - 1) <= 0x20 ? text.trimEnd() : text;
    // Nothing but white space only makes what is held back longer: to look at all of it again would cost more each time.
    if (kept === '') {
      call.blank += text;
      return;
    }
    const fresh = call.blank + kept;
    call.blank = text.slice(kept.length);
    call.arguments += fresh;
    call.progress.add(fresh);
    call.compactor.note(call.arguments);
    call.lastCharacter = fresh.charAt(fresh.length - 1);
    if (call.isStarted) this.#writer.writeBeside({ type: 'tool-input-delta', id: call.id, delta: fresh });
  }

  #start(call: OpenCall): void {
    this.#writer.close();
    this.#writer.hasContent = true;
    call.isStarted = true;
    call.id = this.#createId(call.wireId);
    this.#writer.writeBeside({ type: 'tool-input-start', id: call.id, toolName: call.name });
    if (call.arguments !== '') {
      this.#writer.writeBeside({ type: 'tool-input-delta', id: call.id, delta: call.arguments });
    }
  }

  #createId(wireId: string | undefined): string {
    if (wireId === undefined || this.#usedIds.has(wireId) || isPartId(wireId)) return generateId();
    this.#usedIds.add(wireId);
    return this.#earlierCallIds.tellApart(wireId);
  }
}

/** An id alone is no call: there is nothing to run. */
function hasSubstance(call: OpenCall): boolean {
  return call.name !== '' || call.arguments !== '';
}

/** An index is a number; what is none of any kind says nothing. */
function readIndex(value: unknown): number | string | undefined {
  if (typeof value !== 'string') return typeof value === 'number' ? value : undefined;
  return value.trim() === '' || Number.isNaN(Number(value)) ? readText(value) : Number(value);
}

/** Arguments are a text; some upstreams send them as the object itself. */
function readArguments(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}
