import type { JSONObject } from '@ai-sdk/provider';
import { generateId } from '@ai-sdk/provider-utils';
import { omitUndefined } from '../../omit-undefined.js';
import { OPTIONS_KEY } from '../../names.js';
import type { PartWriter } from './part-writer.js';
import { isObject, readNumber, readObjects, readText, type WireObject } from './wire-answer.js';

/**
 * Turns citations into sources and keeps file annotations for the next turn. Upstreams send the list so far with every chunk,
 * so what was there before is left out; another place or excerpt of the same page is another citation.
 */
export class AnnotationDecoder {
  /** File annotations as received; sent back, they save parsing the file again. */
  readonly files: JSONObject[] = [];
  /** Whether the model cited a page, as it does after a search. */
  hasCitations = false;
  readonly #writer: PartWriter;
  readonly #seen = new Set<string>();

  constructor(writer: PartWriter) {
    this.#writer = writer;
  }

  /** Notes the files alone: before the content of their delta, whose text carries them even if something ends it at once. */
  decodeFiles(annotations: unknown): void {
    for (const annotation of readObjects(annotations)) {
      if (annotation['type'] === 'file') this.#decodeFile(annotation);
    }
  }

  decode(annotations: unknown): void {
    for (const annotation of readObjects(annotations)) {
      if (annotation['type'] === 'url_citation') this.#decodeCitation(annotation);
      else if (annotation['type'] === 'file') this.#decodeFile(annotation);
    }
  }

  #decodeCitation(annotation: WireObject): void {
    const citation = isObject(annotation['url_citation']) ? annotation['url_citation'] : annotation;
    const url = readText(citation['url']);
    if (url === undefined) return;
    const title = readText(citation['title']);
    const content = readText(citation['content']);
    const startIndex = readNumber(citation['start_index']);
    const endIndex = readNumber(citation['end_index']);
    if (this.#isKnown(JSON.stringify([url, title, content, startIndex, endIndex]))) return;
    this.hasCitations = true;
    const metadata: JSONObject = omitUndefined({ content, startIndex, endIndex });
    this.#writer.hasContent = true;
    this.#writer.writeBeside({
      type: 'source',
      sourceType: 'url',
      // Not counted: the answers of several steps stand side by side in one message, and ids are the keys of a list.
      id: generateId(),
      url,
      ...omitUndefined({ title }),
      ...(Object.keys(metadata).length > 0 && { providerMetadata: { [OPTIONS_KEY]: metadata } }),
    });
  }

  #decodeFile(annotation: WireObject): void {
    const file = isObject(annotation['file']) ? annotation['file'] : {};
    const identity = readText(file['hash']) ?? JSON.stringify(annotation);
    if (this.#isKnown(identity)) return;
    this.files.push(annotation as JSONObject);
    // One list for all parts that carry it: copies would take the square of it.
    this.#writer.addLuggage({ annotations: this.files });
  }

  #isKnown(identity: string): boolean {
    const isKnown = this.#seen.has(identity);
    this.#seen.add(identity);
    return isKnown;
  }
}
