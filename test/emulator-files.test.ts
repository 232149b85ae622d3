import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from './emulator/index.js';
import type { Emulator } from './emulator/index.js';
import { listObjects } from './emulator/json.js';
import { postChat, readDeltas, readMessage, streamChat } from './emulator/test-client.js';
import type { JsonObject } from './emulator/types.js';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const createFile = (name: string, data: string): JsonObject => ({
  type: 'file',
  file: { filename: name, file_data: `data:application/pdf;base64,${data}` },
});
const paper = createFile('paper.pdf', 'AAAA');
const question = (...content: JsonObject[]): JsonObject => ({ role: 'user', content });

async function annotate(...messages: JsonObject[]): Promise<JsonObject[]> {
  const { json } = await postChat(emulator, { model: 'openai/gpt-4.1', messages });
  return listObjects(readMessage(json)['annotations']);
}

describe('file annotations', () => {
  it('say the name and what is in it, and are the same for the same file', async () => {
    const [annotation, ...others] = await annotate(question(paper));
    expect(others).toEqual([]);
    expect(annotation).toMatchObject({
      type: 'file',
      file: {
        hash: expect.stringMatching(/^[\da-f]{64}$/),
        name: 'paper.pdf',
        content: [{ type: 'text' }, {}, {}],
      },
    });
    expect(await annotate(question(paper))).toEqual([annotation]);
  });

  it('come in a stream too', async () => {
    const body = { model: 'openai/gpt-4.1', messages: [question(paper)] };
    const deltas = readDeltas(await streamChat(emulator, body));
    const annotations = deltas.flatMap(delta => listObjects(delta['annotations']));
    expect(annotations).toEqual(await annotate(question(paper)));
  });

  it('are one for each file, and one for a file that came twice', async () => {
    const other = createFile('other.pdf', 'BBBB');
    const annotations = await annotate(question(paper, other, paper));
    expect(annotations.map(({ file }) => (file as JsonObject)['name'])).toEqual(['paper.pdf', 'other.pdf']);
  });

  it('do not come again when an assistant message brought them back', async () => {
    const annotations = await annotate(question(paper));
    const text = { type: 'text', text: 'And now?' };
    const answer = { role: 'assistant', content: 'Yes.' };
    expect(await annotate(question(paper), { ...answer, annotations }, question(text))).toEqual([]);
    expect(await annotate(question(paper), answer, question(text))).toEqual(annotations);
  });
});
