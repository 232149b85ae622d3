import { generateId } from '@ai-sdk/provider-utils';
import type { PartWriter } from './part-writer.js';
import { isObject, readText, type WireObject } from './wire-answer.js';

interface OpenCall {
  /** The id on the wire, if any; the one that goes out is unique. */
  wireId: string | undefined;
  id: string;
  name: string;
  arguments: string;
  isStarted: boolean;
}

/**
 * Puts tool calls together from their pieces, and holds them back until the answer is known to have got to its end: a call
 * that is run on half of its arguments, or twice, does harm.
 */
export class ToolCallDecoder {
  readonly #writer: PartWriter;
  readonly #calls: OpenCall[] = [];
  /** By the wire's index, as a map: an index of a billion must not make an array of a billion. */
  readonly #byIndex = new Map<unknown, OpenCall>();
  readonly #byWireId = new Map<string, OpenCall>();
  readonly #usedIds = new Set<string>();

  constructor(writer: PartWriter) {
    this.#writer = writer;
  }

  get hasCalls(): boolean {
    return this.#calls.length > 0;
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
        if (isCut) continue;
        this.#start(call);
      }
      this.#writer.writeBeside({ type: 'tool-input-end', id: call.id });
      if (isCut) continue;
      const input = call.arguments.trim() === '' ? '{}' : call.arguments;
      const metadata = this.#writer.takeLuggage();
      this.#writer.writeBeside({
        type: 'tool-call',
        toolCallId: call.id,
        toolName: call.name,
        input,
        ...(metadata !== undefined && { providerMetadata: metadata }),
      });
    }
  }

  #decodePiece(piece: WireObject, isWhole: boolean): void {
    const definition = isObject(piece['function']) ? piece['function'] : {};
    const name = readText(definition['name']);
    const text = readArguments(definition['arguments']);
    const wireId = readText(piece['id']);
    if (name === undefined && text === '' && wireId === undefined) return;
    const call =
      (isWhole ? undefined : this.#find(piece['index'], wireId, name, text)) ?? this.#add(piece['index']);
    if (call.wireId === undefined && wireId !== undefined) {
      call.wireId = wireId;
      this.#byWireId.set(wireId, call);
    }
    if (call.name === '' && name !== undefined) call.name = name;
    call.arguments += text;
    if (call.isStarted) {
      if (text !== '') this.#writer.writeBeside({ type: 'tool-input-delta', id: call.id, delta: text });
    } else if (call.name !== '' && (call.wireId !== undefined || text !== '')) {
      this.#start(call);
    }
  }

  #add(index: unknown): OpenCall {
    const call: OpenCall = { wireId: undefined, id: '', name: '', arguments: '', isStarted: false };
    this.#calls.push(call);
    if (index != null) this.#byIndex.set(index, call);
    return call;
  }

  /** The call that a piece goes on with: by index, else by id, else the last one. */
  #find(
    index: unknown,
    wireId: string | undefined,
    name: string | undefined,
    text: string,
  ): OpenCall | undefined {
    const call =
      index == null
        ? ((wireId === undefined ? undefined : this.#byWireId.get(wireId)) ?? this.#findLast(wireId))
        : this.#byIndex.get(index);
    return call !== undefined && startsAnother(call, index != null, wireId, name, text) ? undefined : call;
  }

  /** Without an index, an id that nobody has seen starts a call, unless the last call still waits for its id. */
  #findLast(wireId: string | undefined): OpenCall | undefined {
    const last = this.#calls.at(-1);
    return wireId === undefined || last?.wireId === undefined ? last : undefined;
  }

  #start(call: OpenCall): void {
    this.#writer.close();
    this.#writer.hasContent = true;
    call.isStarted = true;
    call.id = call.wireId === undefined || this.#usedIds.has(call.wireId) ? generateId() : call.wireId;
    this.#usedIds.add(call.id);
    this.#writer.writeBeside({ type: 'tool-input-start', id: call.id, toolName: call.name });
    if (call.arguments !== '') {
      this.#writer.writeBeside({ type: 'tool-input-delta', id: call.id, delta: call.arguments });
    }
  }
}

/**
 * Whether a piece that names a tool starts a call of its own although its index or its place says that it goes on with an
 * open one. Upstreams repeat names, and give parallel calls the same index or no index and no id.
 */
function startsAnother(
  call: OpenCall,
  hasIndex: boolean,
  wireId: string | undefined,
  name: string | undefined,
  text: string,
): boolean {
  if (name === undefined || call.name === '') return false;
  const isOtherId = wireId !== undefined && call.wireId !== undefined && wireId !== call.wireId;
  if (isOtherId || (name !== call.name && !hasIndex))
    return call.arguments.trim() === '' || isJson(call.arguments);
  if (hasIndex && name === call.name) return false;
  return text.trim() !== '' && isJson(call.arguments);
}

/** Arguments are a text; some upstreams send them as the object itself. */
function readArguments(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
