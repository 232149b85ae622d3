import { createHash } from 'node:crypto';
import { isObject, listObjects, readText } from '../json.js';
import type { JsonObject } from '../types.js';

/**
 * What the route's file parser found in the documents of a conversation, one annotation for each. A document whose
 * annotation came back with an assistant message is not parsed again.
 */
export function annotateFiles(body: JsonObject): JsonObject[] {
  const messages = listObjects(body['messages']);
  const known = new Set(messages.flatMap(message => listObjects(message['annotations'])).map(readHash));
  const parts = messages.flatMap(message => listObjects(message['content']));
  const annotations: JsonObject[] = [];
  for (const { file } of parts) {
    if (!isObject(file)) continue;
    const hash = createHash('sha256')
      .update(readText(file['file_data']) ?? '')
      .digest('hex');
    if (known.has(hash)) continue;
    known.add(hash);
    annotations.push(composeAnnotation(hash, readText(file['filename']) ?? 'document'));
  }
  return annotations;
}

function readHash(annotation: JsonObject): unknown {
  return isObject(annotation['file']) ? annotation['file']['hash'] : undefined;
}

function composeAnnotation(hash: string, name: string): JsonObject {
  const texts = [`<file name="${name}">`, 'The emulator has not read this file.', '</file>'];
  return { type: 'file', file: { hash, name, content: texts.map(text => ({ type: 'text', text })) } };
}
